import { parseArn } from '../../../aws/arn.ts';
import { notSimulated } from '../../../aws/errors.ts';
import { invalidValue, validationError } from '../errors.ts';
import { rejectForAlarm } from '../math/alarm-expression.ts';
import { isAlarmPeriod, isAlarmSpan } from '../metrics/periods.ts';
import { parseStatistic } from '../metrics/statistic-name.ts';
import { checkQueries } from '../queries/check.ts';
import type { DataQuery } from '../queries/data-query.ts';
import type { AlarmConfig } from './alarm.ts';
import { checkAction } from './check-action.ts';

/** PutMetricAlarm's parameters, as the caller sent them. */
export type AlarmInput = Partial<AlarmConfig> &
  Pick<AlarmConfig, 'AlarmName'> & {
    readonly ThresholdMetricId?: string;
    readonly EvaluationCriteria?: unknown;
    readonly EvaluationInterval?: number;
    readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
  };

const BANDS = [
  'LessThanLowerOrGreaterThanUpperThreshold',
  'LessThanLowerThreshold',
  'GreaterThanUpperThreshold',
];

/** The configuration, checked and completed; throws what AWS would say. */
export function checkedConfig(input: AlarmInput): AlarmConfig {
  refuseUnsimulated(input);
  if (hasControlCharacter(input.AlarmName)) {
    throw validationError('AlarmName must not contain ASCII Control characters');
  }
  if (input.Metrics) checkMath(input, input.Metrics);
  else checkMetric(input);
  checkPeriods(input);
  checkWords(input);
  const config = completed(input);
  for (const list of ['OKActions', 'AlarmActions', 'InsufficientDataActions'] as const) {
    for (const arn of config[list]) checkAction(arn, config, parseArn(arn));
  }
  return config;
}

function refuseUnsimulated(input: AlarmInput): void {
  if (input.EvaluationCriteria !== undefined || input.EvaluationInterval !== undefined) {
    throw notSimulated('PromQL alarms (EvaluationCriteria, EvaluationInterval) are not simulated.');
  }
  const isBand = BANDS.includes(input.ComparisonOperator ?? '');
  if (isBand || input.ThresholdMetricId !== undefined) {
    throw notSimulated('Anomaly detection alarms (ThresholdMetricId) are not simulated.');
  }
}

function checkMetric(input: AlarmInput): void {
  const { Statistic, ExtendedStatistic } = input;
  if (Statistic !== undefined && ExtendedStatistic !== undefined) {
    throw validationError(
      'PutMetricAlarm request can not be made with both Statistic and ExtendedStatistic parameters. ' +
        'Only one of them should be present',
    );
  }
  if (ExtendedStatistic !== undefined && !parseStatistic(ExtendedStatistic)) {
    throw invalidValue(
      `The value ${ExtendedStatistic} for parameter ExtendedStatistic is not supported.`,
    );
  }
  const needed = ['MetricName', 'Namespace', 'Period', 'EvaluationPeriods'] as const;
  for (const name of needed) requireSet(input, name);
  if (Statistic === undefined && ExtendedStatistic === undefined) requireSet(input, 'Statistic');
  requireSet(input, 'ComparisonOperator');
  requireSet(input, 'Threshold');
  checkLowSamples(input);
}

function requireSet(input: AlarmInput, name: keyof AlarmInput): void {
  if (input[name] !== undefined) return;
  throw validationError(`The parameter ${name} is required.`);
}

function checkLowSamples(input: AlarmInput): void {
  const option = input.EvaluateLowSampleCountPercentile;
  if (option === undefined) return;
  if (option !== 'evaluate' && option !== 'ignore') {
    throw validationError(
      `Option ${option} is not supported. ` +
        'Supported options for parameter EvaluateLowSampleCountPercentile are evaluate and ignore.',
    );
  }
  const statistic = parseStatistic(input.ExtendedStatistic ?? '');
  if (statistic?.kind === 'percentile') return;
  throw validationError(
    'Option evaluateLowSampleCountPercentile can not be applied with statistic ' +
      `${input.Statistic ?? input.ExtendedStatistic}. This option is enabled only for percentile statistics.`,
  );
}

/** What a metric math alarm may not set beside its Metrics. */
const PLAIN = [
  'MetricName',
  'Namespace',
  'Statistic',
  'ExtendedStatistic',
  'Period',
  'Unit',
  'Dimensions',
] as const;

function checkMath(input: AlarmInput, metrics: readonly DataQuery[]): void {
  for (const name of PLAIN) {
    if (input[name] === undefined) continue;
    throw validationError(`${name} should not be set if list of Metrics is set.`);
  }
  checkQueries(metrics, 'Metrics');
  if (metrics.filter(({ ReturnData = true }) => ReturnData).length !== 1) {
    throw validationError('Exactly one element of the metrics list should return data.');
  }
  for (const name of ['EvaluationPeriods', 'ComparisonOperator', 'Threshold'] as const) {
    requireSet(input, name);
  }
  for (const { Expression } of metrics) {
    const rejection = Expression === undefined ? null : rejectForAlarm(Expression);
    if (rejection !== null) throw validationError(rejection);
  }
}

function checkPeriods(input: AlarmInput): void {
  const n = input.EvaluationPeriods!;
  const periods = input.Metrics
    ? input.Metrics.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Period] : []))
    : [input.Period!];
  for (const period of periods) {
    if (!isAlarmPeriod(period)) {
      throw validationError('Period must be 10, 20, 30 or a multiple of 60');
    }
    if (isAlarmSpan(period, n)) continue;
    throw validationError(
      period < 3_600
        ? 'Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400) for alarms using period < 3600'
        : 'Metrics cannot be checked across more than a week (EvaluationPeriods * Period must be <= 604800) for alarms using period >= 3600',
    );
  }
  if ((input.DatapointsToAlarm ?? 0) > n) {
    throw validationError('DatapointsToAlarm must be less than or equal to EvaluationPeriods');
  }
}

const TREATMENTS = ['breaching', 'notBreaching', 'ignore', 'missing'];

function checkWords({ TreatMissingData: treatment }: AlarmInput): void {
  if (treatment === undefined || TREATMENTS.includes(treatment)) return;
  throw validationError(
    `The value ${treatment} is not supported for TreatMissingData parameter. ` +
      `Supported values are [${TREATMENTS.join(', ')}].`,
  );
}

function completed(input: AlarmInput): AlarmConfig {
  const { ActionsEnabled = true, OKActions = [], AlarmActions = [], Dimensions = [] } = input;
  return Object.freeze({
    AlarmName: input.AlarmName,
    AlarmDescription: input.AlarmDescription,
    ActionsEnabled,
    OKActions: Object.freeze([...OKActions]),
    AlarmActions: Object.freeze([...AlarmActions]),
    InsufficientDataActions: Object.freeze([...(input.InsufficientDataActions ?? [])]),
    MetricName: input.MetricName,
    Namespace: input.Namespace,
    Statistic: input.Statistic,
    ExtendedStatistic: input.ExtendedStatistic,
    Dimensions: Object.freeze([...Dimensions]),
    Period: input.Period,
    Unit: input.Unit,
    EvaluationPeriods: input.EvaluationPeriods!,
    DatapointsToAlarm: input.DatapointsToAlarm,
    Threshold: input.Threshold,
    ComparisonOperator: input.ComparisonOperator!,
    TreatMissingData: input.TreatMissingData,
    EvaluateLowSampleCountPercentile: input.EvaluateLowSampleCountPercentile,
    Metrics: input.Metrics,
  });
}

function hasControlCharacter(name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}
