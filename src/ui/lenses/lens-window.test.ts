import { describe, expect, it } from 'vitest';
import { fit, lensPeriod, pan, SMALLEST, zoom } from './lens-window.ts';

const HOUR = 3_600_000;
const range = { from: 10 * HOUR, to: 12 * HOUR };

describe('the window of the two lenses', () => {
  it('zooms around the instant under the pointer', () => {
    const near = zoom(range, 0.5, 11 * HOUR);
    expect(near).toEqual({ from: 10.5 * HOUR, to: 11.5 * HOUR });
    expect(zoom(range, 1e-9, 11 * HOUR).to - zoom(range, 1e-9, 11 * HOUR).from).toBe(SMALLEST);
  });
  it('stays inside the lived time and keeps its length', () => {
    const bounds = { from: 0, to: 11 * HOUR };
    expect(fit(range, bounds)).toEqual({ from: 9 * HOUR, to: 11 * HOUR });
    expect(fit(pan(range, -20), bounds)).toEqual({ from: 0, to: 2 * HOUR });
    expect(fit({ from: -HOUR, to: 50 * HOUR }, bounds)).toEqual(bounds);
  });
  it('asks for coarser points over longer times', () => {
    expect(lensPeriod(range)).toBe(60);
    expect(lensPeriod({ from: 0, to: 14 * 24 * HOUR })).toBe(3600);
  });
});
