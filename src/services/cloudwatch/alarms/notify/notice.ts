import { formatOffset } from '../../../../aws/instant.ts';
import { uuidAt } from '../../../../kernel/ids.ts';
import { double, printJson } from '../../format.ts';
import { alarmArn, type CloudWatchContext } from '../../state.ts';
import type { Dimension } from '../../metrics/store.ts';
import type { DataQuery } from '../../queries/data-query.ts';
import type { Alarm, AlarmConfig } from '../alarm.ts';
import { STATISTIC_WORDS } from './configuration.ts';
import type { StateSnapshot } from './history.ts';
import { alarmHeading, alarmMail, type AlarmNotice } from './mail.ts';
import { regionName } from './regions.ts';

/** Family of the ids of plain alarms' metrics, for `uuidAt`. */
const METRIC_IDS = 0x616c;

/** A change of state that actions are told about. */
export interface Change {
  readonly alarm: Alarm;
  readonly before: StateSnapshot;
  /** When the state before was entered. */
  readonly beforeAt: number;
  readonly after: StateSnapshot;
}

const SUBJECT_LIMIT = 100;

/** Subject of the notification: `ALARM: "name" in EU (Ireland)`, a long name cut to fit. */
export function noticeSubject(ctx: CloudWatchContext, { alarm, after }: Change): string {
  const { AlarmName } = alarm.config;
  const parts = { AlarmName, NewStateValue: after.state, Region: regionName(ctx.region) };
  return alarmHeading(parts, SUBJECT_LIMIT - alarmHeading({ ...parts, AlarmName: '' }).length);
}

/** What a topic gets: one text for machines, one for mail and one for phones, as JSON. */
export function noticeTexts(ctx: CloudWatchContext, change: Change): string {
  const message = noticeMessage(ctx, change);
  const notice = JSON.parse(message) as AlarmNotice;
  return printJson({ default: message, sms: alarmHeading(notice), email: alarmMail(notice) });
}

/** The JSON text for machines, members in AWS's order. */
function noticeMessage(ctx: CloudWatchContext, { alarm, before, after }: Change): string {
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
    ActionExecutedAfterMuteWindow: false,
    OKActions: config.OKActions,
    AlarmActions: config.AlarmActions,
    InsufficientDataActions: config.InsufficientDataActions,
    Trigger: config.Metrics ? mathTrigger(alarm) : metricTrigger(config),
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

function mathTrigger({ config, plan }: Alarm): object {
  const Metrics = (config.Metrics ?? []).map(({ MetricStat, ReturnData = true, ...rest }) => ({
    Expression: rest.Expression,
    Id: rest.Id,
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
    Period: rest.Period,
    AccountId: rest.AccountId,
  }));
  return { Period: plan.span.period, ...conditionOf(config), Metrics };
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
        metrics: config.Metrics ? config.Metrics.map(eventQuery) : [plainMetric(ctx, alarm)],
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

/** Of a plain alarm the id is a UUID that nobody chose (recorded). */
function plainMetric(ctx: CloudWatchContext, { id, config }: Alarm): object {
  return {
    id: uuidAt(ctx.seed, METRIC_IDS, id),
    metricStat: {
      metric: eventMetric(config.Namespace, config.MetricName, config.Dimensions),
      period: config.Period,
      stat: config.Statistic ?? config.ExtendedStatistic,
      unit: config.Unit,
    },
    returnData: true,
  };
}

function eventQuery({ MetricStat, ReturnData = true, ...rest }: DataQuery): object {
  const { Namespace, MetricName, Dimensions = [] } = MetricStat?.Metric ?? {};
  return {
    id: rest.Id,
    expression: rest.Expression,
    label: rest.Label,
    metricStat: MetricStat && {
      metric: eventMetric(Namespace, MetricName, Dimensions),
      period: MetricStat.Period,
      stat: MetricStat.Stat,
      unit: MetricStat.Unit,
    },
    returnData: ReturnData,
  };
}

function eventMetric(
  namespace: string | undefined,
  name: string | undefined,
  dimensions: readonly Dimension[],
): object {
  return { namespace, name, dimensions: printableMap(dimensions) };
}

/** Own keys only, whatever they are called. */
function printableMap(dimensions: readonly Dimension[]): object {
  return Object.fromEntries(dimensions.map(({ Name, Value }) => [Name, Value]));
}
