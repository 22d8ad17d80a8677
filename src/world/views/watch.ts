import { AwsError, NotSimulated } from '../../aws/errors.ts';
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

/** CloudWatch's instruments over a world. Region defaults to the home Region. */

/** How each period looked to an alarm when it was last evaluated; null: no such alarm. */
export function microscopeOf(
  world: World,
  ask: { readonly alarmName: string; readonly at?: number },
): AlarmMicroscope | null {
  return alarmMicroscope(watch(world), ask);
}

export function statesOf(
  world: World,
  ask: { readonly alarmName: string } & Stretch,
): readonly StateSpan[] {
  return alarmStates(watch(world), ask);
}

export function seriesOf(
  world: World,
  ask: { readonly queries: readonly SeriesQuery[]; readonly points: number } & Stretch,
): readonly SeriesData[] {
  return seriesView(watch(world), ask);
}

/** What an alarm would have done; AWS's own refusal when it is none yet. */
export function backtestOf(
  world: World,
  { alarm, days }: { readonly alarm: object; readonly days: number },
): AlarmBacktest | { readonly code: string; readonly message: string; readonly status: number } {
  const found = check('cloudwatch', 'PutMetricAlarm', { AlarmName: 'alarm', ...alarm });
  if (!found.ok) return found.error;
  try {
    return alarmBacktest(watch(world), { alarm: found.params as never, days });
  } catch (error) {
    if (error instanceof AwsError) return error.answer;
    if (error instanceof NotSimulated) {
      return { code: 'NotSimulated', message: error.message, status: 501 };
    }
    throw error;
  }
}

function watch(world: World): CloudWatchContext {
  return world.context('cloudwatch') as unknown as CloudWatchContext;
}
