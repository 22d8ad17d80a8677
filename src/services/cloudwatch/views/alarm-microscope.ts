import type { Alarm } from '../alarms/alarm.ts';
import { evaluate, type Verdict } from '../alarms/law/evaluate.ts';
import { isBreaching, type AlarmState, type Datapoint } from '../alarms/law/rule.ts';
import { newestEnd } from '../alarms/law/timing.ts';
import { findAlarm } from '../alarms/registry.ts';
import { batchOf, nextTurn } from '../alarms/run/batches.ts';
import { lookAt } from '../alarms/run/look.ts';
import { explained } from '../alarms/run/schedule.ts';
import type { CloudWatchContext } from '../state.ts';
import { stateJustBefore } from './alarm-states.ts';
import { verdictWords } from './verdict-words.ts';

/** One period of the evaluation range under the microscope. */
export interface MicroscopeColumn {
  readonly start: number;
  readonly value: number | null;
  readonly point: 'real' | 'missing';
  /** What the alarm put in its place, where it did. */
  readonly filledAs: 'breaching' | 'notBreaching' | 'ignore' | 'missing' | null;
  readonly breaching: boolean | null;
  readonly fetched: boolean;
  /** Among the points that decided. */
  readonly counted: boolean;
}

export interface AlarmMicroscope {
  readonly alarmName: string;
  readonly evaluatedAt: number;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly threshold: number | null;
  readonly comparison: string;
  readonly treatMissingData: string;
  readonly statistic: string;
  /** Oldest first. */
  readonly columns: readonly MicroscopeColumn[];
  readonly breachingCount: number;
  readonly state: AlarmState;
  readonly reason: string;
  readonly words: string;
}

/**
 * What an alarm looked at when it last decided, at or before `at` (default: now): points fetched
 * and filled, M of N, the state and why. Null before its first evaluation. It reads the store as
 * it is now: data that came late is there, though the alarm did not see it then.
 */
export function alarmMicroscope(
  ctx: CloudWatchContext,
  { alarmName, at = ctx.now }: { readonly alarmName: string; readonly at?: number },
): AlarmMicroscope | null {
  const alarm = findAlarm(ctx.state, alarmName);
  if (!alarm) return null;
  const batch = batchOf(alarm.batch);
  const evaluatedAt = nextTurn(batch, at) - batch.intervalMs;
  const before = stateJustBefore(ctx, alarmName, evaluatedAt);
  if (before === null) return null;
  const { plan, config } = alarm;
  const { rule, span } = plan;
  const range = lookAt(ctx.state.store, plan, evaluatedAt);
  const verdict = evaluate(rule, range, before);
  return {
    alarmName,
    evaluatedAt,
    periodSeconds: span.period,
    evaluationPeriods: rule.evaluationPeriods,
    datapointsToAlarm: rule.datapointsToAlarm,
    threshold: rule.threshold,
    comparison: rule.comparison,
    treatMissingData: rule.missingData,
    statistic: config.Statistic ?? config.ExtendedStatistic ?? plan.math?.returned ?? '',
    columns: columnsOf(alarm, { range, verdict, evaluatedAt }),
    breachingCount: countBreaching(alarm, verdict),
    state: verdict.state,
    reason: explained(evaluatedAt, alarm, { range, verdict }).reason,
    words: verdictWords(plan, verdict),
  };
}

interface Seen {
  readonly range: readonly (Datapoint | null)[];
  readonly verdict: Verdict;
  readonly evaluatedAt: number;
}

function columnsOf({ plan }: Alarm, { range, verdict, evaluatedAt }: Seen): MicroscopeColumn[] {
  const { rule, span } = plan;
  const periodMs = span.period * 1_000;
  const first = newestEnd(evaluatedAt, span) - range.length * periodMs;
  const filled = filledPositions(range, verdict);
  return range.map((point, i): MicroscopeColumn => {
    const isFilled = filled.has(i);
    return {
      start: first + i * periodMs,
      value: point?.value ?? null,
      point: point ? 'real' : 'missing',
      filledAs: isFilled ? rule.missingData : null,
      breaching: point
        ? isBreaching(rule, point)
        : isFilled
          ? fillBreaches(rule.missingData)
          : null,
      fetched: true,
      counted: isFilled || verdict.considered.includes(i),
    };
  });
}

/** Gaps that were filled in: the newest ones, as many as were needed. */
function filledPositions(range: readonly (Datapoint | null)[], { fills }: Verdict): Set<number> {
  const gaps = range.flatMap((point, i) => (point ? [] : [i]));
  return new Set(fills > 0 ? gaps.slice(-fills) : []);
}

function fillBreaches(missingData: string): boolean | null {
  if (missingData === 'breaching') return true;
  return missingData === 'notBreaching' ? false : null;
}

function countBreaching({ plan }: Alarm, { breaching, fills }: Verdict): number {
  return breaching + (plan.rule.missingData === 'breaching' ? fills : 0);
}
