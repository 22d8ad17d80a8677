import { isBreaching, type AlarmRule, type AlarmState, type Datapoint } from './rule.ts';

/**
 * The law of alarms, as "Configuring how CloudWatch alarms treat missing data" tells it: which
 * points of the evaluation range count, how gaps are filled, and what state follows. It knows no
 * clock and no store.
 */

export type Case =
  /** Not one real point in the range. */
  | 'no data'
  /** At least N real points: the newest N decide, gaps are skipped, the treatment plays no part. */
  | 'enough data'
  /** Fewer than N: all real points and fills up to N decide. */
  | 'filled'
  /** Every real point breaches, fewer than M of them, the oldest at least M periods old. */
  | 'early alarm'
  /** The same, but all are younger than M periods. */
  | 'too young'
  /** A percentile with too few samples, set to be ignored. */
  | 'few samples';

export interface Verdict {
  readonly state: AlarmState;
  readonly because: Case;
  /** Positions in the range that were considered, newest first. */
  readonly considered: readonly number[];
  readonly breaching: number;
  /** How many points had to be filled in. */
  readonly fills: number;
  /** True when the treatment of missing data, not a real point, kept the state. */
  readonly isKept: boolean;
}

/**
 * @param range the whole evaluation range, oldest first, null where there is no data
 * @param current the state the alarm is in
 */
export function evaluate(
  rule: AlarmRule,
  range: readonly (Datapoint | null)[],
  current: AlarmState,
): Verdict {
  const real = realPositions(range);
  const { evaluationPeriods: n, datapointsToAlarm: m } = rule;
  const considered = real.slice(0, n);
  const isBad = (position: number): boolean => isBreaching(rule, range[position]!);
  const breaching = considered.filter(isBad).length;
  const fills = n - considered.length;
  const verdict = (state: AlarmState, because: Case, isKept = false): Verdict => ({
    state,
    because,
    considered,
    breaching,
    fills,
    isKept,
  });

  if (real.length === 0) return noData(rule, current, verdict);
  if (range[real[0]!]!.sampleCount < rule.minimumSamples) {
    return verdict(current, 'few samples', true);
  }
  if (fills === 0) return verdict(breaching >= m ? 'ALARM' : 'OK', 'enough data');
  if (rule.missingData === 'breaching') {
    return verdict(breaching + fills >= m ? 'ALARM' : 'OK', 'filled');
  }
  if (breaching >= m) return verdict('ALARM', 'filled');
  if (rule.missingData === 'notBreaching' || breaching < real.length)
    return verdict('OK', 'filled');
  const oldestAge = range.length - real.at(-1)!;
  if (oldestAge < m) return verdict(current, 'too young', true);
  if (rule.missingData === 'ignore') return verdict(current, 'early alarm', true);
  return verdict('ALARM', 'early alarm');
}

function noData(
  rule: AlarmRule,
  current: AlarmState,
  verdict: (state: AlarmState, because: Case, isKept?: boolean) => Verdict,
): Verdict {
  switch (rule.missingData) {
    case 'missing':
      return verdict('INSUFFICIENT_DATA', 'no data');
    case 'ignore':
      return verdict(current, 'no data', true);
    case 'breaching':
      return verdict('ALARM', 'no data');
    case 'notBreaching':
      return verdict('OK', 'no data');
  }
}

/** Positions with data, newest first. */
function realPositions(range: readonly (Datapoint | null)[]): number[] {
  const positions: number[] = [];
  for (let at = range.length - 1; at >= 0; at--) if (range[at]) positions.push(at);
  return positions;
}
