import { formatOffset } from '../../../../aws/instant.ts';
import { double, printJson } from '../../format.ts';
import { alarmArn, type CloudWatchContext } from '../../state.ts';
import type { Dimension } from '../../metrics/store.ts';
import type { Alarm, AlarmConfig } from '../alarm.ts';
import { lowerCased, type StateSnapshot } from './history.ts';
import { regionName } from './regions.ts';

/** A change of state that actions are told about. */
export interface Change {
  readonly alarm: Alarm;
  readonly before: StateSnapshot;
  /** When the state before was entered. */
  readonly beforeAt: number;
  readonly after: StateSnapshot;
}

/** Subject of the notification: `ALARM: "name" in EU (Ireland)`. */
export function noticeSubject(ctx: CloudWatchContext, { alarm, after }: Change): string {
  return `${after.state}: "${alarm.config.AlarmName}" in ${regionName(ctx.region)}`;
}

/** The JSON text that goes to an SNS topic, members in AWS's order. */
export function noticeMessage(ctx: CloudWatchContext, { alarm, before, after }: Change): string {
  const { config } = alarm;
  return printJson({
    AlarmName: config.AlarmName,
    AlarmDescription: config.AlarmDescription ?? null,
    AWSAccountId: ctx.account,
    AlarmConfigurationUpdatedTimestamp: formatOffset(alarm.configuredAt),
    NewStateValue: after.state,
    NewStateReason: after.reason,
    StateChangeTime: formatOffset(ctx.now),
    Region: regionName(ctx.region),
    AlarmArn: alarmArn(ctx, config.AlarmName),
    OldStateValue: before.state,
    OKActions: config.OKActions,
    AlarmActions: config.AlarmActions,
    InsufficientDataActions: config.InsufficientDataActions,
    Trigger: config.Metrics ? mathTrigger(config) : metricTrigger(config),
  });
}

function metricTrigger(config: AlarmConfig): object {
  const { Statistic, ExtendedStatistic } = config;
  return {
    MetricName: config.MetricName,
    Namespace: config.Namespace,
    StatisticType: Statistic === undefined ? 'ExtendedStatistic' : 'Statistic',
    Statistic: Statistic === undefined ? undefined : STATISTIC_WORDS.get(Statistic),
    ExtendedStatistic,
    Unit: config.Unit ?? null,
    Dimensions: dimensionsOf(config.Dimensions),
    Period: config.Period,
    ...conditionOf(config),
  };
}

function mathTrigger(config: AlarmConfig): object {
  const Metrics = (config.Metrics ?? []).map(({ MetricStat, ReturnData = true, ...rest }) => ({
    Id: rest.Id,
    Expression: rest.Expression,
    Label: rest.Label,
    MetricStat: MetricStat && {
      Metric: {
        Dimensions: dimensionsOf(MetricStat.Metric.Dimensions ?? []),
        MetricName: MetricStat.Metric.MetricName,
        Namespace: MetricStat.Metric.Namespace,
      },
      Period: MetricStat.Period,
      Stat: MetricStat.Stat,
      Unit: MetricStat.Unit,
    },
    ReturnData,
  }));
  return { ...conditionOf(config), Metrics };
}

function conditionOf(config: AlarmConfig): object {
  return {
    EvaluationPeriods: config.EvaluationPeriods,
    DatapointsToAlarm: config.DatapointsToAlarm,
    ComparisonOperator: config.ComparisonOperator,
    Threshold: config.Threshold === undefined ? undefined : double(config.Threshold),
    TreatMissingData: config.TreatMissingData ?? 'missing',
    EvaluateLowSampleCountPercentile: config.EvaluateLowSampleCountPercentile ?? '',
  };
}

const STATISTIC_WORDS: ReadonlyMap<string, string> = new Map([
  ['SampleCount', 'SAMPLE_COUNT'],
  ['Average', 'AVERAGE'],
  ['Sum', 'SUM'],
  ['Minimum', 'MINIMUM'],
  ['Maximum', 'MAXIMUM'],
]);

function dimensionsOf(dimensions: readonly Dimension[]): object[] {
  return dimensions.map(({ Name, Value }) => ({ value: Value, name: Name }));
}

/** What a Lambda function is invoked with ("Lambda alarm actions"). */
export function lambdaPayload(ctx: CloudWatchContext, change: Change): string {
  const { alarm, before, beforeAt, after } = change;
  const { config } = alarm;
  return printJson({
    source: 'aws.cloudwatch',
    alarmArn: alarmArn(ctx, config.AlarmName),
    accountId: ctx.account,
    time: formatOffset(ctx.now),
    region: ctx.region,
    alarmData: {
      alarmName: config.AlarmName,
      state: stateOf(after, ctx.now),
      previousState: stateOf(before, beforeAt),
      configuration: {
        description: config.AlarmDescription,
        metrics: config.Metrics ? lowerCased(config.Metrics) : [plainMetric(config)],
      },
    },
  });
}

function stateOf({ state, reason, reasonData }: StateSnapshot, at: number): object {
  return {
    value: state,
    reason,
    reasonData: reasonData ?? undefined,
    timestamp: formatOffset(at),
  };
}

function plainMetric(config: AlarmConfig): object {
  const dimensions = printableMap(config.Dimensions);
  return {
    id: 'm1',
    metricStat: {
      metric: { namespace: config.Namespace, name: config.MetricName, dimensions },
      period: config.Period,
      stat: config.Statistic ?? config.ExtendedStatistic,
    },
    returnData: true,
  };
}

/** Own keys only, whatever they are called. */
function printableMap(dimensions: readonly Dimension[]): object {
  return Object.fromEntries(dimensions.map(({ Name, Value }) => [Name, Value]));
}
