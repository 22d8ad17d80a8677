import {
  actionsFor,
  isScalingPolicy,
  type AlarmConfig,
} from '../../services/cloudwatch/alarms/alarm.ts';
import type { MetricName } from '../../services/cloudwatch/metrics/store.ts';
import { tellsTopic, watchedMetrics } from '../../services/cloudwatch/playback/play.ts';

/** What is configured in one Region, as far as it decides how it can be tried. */
export interface Configuration {
  readonly alarms: readonly ConfiguredAlarm[];
  /** By ARN, of every Region: the protocols of a topic's subscriptions. */
  readonly topics: ReadonlyMap<string, readonly string[]>;
  readonly filters: readonly Filter[];
  /** By name: a trail's settings, to be compared. */
  readonly trails: ReadonlyMap<string, string>;
}

export interface ConfiguredAlarm {
  readonly config: AlarmConfig;
  /** Configured before the story opened. */
  readonly isOld: boolean;
}

export interface Filter {
  readonly group: string;
  readonly namespace: string;
  readonly metric: string;
}

/** What a recording holds of one Region. */
export interface RecordedRegion {
  /** The configuration with which it was lived. */
  readonly lived: Configuration;
  /** Somebody published to a topic while it was lived. */
  readonly publishes: boolean;
  /** Names of log groups, whole logs of which are there to be read. */
  readonly logs: ReadonlySet<string>;
  knows(metric: Pick<MetricName, 'namespace' | 'name'>): boolean;
  /** The metric's data can be put again as they came. */
  isPlayable(metric: MetricName): boolean;
}

type Ask = { readonly own: Configuration; readonly recorded: RecordedRegion | undefined };

/**
 * Why a configuration must be tried in a world that is lived again, or null: what it would do is
 * the same in a playback. It is when nothing of it acts on the world, and all it looks at was kept.
 */
export function whyLivedAgain({ own, recorded }: Ask): string | null {
  const alarms = own.alarms.filter((alarm) => !isOldHand(alarm, recorded));
  if (!recorded) {
    const isTouched = alarms.length + own.filters.length + own.trails.size > 0;
    return isTouched ? 'nothing of the Region was recorded' : null;
  }
  if (recorded.publishes) return 'others publish too';
  for (const [name, settings] of own.trails) {
    if (recorded.lived.trails.get(name) !== settings) return `the trail ${name} is another one`;
  }
  for (const { config } of alarms) {
    const why = whyNotAlarm(config, own.topics, recorded);
    if (why) return `${config.AlarmName}: ${why}`;
  }
  if (recorded.lived.filters.length > 0) return 'the world has metric filters of its own';
  for (const { group, namespace, metric } of own.filters) {
    if (!recorded.logs.has(group)) return `the log of ${group} was not kept`;
    if (recorded.knows({ namespace, name: metric })) return `${metric} is written by others too`;
  }
  return null;
}

/**
 * An alarm nobody touched that tells no topic: what it did is in the recording. Those of scaling
 * policies have another name in every world, and find no policy of their own in a hidden one.
 */
function isOldHand({ config, isOld }: ConfiguredAlarm, recorded: RecordedRegion | undefined) {
  if (!isOld || tellsTopic(config)) return false;
  if (actionsFor(config, null).every(isScalingPolicy)) return true;
  const { AlarmName } = config;
  const known = recorded?.lived.alarms.find((alarm) => alarm.config.AlarmName === AlarmName);
  return known !== undefined && JSON.stringify(known.config) === JSON.stringify(config);
}

function whyNotAlarm(
  alarm: AlarmConfig,
  topics: Configuration['topics'],
  recorded: RecordedRegion,
): string | null {
  const actions = actionsFor(alarm, null);
  if (actions.length === 0) return null;
  for (const arn of actions) {
    if (!arn.startsWith('arn:aws:sns:')) return 'an action on the account itself';
    if (topics.get(arn)?.some((protocol) => MACHINES.includes(protocol))) {
      return `${arn} tells a function or a queue`;
    }
  }
  if (periodsOf(alarm).some((period) => period < 60)) return 'a period below a minute';
  for (const metric of watchedMetrics(alarm)) {
    if (metric.namespace === 'AWS/SNS') return 'it watches what its own messages move';
    if (!recorded.isPlayable(metric)) return `data of ${metric.name} came in no order to be kept`;
  }
  return null;
}

const MACHINES = ['lambda', 'sqs'];

function periodsOf({ Period = 60, Metrics = [] }: AlarmConfig): number[] {
  return Metrics.length === 0
    ? [Period]
    : Metrics.map((query) => query.MetricStat?.Period ?? query.Period ?? 60);
}
