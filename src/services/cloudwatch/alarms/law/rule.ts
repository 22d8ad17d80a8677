/** The part of an alarm's configuration that its evaluation depends on. */

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export type Comparison =
  | 'GreaterThanOrEqualToThreshold'
  | 'GreaterThanThreshold'
  | 'LessThanThreshold'
  | 'LessThanOrEqualToThreshold'
  | 'LessThanLowerOrGreaterThanUpperThreshold'
  | 'LessThanLowerThreshold'
  | 'GreaterThanUpperThreshold';

export type MissingData = 'breaching' | 'notBreaching' | 'ignore' | 'missing';

export interface AlarmRule {
  readonly comparison: Comparison;
  /** Null for bands, whose bounds come with each point. */
  readonly threshold: number | null;
  /** N. */
  readonly evaluationPeriods: number;
  /** M; N when it was not set. */
  readonly datapointsToAlarm: number;
  readonly missingData: MissingData;
  /** Points with fewer samples leave the state as it is. 0: every point counts. */
  readonly minimumSamples: number;
}

/** One period of the evaluation range that has data. */
export interface Datapoint {
  /** Start of the period, epoch milliseconds. */
  readonly at: number;
  readonly value: number;
  readonly sampleCount: number;
  readonly lower?: number;
  readonly upper?: number;
}

export function isBreaching(
  rule: AlarmRule,
  point: Omit<Datapoint, 'at' | 'sampleCount'>,
): boolean {
  const { value, lower = -Infinity, upper = Infinity } = point;
  const threshold = rule.threshold ?? NaN;
  switch (rule.comparison) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'LessThanThreshold':
      return value < threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold;
    case 'LessThanLowerOrGreaterThanUpperThreshold':
      return value < lower || value > upper;
    case 'LessThanLowerThreshold':
      return value < lower;
    case 'GreaterThanUpperThreshold':
      return value > upper;
  }
}

/** The same for a static threshold, where a point is a bare number. */
export function crosses(rule: AlarmRule, value: number): boolean {
  const threshold = rule.threshold!;
  switch (rule.comparison) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'LessThanThreshold':
      return value < threshold;
    default:
      return value <= threshold;
  }
}

/** "AWS/DynamoDB": missing data is ignored unless the alarm says otherwise. */
export function missingDataOf(
  treatment: string | undefined,
  namespace: string | undefined,
): MissingData {
  if (treatment !== undefined) return treatment as MissingData;
  return namespace === 'AWS/DynamoDB' ? 'ignore' : 'missing';
}

/** Below this many samples a percentile is not statistically significant (user guide). */
export function minimumSamplesOf(percentile: number): number {
  const tail = Math.min(percentile, 100 - percentile);
  return tail <= 0 ? 0 : Math.round((1_000 / tail) * 1e6) / 1e6;
}
