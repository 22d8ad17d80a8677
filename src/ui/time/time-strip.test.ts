import { describe, expect, it } from 'vitest';
import { latest, share, stripRange, thin } from './time-strip.ts';

const H = 3_600_000;
const mark = (at: number, kind: 'alarm' | 'act' | 'snapshot', label = kind as string) => ({
  at,
  kind,
  label,
  route: null,
});

describe('the strip of the time bar', () => {
  it('shows the whole story and a quarter hour before it', () => {
    const world = { start: 100 * H, end: 103 * H, historyFrom: 0 };
    expect(stripRange(world, 101 * H)).toEqual({ from: 99.75 * H, to: 103 * H });
    expect(stripRange(world, 105 * H).to).toBe(105 * H);
  });
  it('shows the last day of an account without an end', () => {
    const world = { start: 100 * H, end: null, historyFrom: 0 };
    expect(stripRange(world, 200 * H)).toEqual({ from: 100 * H, to: 200 * H });
    expect(stripRange(world, 110 * H)).toEqual({ from: 86 * H, to: 110 * H });
  });
  it('keeps marks apart by kind and merges crowded ones', () => {
    const range = { from: 0, to: 1000 };
    const crowd = [mark(1, 'act'), mark(2, 'act'), mark(3, 'alarm'), mark(2000, 'act')];
    expect(thin(crowd, range).map((m) => m.at)).toEqual([2, 3]);
    expect(share(range, 2000)).toBe(1);
  });
  it('words the newest alarm and the newest own act', () => {
    const marks = [mark(1, 'act', 'StopInstances'), mark(5, 'alarm', 'cpu'), mark(7, 'snapshot')];
    expect(latest(marks, (at) => `t${at}`)).toEqual(['cpu t5', 'you: StopInstances t1']);
  });
});
