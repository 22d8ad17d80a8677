import type { Dimension } from '../metrics/store.ts';
import { parseStatistic, needsSamples, type Statistic } from '../metrics/statistic-name.ts';
import type { DataQuery } from '../queries/data-query.ts';
import {
  minimumSamplesOf,
  missingDataOf,
  type AlarmRule,
  type AlarmState,
  type Comparison,
} from './law/rule.ts';
import { evaluationRange, type Span } from './law/timing.ts';
import type { Track } from './run/track.ts';

/** What PutMetricAlarm set, in AWS's words; lists that were left out are empty. Frozen. */
export interface AlarmConfig {
  readonly AlarmName: string;
  readonly AlarmDescription?: string;
  readonly ActionsEnabled: boolean;
  readonly OKActions: readonly string[];
  readonly AlarmActions: readonly string[];
  readonly InsufficientDataActions: readonly string[];
  readonly MetricName?: string;
  readonly Namespace?: string;
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Dimensions: readonly Dimension[];
  readonly Period?: number;
  readonly Unit?: string;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly Threshold?: number;
  readonly ComparisonOperator: string;
  readonly TreatMissingData?: string;
  readonly EvaluateLowSampleCountPercentile?: string;
  readonly Metrics?: readonly DataQuery[];
}

export interface Alarm {
  readonly id: number;
  config: AlarmConfig;
  plan: Plan;
  state: AlarmState;
  reason: string;
  reasonData: string | null;
  /** State or reason last changed. */
  updatedAt: number;
  /** State last changed. */
  transitionedAt: number;
  configuredAt: number;
  /** Key of the batch it is evaluated in. */
  batch: string;
  /** Breach history as bits, for alarms that can be followed that way. */
  track: Track | null;
}

/** Everything evaluation needs, worked out once from the configuration. Frozen. */
export interface Plan {
  readonly rule: AlarmRule;
  /** DatapointsToAlarm was set: reasons then say "out of". */
  readonly isOutOf: boolean;
  readonly span: Span;
  /** How many periods are fetched. */
  readonly range: number;
  readonly metric: WatchedMetric | null;
  /** A metric math alarm: its queries, and the id of the one that returns data. */
  readonly math: { readonly queries: readonly DataQuery[]; readonly returned: string } | null;
  /** Some action is a scaling policy, which is repeated while the state lasts. */
  readonly scales: boolean;
}

export interface WatchedMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly Dimension[];
  readonly unit?: string;
  readonly statistic: Statistic;
}

export function planOf(config: AlarmConfig): Plan {
  const span = { period: periodOf(config), evaluationPeriods: config.EvaluationPeriods };
  const metric = metricOf(config);
  const returned = config.Metrics?.find(({ ReturnData = true }) => ReturnData);
  const math = config.Metrics ? { queries: config.Metrics, returned: returned?.Id ?? '' } : null;
  return Object.freeze({
    rule: ruleOf(config, metric),
    isOutOf: config.DatapointsToAlarm !== undefined,
    span: Object.freeze(span),
    range: evaluationRange(span),
    metric,
    math: math && Object.freeze(math),
    scales: actionsFor(config, null).some(isScalingPolicy),
  });
}

/** Actions of one state, or of all. */
export function actionsFor(config: AlarmConfig, state: AlarmState | null): readonly string[] {
  const { OKActions, AlarmActions, InsufficientDataActions } = config;
  switch (state) {
    case 'OK':
      return OKActions;
    case 'ALARM':
      return AlarmActions;
    case 'INSUFFICIENT_DATA':
      return InsufficientDataActions;
    case null:
      return [...OKActions, ...AlarmActions, ...InsufficientDataActions];
  }
}

export function isScalingPolicy(arn: string): boolean {
  return arn.startsWith('arn:aws:autoscaling:');
}

function ruleOf(config: AlarmConfig, metric: WatchedMetric | null): AlarmRule {
  const { EvaluationPeriods: n, DatapointsToAlarm: m = n } = config;
  const statistic = metric?.statistic;
  const ignoresFew = config.EvaluateLowSampleCountPercentile === 'ignore';
  const percentile = statistic?.kind === 'percentile' ? statistic.fraction * 100 : null;
  return Object.freeze({
    comparison: config.ComparisonOperator as Comparison,
    threshold: config.Threshold ?? null,
    evaluationPeriods: n,
    datapointsToAlarm: m,
    missingData: missingDataOf(config.TreatMissingData, config.Namespace),
    minimumSamples: ignoresFew && percentile !== null ? minimumSamplesOf(percentile) : 0,
  });
}

function metricOf(config: AlarmConfig): WatchedMetric | null {
  if (config.MetricName === undefined) return null;
  const statistic = parseStatistic(config.Statistic ?? config.ExtendedStatistic ?? '');
  if (!statistic) return null;
  return Object.freeze({
    namespace: config.Namespace ?? '',
    name: config.MetricName,
    dimensions: config.Dimensions,
    unit: config.Unit,
    statistic: Object.freeze(statistic),
  });
}

/** Of metrics with different periods the coarsest counts. */
function periodOf(config: AlarmConfig): number {
  if (!config.Metrics) return config.Period ?? 60;
  const periods = config.Metrics.map(({ MetricStat, Period }) => MetricStat?.Period ?? Period ?? 0);
  return periods.reduce((a, b) => Math.max(a, b), 0) || 60;
}

/** True when the statistic can be had from count, sum and extremes alone. */
export function isBasic(metric: WatchedMetric): boolean {
  return !needsSamples(metric.statistic);
}
