import { describe, expect, it } from 'vitest';
import { tickLabel, timeScale, timeWords, valueScale, valueWords } from './axis.ts';
import { MARGIN } from './series.ts';

const MIDNIGHT = Date.UTC(2026, 2, 2);
const HOUR = 3_600_000;

describe('axes', () => {
  it('label time in UTC and name the day at midnight', () => {
    expect(tickLabel(MIDNIGHT).label).toBe('Mon 2 Mar');
    expect(tickLabel(MIDNIGHT + 9.5 * HOUR).label).toBe('09:30');
    expect(timeWords(MIDNIGHT + HOUR)).toBe('Mon 2 Mar 01:00');
  });
  it('put the range between the margins and read pixels back', () => {
    const scale = timeScale({ from: MIDNIGHT, to: MIDNIGHT + 2 * HOUR }, 640);
    expect(scale.x(MIDNIGHT)).toBe(MARGIN.left);
    expect(scale.at(scale.x(MIDNIGHT + HOUR))).toBeCloseTo(MIDNIGHT + HOUR, 0);
    expect(scale.ticks.length).toBeGreaterThan(3);
  });
  it('write a label inwards where the edge of the picture would cut it', () => {
    const { ticks } = timeScale({ from: MIDNIGHT, to: MIDNIGHT + 2 * HOUR }, 640);
    expect(ticks.at(-1)!.place).toEqual({ x: 640, anchor: 'end' });
    expect(ticks[1]!.place.anchor).toBe('middle');
    const days = timeScale({ from: MIDNIGHT - 100 * HOUR, to: MIDNIGHT + HOUR }, 400).ticks;
    expect(days.at(-1)!.place).toEqual({ x: 400, anchor: 'end' });
  });
  it('start values at zero and hold thresholds', () => {
    const series = [
      { label: 'cpu', unit: 'Percent', start: 0, periodMs: 1, values: Float64Array.of(20, 60) },
    ];
    const range = { from: 0, to: 2 };
    const scale = valueScale({ series, range, include: [80], percent: true }, 200);
    expect([scale.low, scale.high]).toEqual([0, 100]);
    expect(scale.y(0)).toBe(200 - MARGIN.bottom);
  });
  it('have a scale even for a series without a single point', () => {
    const scale = valueScale(
      { series: [], range: { from: 0, to: 1 }, include: [], percent: false },
      100,
    );
    expect(Number.isFinite(scale.y(0.5))).toBe(true);
  });
  it('write values short', () => {
    expect([0, 22.456, 1204, 3_400_000].map(valueWords)).toEqual(['0', '22.5', '1,204', '3.4M']);
  });
});
