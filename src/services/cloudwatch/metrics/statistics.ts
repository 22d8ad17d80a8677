import { distributionOf, percentileOf, trimByFraction, trimByValue } from './distribution.ts';
import type { Statistic } from './statistic-name.ts';
import type { Window } from './window.ts';

/**
 * The statistic of one period of a window, or null when there is no data or when it cannot be
 * known: percentiles and trimmed statistics need raw samples, none of them negative.
 */
export function statisticAt(window: Window, index: number, statistic: Statistic): number | null {
  const count = window.count[index]!;
  if (count === 0) return null;
  switch (statistic.kind) {
    case 'SampleCount':
      return count;
    case 'Sum':
      return window.sum[index]!;
    case 'Average':
      return window.sum[index]! / count;
    case 'Minimum':
      return window.min[index]!;
    case 'Maximum':
      return window.max[index]!;
    default:
      return spreadStatistic(window, index, statistic);
  }
}

function spreadStatistic(
  window: Window,
  index: number,
  statistic: Extract<Statistic, { kind: 'percentile' | 'trimmed' }>,
): number | null {
  const extremes = { min: window.min[index]!, max: window.max[index]! };
  if (statistic.kind === 'percentile') {
    if (statistic.fraction === 0) return extremes.min;
    if (statistic.fraction === 1) return extremes.max;
  }
  const spread = window.spread?.[index];
  if (!spread || spread.isOpaque || extremes.min < 0) return null;
  if (statistic.kind === 'trimmed' && statistic.bounds.by === 'value') {
    return trimByValue(spread, extremes, statistic);
  }
  const distribution = distributionOf(spread, extremes);
  if (statistic.kind === 'percentile') return percentileOf(distribution, statistic.fraction);
  return trimByFraction(distribution, statistic.take, statistic.bounds);
}

/** Every period of the window, missing ones as null. */
export function statisticsOf(window: Window, statistic: Statistic): (number | null)[] {
  const values: (number | null)[] = new Array<number | null>(window.length);
  for (let i = 0; i < window.length; i++) values[i] = statisticAt(window, i, statistic);
  return values;
}
