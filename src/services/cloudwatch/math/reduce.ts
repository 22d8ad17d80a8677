import { ExpressionError } from './parse.ts';
import { realOf, scalar, series, type MathValue, type Points, type Series } from './values.ts';

/** AVG SUM MIN MAX STDDEV: over all points of one series, or per timestamp over a list. */

export type Reducer = 'AVG' | 'SUM' | 'MIN' | 'MAX' | 'STDDEV';

export const REDUCERS: readonly string[] = ['AVG', 'SUM', 'MIN', 'MAX', 'STDDEV'];

export function reduce(how: Reducer, value: MathValue): MathValue {
  if (value.type === 'TS') return scalar(reduceNumbers(how, realOf(value.series.values)) ?? 0);
  if (value.type === 'TS[]') return series(how, reduceAcross(how, value.list));
  throw new ExpressionError(`${how} takes time series`);
}

/**
 * An absent member counts as 0 for SUM, AVG and STDDEV, with the full number of members as
 * divisor; MIN and MAX leave it out. Where all are absent there is no point.
 */
function reduceAcross(how: Reducer, list: readonly Series[]): Points {
  const length = Math.max(0, ...list.map(({ values }) => values.length));
  return Array.from({ length }, (_, i) => {
    const points = list.map(({ values }) => values[i] ?? null);
    const real = realOf(points);
    if (real.length === 0) return null;
    const isExtreme = how === 'MIN' || how === 'MAX';
    return reduceNumbers(how, isExtreme ? real : points.map((point) => point ?? 0));
  });
}

export function reduceNumbers(how: Reducer, numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sum = numbers.reduce((a, b) => a + b, 0);
  const mean = sum / numbers.length;
  switch (how) {
    case 'SUM':
      return sum;
    case 'AVG':
      return mean;
    case 'MIN':
      return numbers.reduce((a, b) => Math.min(a, b));
    case 'MAX':
      return numbers.reduce((a, b) => Math.max(a, b));
    case 'STDDEV':
      return Math.sqrt(
        numbers.reduce((total, x) => total + (x - mean) * (x - mean), 0) / numbers.length,
      );
  }
}
