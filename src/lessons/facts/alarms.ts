import type { Instant } from '../../kernel/clock.ts';
import { instantFrom, minuteOf, peekAll, RECENT_MS, type Lens } from '../lens.ts';
import type { TopicFact } from './topics.ts';

/** A metric alarm as conditions see it. */
export interface AlarmFact {
  readonly name: string;
  /** Made or changed since the story opened. */
  readonly isMine: boolean;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** `InstanceId=i-0a1…, …` in the alarm's order; empty without dimensions. */
  readonly dimensionText: string;
  readonly statistic: string;
  readonly period: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly threshold: number | null;
  readonly comparison: string;
  readonly treatMissing: string;
  readonly usesMath: boolean;
  readonly state: string;
  readonly reason: string;
  readonly stateMinute: number;
  readonly actionsEnabled: boolean;
  readonly actions: readonly string[];
  /** Points that arrived for exactly this series in the last three hours. */
  readonly points: number;
  /** Whether ListMetrics knows exactly this series. */
  readonly seriesExists: boolean;
  /** Shortest distance between two points, in seconds; 0 with fewer than two. */
  readonly pointEverySeconds: number;
  readonly actionTopics: readonly string[];
  /** Topics of its ALARM actions with at least one confirmed subscription. */
  readonly confirmedTopics: readonly string[];
  /** Transitions into ALARM since the story opened, in minutes. */
  readonly firedAtMinutes: readonly number[];
}

interface Dimension {
  readonly Name: string;
  readonly Value: string;
}

interface AlarmAnswer {
  readonly AlarmName: string;
  readonly AlarmConfigurationUpdatedTimestamp?: Instant;
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly Dimension[];
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Period?: number;
  readonly EvaluationPeriods?: number;
  readonly DatapointsToAlarm?: number;
  readonly Threshold?: number;
  readonly ComparisonOperator?: string;
  readonly TreatMissingData?: string;
  readonly Metrics?: readonly unknown[];
  readonly StateValue: string;
  readonly StateReason?: string;
  readonly StateUpdatedTimestamp?: Instant;
  readonly ActionsEnabled?: boolean;
  readonly AlarmActions?: readonly string[];
}

export function alarmFacts(lens: Lens, topics: readonly TopicFact[]): AlarmFact[] {
  const look = { service: 'cloudwatch', operation: 'DescribeAlarms', params: {} };
  const found = peekAll<AlarmAnswer>(lens, look, { list: 'MetricAlarms' });
  return found.map((alarm) => alarmFact(lens, alarm, topics));
}

function alarmFact(lens: Lens, alarm: AlarmAnswer, topics: readonly TopicFact[]): AlarmFact {
  const isMine = (alarm.AlarmConfigurationUpdatedTimestamp ?? 0) >= lens.opensAt;
  const actions = alarm.AlarmActions ?? [];
  const targets = topics.filter((topic) => actions.includes(topic.arn));
  return {
    name: alarm.AlarmName,
    isMine,
    namespace: alarm.Namespace ?? '',
    metric: alarm.MetricName ?? '',
    dimensions: Object.fromEntries((alarm.Dimensions ?? []).map((d) => [d.Name, d.Value])),
    dimensionText: (alarm.Dimensions ?? []).map((d) => `${d.Name}=${d.Value}`).join(', '),
    statistic: alarm.Statistic ?? alarm.ExtendedStatistic ?? '',
    period: alarm.Period ?? 0,
    evaluationPeriods: alarm.EvaluationPeriods ?? 0,
    datapointsToAlarm: alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods ?? 0,
    threshold: alarm.Threshold ?? null,
    comparison: alarm.ComparisonOperator ?? '',
    treatMissing: alarm.TreatMissingData ?? 'missing',
    usesMath: (alarm.Metrics?.length ?? 0) > 0,
    state: alarm.StateValue,
    reason: alarm.StateReason ?? '',
    stateMinute: minuteOf(lens, instantFrom(alarm.StateUpdatedTimestamp)),
    actionsEnabled: alarm.ActionsEnabled ?? true,
    actions,
    actionTopics: targets.map((topic) => topic.name),
    confirmedTopics: targets.filter((topic) => topic.confirmed > 0).map((topic) => topic.name),
    firedAtMinutes: isMine ? firings(lens, alarm.AlarmName) : [],
    ...(isMine ? seriesFacts(lens, alarm) : NO_SERIES_FACTS),
  };
}

const NO_SERIES_FACTS = Object.freeze({ points: 0, seriesExists: true, pointEverySeconds: 0 });

function seriesFacts(
  lens: Lens,
  alarm: AlarmAnswer,
): Pick<AlarmFact, 'points' | 'seriesExists' | 'pointEverySeconds'> {
  const { Namespace, MetricName, Dimensions = [] } = alarm;
  if (!Namespace || !MetricName) return NO_SERIES_FACTS;
  const look = {
    service: 'cloudwatch',
    operation: 'GetMetricStatistics',
    params: {
      Namespace,
      MetricName,
      Dimensions,
      StartTime: lens.now - RECENT_MS,
      EndTime: lens.now + 60_000,
      Period: 60,
      Statistics: ['SampleCount'],
    },
  };
  const points = peekAll<{ Timestamp: Instant }>(lens, look, { list: 'Datapoints' })
    .map((point) => point.Timestamp)
    .sort((a, b) => a - b);
  const gaps = points.slice(1).map((at, i) => at - points[i]!);
  return {
    points: points.length,
    seriesExists: points.length > 0 || isListed(lens, Namespace, { MetricName, Dimensions }),
    pointEverySeconds: gaps.length > 0 ? Math.min(...gaps) / 1_000 : 0,
  };
}

function isListed(
  lens: Lens,
  Namespace: string,
  of: { MetricName: string; Dimensions: readonly Dimension[] },
): boolean {
  const look = { service: 'cloudwatch', operation: 'ListMetrics', params: { Namespace, ...of } };
  const found = peekAll<{ Dimensions?: readonly Dimension[] }>(lens, look, { list: 'Metrics' });
  return found.some((metric) => (metric.Dimensions?.length ?? 0) === of.Dimensions.length);
}

function firings(lens: Lens, AlarmName: string): number[] {
  const look = {
    service: 'cloudwatch',
    operation: 'DescribeAlarmHistory',
    params: { AlarmName, HistoryItemType: 'StateUpdate', StartDate: lens.opensAt },
  };
  const items = peekAll<{ Timestamp: Instant; HistorySummary?: string }>(lens, look, {
    list: 'AlarmHistoryItems',
  });
  return items
    .filter((item) => item.HistorySummary?.endsWith('to ALARM'))
    .map((item) => minuteOf(lens, item.Timestamp))
    .sort((a, b) => a - b);
}
