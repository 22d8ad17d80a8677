/** The parts of CloudWatch's answers that the pages read. Names as in the API. */
export interface Dimension {
  readonly Name: string;
  readonly Value: string;
}
export interface Metric {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly Dimension[];
}
export interface MetricDataQuery {
  readonly Id: string;
  readonly Expression?: string;
  readonly Label?: string;
  readonly ReturnData?: boolean;
  /** Seconds, of an expression. */
  readonly Period?: number;
  readonly MetricStat?: { readonly Period: number };
}
export interface MetricAlarm {
  readonly AlarmName: string;
  readonly AlarmArn: string;
  readonly AlarmDescription?: string;
  readonly ActionsEnabled?: boolean;
  readonly OKActions?: readonly string[];
  readonly AlarmActions?: readonly string[];
  readonly InsufficientDataActions?: readonly string[];
  readonly StateValue: string;
  readonly StateReason?: string;
  readonly StateReasonData?: string;
  readonly StateUpdatedTimestamp?: unknown;
  readonly StateTransitionedTimestamp?: unknown;
  readonly MetricName?: string;
  readonly Namespace?: string;
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Dimensions?: readonly Dimension[];
  readonly Period?: number;
  readonly Unit?: string;
  readonly EvaluationPeriods?: number;
  readonly DatapointsToAlarm?: number;
  readonly Threshold?: number;
  readonly ComparisonOperator?: string;
  readonly TreatMissingData?: string;
  readonly EvaluateLowSampleCountPercentile?: string;
  readonly Metrics?: readonly MetricDataQuery[];
}
export interface DescribeAlarms {
  readonly MetricAlarms?: readonly MetricAlarm[];
  readonly CompositeAlarms?: readonly { readonly AlarmName: string; readonly StateValue: string }[];
}
export interface AlarmHistoryItem {
  readonly AlarmName: string;
  readonly Timestamp?: unknown;
  readonly HistoryItemType?: string;
  readonly HistorySummary?: string;
  readonly HistoryData?: string;
}

/** What an alarm of an expression watches: its label, or the expression. */
export function expressionOf(metrics: readonly MetricDataQuery[] | undefined): string | undefined {
  const watched = metrics?.find((one) => one.ReturnData !== false && one.Expression);
  return watched?.Label ?? watched?.Expression;
}

/** The period of an alarm in seconds; metric math has it in its queries. */
export function periodOf({ Period, Metrics = [] }: MetricAlarm): number {
  const periods = Metrics.map((one) => one.Period ?? one.MetricStat?.Period ?? 0);
  return Period ?? (Math.max(0, ...periods) || 60);
}

/** The same queries with another period. */
export function queriesAt(queries: readonly MetricDataQuery[], Period: number): MetricDataQuery[] {
  return queries.map((one) =>
    one.MetricStat ? { ...one, MetricStat: { ...one.MetricStat, Period } } : { ...one, Period },
  );
}

export const statisticOf = (alarm: MetricAlarm): string =>
  alarm.Statistic ?? alarm.ExtendedStatistic ?? 'Average';

/** `InstanceId: i-0a1b…, Name: x` or "no dimensions". */
export function dimensionWords(dimensions: readonly Dimension[] | undefined): string {
  if (!dimensions || dimensions.length === 0) return 'No dimensions';
  return dimensions.map((one) => `${one.Name}: ${one.Value}`).join(', ');
}
