import { alarmArn, type CloudWatchContext } from '../state.ts';
import type { DataQuery } from '../queries/data-query.ts';
import type { Alarm } from './alarm.ts';

/** A MetricAlarm as DescribeAlarms answers it: what was not set is not there. */
export function describeAlarm(ctx: CloudWatchContext, alarm: Alarm): Record<string, unknown> {
  const { config } = alarm;
  const answer: Record<string, unknown> = {
    AlarmName: config.AlarmName,
    AlarmArn: alarmArn(ctx, config.AlarmName),
  };
  if (config.AlarmDescription !== undefined) answer.AlarmDescription = config.AlarmDescription;
  answer.AlarmConfigurationUpdatedTimestamp = alarm.configuredAt;
  answer.ActionsEnabled = config.ActionsEnabled;
  answer.OKActions = config.OKActions;
  answer.AlarmActions = config.AlarmActions;
  answer.InsufficientDataActions = config.InsufficientDataActions;
  answer.StateValue = alarm.state;
  // An empty StateReason is left out (recorded).
  if (alarm.reason !== '') answer.StateReason = alarm.reason;
  if (alarm.reasonData !== null) answer.StateReasonData = alarm.reasonData;
  answer.StateUpdatedTimestamp = alarm.updatedAt;
  for (const member of OPTIONAL) {
    if (config[member] !== undefined) answer[member] = config[member];
  }
  if (config.Metrics) answer.Metrics = config.Metrics.map(describeQuery);
  answer.Dimensions = config.Dimensions;
  answer.EvaluationPeriods = config.EvaluationPeriods;
  answer.ComparisonOperator = config.ComparisonOperator;
  answer.StateTransitionedTimestamp = alarm.transitionedAt;
  return answer;
}

const OPTIONAL = [
  'MetricName',
  'Namespace',
  'Statistic',
  'ExtendedStatistic',
  'Period',
  'Unit',
  'DatapointsToAlarm',
  'Threshold',
  'TreatMissingData',
  'EvaluateLowSampleCountPercentile',
] as const;

/** A metric's dimensions are always there, as those of a plain alarm (recorded). */
function describeQuery(query: DataQuery): DataQuery {
  const { MetricStat } = query;
  if (!MetricStat) return query;
  const { Dimensions = [] } = MetricStat.Metric;
  return { ...query, MetricStat: { ...MetricStat, Metric: { ...MetricStat.Metric, Dimensions } } };
}
