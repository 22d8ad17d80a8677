import { AwsError, NotSimulated } from '../../aws/errors.ts';
import type { AlarmState } from '../../services/cloudwatch/alarms/law/rule.ts';
import { keptHistory } from '../../services/cloudwatch/alarms/notify/history.ts';
import { findAlarm } from '../../services/cloudwatch/alarms/registry.ts';
import { findMetric } from '../../services/cloudwatch/metrics/store.ts';
import type { CloudWatchContext } from '../../services/cloudwatch/state.ts';
import {
  alarmBacktest,
  type AlarmBacktest,
} from '../../services/cloudwatch/views/alarm-backtest.ts';
import {
  alarmMicroscope,
  type AlarmMicroscope,
} from '../../services/cloudwatch/views/alarm-microscope.ts';
import {
  alarmStates,
  type StateSpan,
  type Stretch,
} from '../../services/cloudwatch/views/alarm-states.ts';
import {
  seriesView,
  type SeriesData,
  type SeriesQuery,
} from '../../services/cloudwatch/views/series.ts';
import { check } from '../../aws/model/check.ts';
import type { World } from '../world.ts';

/**
 * CloudWatch's instruments over a world: in the Region that is asked for; where none is, wherever
 * there is such a metric or alarm, the home Region first.
 */
interface Somewhere {
  readonly region?: string;
}

/** How each period looked to an alarm when it was last evaluated; null: no such alarm. */
export function microscopeOf(
  world: World,
  ask: { readonly alarmName: string; readonly at?: number } & Somewhere,
): AlarmMicroscope | null {
  return alarmMicroscope(watchOfAlarm(world, ask), ask);
}

export function statesOf(
  world: World,
  ask: { readonly alarmName: string } & Stretch & Somewhere,
): readonly StateSpan[] {
  return alarmStates(watchOfAlarm(world, ask), ask);
}

export function seriesOf(
  world: World,
  ask: {
    readonly queries: readonly (SeriesQuery & Somewhere)[];
    readonly points: number;
  } & Stretch,
): readonly SeriesData[] {
  return ask.queries.flatMap((query) => {
    const ctx = watches(world, query).find((one) => hasMetric(one, query));
    const where = ctx ?? watch(world, query.region);
    return seriesView(where, { ...ask, queries: [query] });
  });
}

/** What an alarm would have done; AWS's own refusal when it is none yet. */
export function backtestOf(
  world: World,
  { alarm, days, region }: { readonly alarm: object; readonly days: number } & Somewhere,
): AlarmBacktest | { readonly code: string; readonly message: string; readonly status: number } {
  const found = check('cloudwatch', 'PutMetricAlarm', { AlarmName: 'alarm', ...alarm });
  if (!found.ok) return found.error;
  try {
    return alarmBacktest(watch(world, region), { alarm: found.params as never, days });
  } catch (error) {
    if (error instanceof AwsError) return error.answer;
    if (error instanceof NotSimulated) {
      return { code: 'NotSimulated', message: error.message, status: 501 };
    }
    throw error;
  }
}

/** One change of an alarm's state. */
export interface AlarmTurn {
  readonly at: number;
  readonly alarmName: string;
  readonly state: AlarmState;
}

/** Every change of state of every alarm in a stretch, oldest first. */
export function alarmTurns(world: World, { from, to }: Stretch): AlarmTurn[] {
  const turns = watches(world).flatMap(({ state, now }) =>
    keptHistory(state, now).flatMap(({ at, type, alarmName, summary }) => {
      if (type !== 'StateUpdate' || at < from || at > to) return [];
      const after = summary.slice(summary.lastIndexOf(' ') + 1) as AlarmState;
      return [{ at, alarmName, state: after }];
    }),
  );
  return turns.sort((a, b) => a.at - b.at);
}

function watchOfAlarm(
  world: World,
  ask: { readonly alarmName: string } & Somewhere,
): CloudWatchContext {
  const found = watches(world, ask).find(({ state }) => findAlarm(state, ask.alarmName));
  return found ?? watch(world, ask.region);
}

function hasMetric({ state }: CloudWatchContext, query: SeriesQuery): boolean {
  const { namespace, metric: name, dimensions } = query;
  return findMetric(state.store, { namespace, name, dimensions }) !== null;
}

function watches(world: World, { region }: Somewhere = {}): CloudWatchContext[] {
  if (region !== undefined) return [watch(world, region)];
  const { homeRegion } = world.state.spec;
  const others = [...(world.state.services.get('cloudwatch')?.keys() ?? [])];
  const regions = [homeRegion, ...others.filter((region) => region !== homeRegion).sort()];
  return regions.map((region) => watch(world, region));
}

function watch(world: World, region?: string): CloudWatchContext {
  return world.context('cloudwatch', region) as unknown as CloudWatchContext;
}
