import { describe, expect, it } from 'vitest';
import { lineLayout } from './line-layout.ts';
import type { Series } from '../series.ts';

const line = (values: readonly number[]): Series => ({
  label: 'cpu',
  unit: 'Percent',
  start: 0,
  periodMs: 60_000,
  values: Float64Array.from(values),
});
const base = {
  series: [line([20, 40, 60, 80])],
  range: { from: 0, to: 180_000 },
  threshold: null,
  band: null,
  hideAfter: null,
};
const size = { width: 264, height: 132 };

describe('a line chart', () => {
  it('spans the plot between the margins', () => {
    const { lines } = lineLayout(base, size);
    expect(lines[0]?.[0]?.[0]).toBe(52);
    expect(lines[0]?.[0]?.at(-2)).toBe(252);
  });
  it('keeps the threshold on the picture', () => {
    const layout = lineLayout({ ...base, threshold: 400 }, size);
    expect(layout.value.high).toBeGreaterThanOrEqual(400);
  });
  it('hides what the learner is asked to predict', () => {
    const { lines } = lineLayout({ ...base, hideAfter: 60_000 }, size);
    expect(lines[0]?.[0]?.length).toBe(4);
  });
  it('closes the band into one outline', () => {
    const band = [line([10, 10, 10, 10]), line([50, 50, 50, 50])] as const;
    expect(lineLayout({ ...base, band }, size).band).toMatch(/^M.*Z$/);
  });
});
