import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStatistic } from '../metrics/statistic-name.ts';
import { evaluateExpression, finalSeries, type Scope } from './evaluate.ts';
import { ExpressionError, parseExpression } from './parse.ts';
import { series } from './values.ts';

const metrics = [
  { id: 'm1', values: [1, null, 3, 4] },
  { id: 'm2', values: [10, 20, null, 40] },
];

const scope: Scope = {
  grid: { start: Date.UTC(2026, 2, 2, 6), period: 60, length: 4 },
  lookup: (id) => {
    const found = metrics.find((metric) => metric.id === id);
    return found ? series(id, found.values) : null;
  },
  metrics: () => metrics,
  periodOf: () => 60,
};

function values(expression: string) {
  return finalSeries(evaluateExpression(parseExpression(expression), scope), 'e')[0]?.values ?? [];
}

describe('metric math', () => {
  it('binds powers before signs, signs before products, products before sums', () => {
    const one = 'TIME_SERIES(1)';
    expect(values(`${one} * (2 + 3 * 2 ^ 2)`)[0]).toBe(14);
    expect(values(`-2 ^ 2 + 0 * ${one}`)[0]).toBe(-4);
    expect(values(`${one} + 1 > 1 AND 1 > 0`)[0]).toBe(1);
  });

  it('drops a missing point against a scalar, and counts it as 0 against a series', () => {
    expect(values('m1 + 1')).toEqual([2, null, 4, 5]);
    expect(values('m1 + m2')).toEqual([11, 20, 3, 44]);
  });

  it('interpolates between known points only', () => {
    expect(values('FILL(m1, LINEAR)')).toEqual([1, 2, 3, 4]);
    expect(values('FILL(m2, LINEAR)')).toEqual([10, 20, 30, 40]);
  });

  it('never fails otherwise than with an error of the expression, whatever is typed', () => {
    const words = fc.constantFrom(
      ...'m1 m2 METRICS() SUM( AVG( IF( FILL( SORT( RATE( , ) [ ] + - * / ^ < == AND 1 0.5 "x" REPEAT DESC __proto__ constructor'.split(
        ' ',
      ),
    );
    const texts = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(words, { maxLength: 14 }).map((parts) => parts.join(' ')),
      fc.integer({ min: 1, max: 3_000 }).map((depth) => '('.repeat(depth)),
      fc.integer({ min: 1, max: 3_000 }).map((depth) => `${'-'.repeat(depth)}m1`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          values(text);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('names of statistics', () => {
  it('are read or refused, never worse', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (name) => {
        const statistic = parseStatistic(name);
        if (statistic?.kind === 'percentile') expect(statistic.fraction).toBeLessThanOrEqual(1);
      }),
    );
  });
});
