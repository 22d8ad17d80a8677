import type { Instant } from '../../kernel/clock.ts';
import type { CloudTrailState } from '../../services/cloudtrail/state.ts';
import type { Alarm } from '../../services/cloudwatch/alarms/alarm.ts';
import { alarmsInOrder } from '../../services/cloudwatch/alarms/registry.ts';
import { findMetric } from '../../services/cloudwatch/metrics/store.ts';
import type { CloudWatchState } from '../../services/cloudwatch/state.ts';
import type { LogsState } from '../../services/logs/state.ts';
import type { SnsState } from '../../services/sns/state.ts';
import type { WorldState } from '../state.ts';
import type { World } from '../world.ts';
import type { Recording } from './recording.ts';
import {
  whyLivedAgain,
  type Configuration,
  type ConfiguredAlarm,
  type RecordedRegion,
} from './why-lived-again.ts';

type Services = WorldState['services'];
type Place = Pick<WorldState, 'services' | 'spec'>;

/** Why what `own` has configured must be tried in a world that is lived again; null: it plays. */
export function whyNotPlayed(own: World, recording: Recording): string | null {
  const { services } = own.state;
  for (const region of regionsOf(services)) {
    const asked = {
      own: configurationOf(own.state, region),
      recorded: recordedRegion(recording, region),
    };
    const why = whyLivedAgain(asked);
    if (why) return why;
  }
  return null;
}

function regionsOf(services: Services): Set<string> {
  const names = ['cloudwatch', 'logs', 'cloudtrail'];
  return new Set(names.flatMap((name) => [...(services.get(name)?.keys() ?? [])]));
}

function configurationOf(
  { services, spec: { start: opensAt } }: Place,
  region: string,
): Configuration {
  const cloudwatch = stateOf<CloudWatchState>(services, 'cloudwatch', region);
  const trails = stateOf<CloudTrailState>(services, 'cloudtrail', region)?.trails.values() ?? [];
  const groups = stateOf<LogsState>(services, 'logs', region)?.groups.values() ?? [];
  return {
    alarms: cloudwatch ? alarmsInOrder(cloudwatch).map((alarm) => configured(alarm, opensAt)) : [],
    topics: protocolsByTopic(services),
    filters: [...groups].flatMap(({ name: group, filters }) =>
      [...filters.values()].map(({ settings: { metricNamespace: namespace, metricName } }) => {
        return { group, namespace, metric: metricName };
      }),
    ),
    trails: new Map(
      [...trails].map(({ name, settings, selectors, insightTypes, isLogging }) => {
        return [name, JSON.stringify({ settings, selectors, insightTypes, isLogging })];
      }),
    ),
  };
}

function configured({ config, configuredAt }: Alarm, opensAt: Instant): ConfiguredAlarm {
  return { config, isOld: configuredAt < opensAt };
}

function protocolsByTopic(services: Services): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const state of (services.get('sns') as Map<string, SnsState> | undefined)?.values() ?? []) {
    for (const { arn, subscriptions } of state.topics.values()) {
      found.set(
        arn,
        [...subscriptions.values()].map(({ protocol }) => protocol),
      );
    }
  }
  return found;
}

function recordedRegion(recording: Recording, region: string): RecordedRegion | undefined {
  const { opened, lived } = recording;
  const store = stateOf<CloudWatchState>(lived, 'cloudwatch', region)?.store;
  if (!store?.tapes) return undefined;
  const { tapes, metricsByName } = store;
  return {
    lived: configurationOf(opened, region),
    publishes: store.metrics.some(
      ({ namespace, dimensions, streams }) =>
        namespace === 'AWS/Usage' &&
        PUBLISHING.every((one) => dimensions.some(({ Value }) => one.includes(Value))) &&
        streams.some((handle) => store.streams[handle]!.lastAt >= opened.now),
    ),
    logs: new Set(stateOf<LogsState>(lived, 'logs', region)?.groups.keys()),
    knows: ({ namespace, name }) => metricsByName.has(`${namespace}\n${name}`),
    isPlayable: (metric) => {
      const [handle, another] = findMetric(store, metric)?.streams ?? [];
      // Which of two units an expression takes depends on which had data first.
      if (another !== undefined) return false;
      return handle === undefined || !tapes.get(handle)?.isPartial;
    },
  };
}

/** What the usage metric of a call that publishes says: its service, and one of its names. */
const PUBLISHING = [['SNS'], ['Publish', 'PublishBatch']];

function stateOf<State>(services: Services, name: string, region: string): State | undefined {
  return services.get(name)?.get(region) as State | undefined;
}
