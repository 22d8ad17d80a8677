import type { CloudTrailState } from '../../services/cloudtrail/state.ts';
import { countRecords } from '../../services/cloudtrail/store/store.ts';
import type { CloudWatchState } from '../../services/cloudwatch/state.ts';
import type { LogsState } from '../../services/logs/state.ts';
import type { World } from '../world.ts';

/** What has gathered in a world. */
export interface WorldCounts {
  /** Calls that came to the door, looks excluded. */
  readonly calls: number;
  /** Metrics of all Regions: each namespace, name and set of dimensions once. */
  readonly metrics: number;
  /** Log events ever written, those past their retention included. */
  readonly logEvents: number;
  /** CloudTrail records kept: management events, and data events while a trail selects them. */
  readonly records: number;
}

export function countsOf(world: World): WorldCounts {
  const sum = <State>(service: string, count: (state: State) => number): number =>
    statesOf<State>(world, service).reduce((total, state) => total + count(state), 0);
  return {
    calls: world.state.serial - 1,
    metrics: sum<CloudWatchState>('cloudwatch', ({ store }) => store.metrics.length),
    logEvents: sum<LogsState>('logs', ({ nextSequence }) => nextSequence - 1),
    records: sum<CloudTrailState>(
      'cloudtrail',
      ({ management, data }) => countRecords(management) + countRecords(data),
    ),
  };
}

function statesOf<State>(world: World, service: string): State[] {
  return [...(world.state.services.get(service)?.values() ?? [])] as State[];
}
