import { formatOffset } from '../../../../aws/instant.ts';
import { double, printJson } from '../../format.ts';
import { alarmArn, type CloudWatchContext } from '../../state.ts';
import type { Alarm, AlarmConfig } from '../alarm.ts';
import type { DataQuery } from '../../queries/data-query.ts';
import type { HistoryItem } from './history.ts';

/** What a change of configuration is; an update tells what was there before. */
export type ConfigurationChange =
  | { readonly type: 'Create' | 'Delete' }
  | { readonly type: 'Update'; readonly before: Configuration };

/** An alarm's configuration as its history prints it. */
export type Configuration = Readonly<Record<string, unknown>>;

const DONE = { Create: 'created', Update: 'updated', Delete: 'deleted' } as const;

/** "DescribeAlarmHistory": a ConfigurationUpdate, in the members and the order of recorded answers. */
export function configurationUpdate(
  ctx: CloudWatchContext,
  alarm: Alarm,
  change: ConfigurationChange,
): HistoryItem {
  const { type } = change;
  const name = alarm.config.AlarmName;
  const after = configurationOf(ctx, alarm);
  const data = {
    version: '1.0',
    type,
    [`${DONE[type]}Alarm`]: after,
    originalUpdatedFields:
      change.type === 'Update' ? changedFields(change.before, after) : undefined,
  };
  return {
    at: ctx.now,
    alarmName: name,
    type: 'ConfigurationUpdate',
    summary: `Alarm "${name}" ${DONE[type]}`,
    data: printJson(data),
  };
}

/** The old values of what is different now; what was not set before has none. */
function changedFields(before: Configuration, after: Configuration): Configuration {
  return Object.fromEntries(
    Object.entries(before).filter(
      ([name, value]) => value !== undefined && printJson(value) !== printJson(after[name]),
    ),
  );
}

export function configurationOf(ctx: CloudWatchContext, alarm: Alarm): Configuration {
  const { config } = alarm;
  return {
    alarmName: config.AlarmName,
    alarmDescription: config.AlarmDescription,
    alarmArn: alarmArn(ctx, config.AlarmName),
    alarmConfigurationUpdatedTimestamp: formatOffset(alarm.configuredAt),
    namespace: config.Namespace,
    metricName: config.MetricName,
    extendedStatistic: statisticOf(config),
    period: config.Period,
    dimensions: config.Dimensions.map(({ Name, Value }) => ({ name: Name, value: Value })),
    unit: config.Unit,
    metrics: config.Metrics?.map(printedQuery),
    threshold: config.Threshold === undefined ? undefined : double(config.Threshold),
    comparisonOperator: config.ComparisonOperator,
    evaluationPeriods: config.EvaluationPeriods,
    datapointsToAlarm: config.DatapointsToAlarm,
    treatMissingData: config.TreatMissingData,
    evaluateLowSampleCountPercentile: config.EvaluateLowSampleCountPercentile,
    stateValue: alarm.state,
    stateUpdatedTimestamp: formatOffset(alarm.updatedAt),
    actionsEnabled: config.ActionsEnabled,
    alarmActions: config.AlarmActions,
    insufficientDataActions: config.InsufficientDataActions,
    okactions: config.OKActions,
  };
}

/** Either kind of statistic stands under one name, the plain ones in capitals (recorded). */
function statisticOf({ Statistic, ExtendedStatistic }: AlarmConfig): string | undefined {
  return Statistic === undefined ? ExtendedStatistic : STATISTIC_WORDS.get(Statistic);
}

export const STATISTIC_WORDS: ReadonlyMap<string, string> = new Map([
  ['SampleCount', 'SAMPLE_COUNT'],
  ['Average', 'AVERAGE'],
  ['Sum', 'SUM'],
  ['Minimum', 'MINIMUM'],
  ['Maximum', 'MAXIMUM'],
]);

function printedQuery(query: DataQuery): object {
  const { MetricStat, ReturnData = true } = query;
  return {
    expression: query.Expression,
    id: query.Id,
    label: query.Label,
    metricStat: MetricStat && {
      metric: {
        dimensions: (MetricStat.Metric.Dimensions ?? []).map(({ Name, Value }) => ({
          name: Name,
          value: Value,
        })),
        metricName: MetricStat.Metric.MetricName,
        namespace: MetricStat.Metric.Namespace,
      },
      period: MetricStat.Period,
      stat: MetricStat.Stat,
      unit: MetricStat.Unit,
    },
    returnData: ReturnData,
    period: query.Period,
    accountId: query.AccountId,
  };
}
