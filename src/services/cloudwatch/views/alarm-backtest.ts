import { calendarOf } from '../../../aws/instant.ts';
import { planOf, type AlarmConfig, type Plan } from '../alarms/alarm.ts';
import { checkedConfig, type AlarmInput } from '../alarms/check.ts';
import { evaluate } from '../alarms/law/evaluate.ts';
import type { AlarmState, Datapoint } from '../alarms/law/rule.ts';
import { newestEnd } from '../alarms/law/timing.ts';
import { batchKey, batchOf, nextTurn } from '../alarms/run/batches.ts';
import { lookAt } from '../alarms/run/look.ts';
import { explained } from '../alarms/run/schedule.ts';
import type { MetricStore } from '../metrics/store.ts';
import type { CloudWatchContext } from '../state.ts';
import type { StateSpan, Stretch } from './alarm-states.ts';
import { phasesOf } from './phases.ts';
import type { SeriesData } from './series.ts';

export interface Page {
  readonly at: number;
  /** When the alarm left ALARM; null while it lasts. */
  readonly until: number | null;
  readonly reason: string;
}

export interface AlarmBacktest {
  readonly range: Stretch;
  readonly states: readonly StateSpan[];
  /** Transitions into ALARM. */
  readonly pages: readonly Page[];
  readonly pagesPerWeek: number;
  /** Pages between 22:00 and 06:00 UTC. */
  readonly nightPages: number;
  readonly points: SeriesData;
  readonly words: string;
}

const DAY_MS = 86_400_000;

/**
 * What an alarm would have done over the past days, had it been there: the same law over the
 * stored history, at the alarm's own seconds. Its state at the beginning is no page.
 * @throws what PutMetricAlarm would say of the configuration
 */
export function alarmBacktest(
  ctx: CloudWatchContext,
  { alarm, days }: { readonly alarm: AlarmInput; readonly days: number },
): AlarmBacktest {
  const config = checkedConfig({ ...alarm, AlarmName: alarm.AlarmName || 'alarm' });
  const range = { from: ctx.now - days * DAY_MS, to: ctx.now };
  return backtest(ctx.state.store, config, range);
}

/** The same between any two instants, for graders. */
export function backtest(store: MetricStore, config: AlarmConfig, range: Stretch): AlarmBacktest {
  const plan = planOf(config);
  const states: StateSpan[] = [];
  const pages: Page[] = [];
  let state: AlarmState | null = null;
  let since = range.from;
  const looker = lookerOf(store, plan, range);
  const batch = batchOf(batchKey(config.AlarmName, plan.span));
  for (let at = nextTurn(batch, range.from); at <= range.to; at += batch.intervalMs) {
    const points = looker(at);
    const verdict = evaluate(plan.rule, points, state ?? 'INSUFFICIENT_DATA');
    if (verdict.state === state) continue;
    if (state !== null) states.push({ from: since, to: at, state });
    if (state === 'ALARM') close(pages, at);
    if (state !== null && verdict.state === 'ALARM') {
      const { reason } = explained(at, { plan, config }, { range: points, verdict });
      pages.push({ at, until: null, reason });
    }
    since = state === null ? range.from : at;
    state = verdict.state;
  }
  if (state !== null) states.push({ from: since, to: range.to, state });
  const weeks = (range.to - range.from) / (7 * DAY_MS);
  const nightPages = pages.filter(({ at }) => isNight(at)).length;
  return {
    range,
    states,
    pages,
    pagesPerWeek: weeks > 0 ? pages.length / weeks : 0,
    nightPages,
    points: pointsOf(store, plan, { range, label: config.MetricName ?? plan.math?.returned ?? '' }),
    words: wordsOf({ pages: pages.length, nightPages, weeks }),
  };
}

/** Reads evaluation ranges: from sliding periods worked out once, or one by one. */
function lookerOf(
  store: MetricStore,
  plan: Plan,
  { from, to }: Stretch,
): (at: number) => (Datapoint | null)[] {
  const phases = phasesOf(store, plan, { from, to });
  if (!phases) return (at) => lookAt(store, plan, at);
  return (at) => phases(newestEnd(at, plan.span));
}

function close(pages: Page[], until: number): void {
  const last = pages.at(-1);
  if (last && last.until === null) pages[pages.length - 1] = { ...last, until };
}

/** Between 22:00 and 06:00 UTC. */
function isNight(at: number): boolean {
  const { hour } = calendarOf(at);
  return hour >= 22 || hour < 6;
}

/** The watched series cut into the alarm's periods, back from the end of the range. */
function pointsOf(
  store: MetricStore,
  plan: Plan,
  { range, label }: { range: Stretch; label: string },
): SeriesData {
  const periodMs = plan.span.period * 1_000;
  const end = newestEnd(range.to, plan.span);
  const length = Math.max(1, Math.floor((end - range.from) / periodMs));
  const whole = lookAt(store, { ...plan, range: length }, range.to);
  const values = Float64Array.from(whole, (point) => point?.value ?? NaN);
  const unit = plan.metric?.unit ?? null;
  return { label, unit, start: end - length * periodMs, periodMs, values };
}

function wordsOf(counts: { pages: number; nightPages: number; weeks: number }): string {
  const { pages, nightPages, weeks } = counts;
  const days = Math.round(weeks * 7);
  if (pages === 0) return `In these ${days} days it would not have paged once.`;
  const times = pages === 1 ? 'once' : `${pages} times`;
  const perWeek = Math.round((pages / weeks) * 10) / 10;
  const nights = nightPages === 0 ? 'never at night' : `${nightPages} of them at night`;
  return `In these ${days} days it would have paged ${times}, about ${perWeek} a week, ${nights}.`;
}
