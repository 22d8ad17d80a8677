import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaps, stretches } from './decimate.ts';
import type { Series } from './series.ts';

const series = (values: readonly number[]): Series => ({
  label: 'cpu',
  unit: 'Percent',
  start: 0,
  periodMs: 1,
  values: Float64Array.from(values),
});
const project = (length: number, width: number) => ({
  x: (at: number) => (at / length) * width,
  y: (value: number) => 100 - value,
  range: { from: 0, to: length },
});

describe('a line with gaps', () => {
  it('breaks where a period has no point, and never draws a zero', () => {
    const line = stretches(series([10, 20, Number.NaN, 30]), project(4, 40));
    expect(line).toEqual([
      [0, 90, 10, 80],
      [30, 70],
    ]);
  });
  it('keeps one lowest and one highest value a pixel column, in their order', () => {
    const line = stretches(series([10, 90, 50, 20]), project(4, 1));
    expect(line[0]?.slice(0, 4)).toEqual([0, 90, 0, 10]);
  });
  it('draws at most two points a column, however dense the series', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constant(Number.NaN)), {
          maxLength: 3000,
        }),
        (values) => {
          const lines = stretches(series(values), project(values.length || 1, 200));
          const pairs = lines.map((line) => line.length / 2);
          const columns = lines.map((line) => new Set(line.filter((_, i) => i % 2 === 0)).size);
          pairs.forEach((count, index) => expect(count).toBeLessThanOrEqual(2 * columns[index]!));
        },
      ),
    );
  });
  it('names the runs of missing periods', () => {
    const nan = Number.NaN;
    expect(gaps(series([1, nan, nan, 2, nan]), { from: 0, to: 5 })).toEqual([
      { from: 1, to: 3 },
      { from: 4, to: 5 },
    ]);
  });
});
