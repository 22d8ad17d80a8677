import { describe, expect, it } from 'vitest';
import { newBucket, takeNow, takeWindow } from './buckets.ts';

const MINUTE = 60_000;

describe('provisioned capacity', () => {
  const rule = { perSecond: 5, floor: 0 };

  it('bursts on five minutes of unused capacity, then throttles', () => {
    const bucket = newBucket(0, 5);
    const taken = [0, 1, 2, 3].map((minute) => {
      const span = { from: minute * MINUTE, until: (minute + 1) * MINUTE, units: 900 };
      return takeWindow(bucket, rule, span);
    });
    // 1,500 saved + 300 a minute: 900, 900, 300 + rest, then 300 a minute.
    expect(taken).toEqual([900, 900, 600, 300]);
  });

  it('saves up again while idle, to 300 seconds at most', () => {
    const bucket = newBucket(0, 5);
    takeWindow(bucket, rule, { from: 0, until: MINUTE, units: 1_800 });
    const later = { from: 61 * MINUTE, until: 62 * MINUTE, units: 10_000 };
    expect(takeWindow(bucket, rule, later)).toBe(1_800);
  });

  it('single requests take from the same bucket', () => {
    const bucket = newBucket(0, 1);
    let served = 0;
    while (takeNow(bucket, { perSecond: 1, floor: 0 }, { now: 0, units: 1 })) served += 1;
    expect(served).toBe(300);
    expect(takeNow(bucket, { perSecond: 1, floor: 0 }, { now: 1_000, units: 1 })).toBe(true);
  });
});

describe('on-demand capacity', () => {
  it('takes 4,000 writes a second at once and doubles with its peak', () => {
    const bucket = newBucket(0, 0);
    const rule = { perSecond: null, floor: 4_000 };
    const second = (at: number, units: number) =>
      takeWindow(bucket, rule, { from: at, until: at + 1_000, units });
    expect(second(0, 9_000)).toBe(4_000);
    expect(second(1_000, 9_000)).toBe(8_000);
    expect(second(2_000, 9_000)).toBe(9_000);
  });
});
