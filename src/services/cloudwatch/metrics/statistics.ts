import { distributionOf, percentileOf, trimByFraction, trimByValue } from './distribution.ts';
import type { Statistic } from './statistic-name.ts';
import type { Buckets } from './buckets.ts';

/**
 * The statistic of one period of a buckets, or null when there is no data or when it cannot be
 * known: percentiles and trimmed statistics need raw samples, none of them negative.
 */
export function statisticAt(buckets: Buckets, index: number, statistic: Statistic): number | null {
  const count = buckets.count[index]!;
  if (count === 0) return null;
  switch (statistic.kind) {
    case 'SampleCount':
      return count;
    case 'Sum':
      return buckets.sum[index]!;
    case 'Average':
      return buckets.sum[index]! / count;
    case 'Minimum':
      return buckets.min[index]!;
    case 'Maximum':
      return buckets.max[index]!;
    default:
      return spreadStatistic(buckets, index, statistic);
  }
}

function spreadStatistic(
  buckets: Buckets,
  index: number,
  statistic: Extract<Statistic, { kind: 'percentile' | 'trimmed' }>,
): number | null {
  const extremes = { min: buckets.min[index]!, max: buckets.max[index]! };
  if (statistic.kind === 'percentile') {
    if (statistic.fraction === 0) return extremes.min;
    if (statistic.fraction === 1) return extremes.max;
  }
  const spread = buckets.spread?.[index];
  if (!spread || spread.isOpaque || extremes.min < 0) return null;
  if (statistic.kind === 'trimmed' && statistic.bounds.by === 'value') {
    return trimByValue(spread, extremes, statistic);
  }
  if (statistic.kind === 'percentile') return percentileOf(spread, extremes, statistic.fraction);
  const distribution = distributionOf(spread, extremes);
  return trimByFraction(distribution, statistic.take, statistic.bounds);
}

/** Every period of the buckets, missing ones as null. */
export function statisticsOf(buckets: Buckets, statistic: Statistic): (number | null)[] {
  const values: (number | null)[] = new Array<number | null>(buckets.length);
  for (let i = 0; i < buckets.length; i++) values[i] = statisticAt(buckets, i, statistic);
  return values;
}
