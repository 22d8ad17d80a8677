import { describe, expect, it } from 'vitest';
import { instantOf } from '../aws/instant.ts';
import { forkStream } from '../kernel/random.ts';
import { drawCount, nextNoise, noiseFactor, shareOfPeak, type Rhythm } from './curve.ts';

const rhythm: Rhythm = { peakPerMinute: 600, night: 0.2, weekend: 0.6, sigma: 0.08 };
const monday = (hour: number) => instantOf([2026, 3, 2], [hour, 0, 0]);

describe('the rhythm of a ticket site', () => {
  it('peaks late in the morning and in the evening, and rests at night', () => {
    expect(shareOfPeak(rhythm, monday(11))).toBeCloseTo(1, 6);
    expect(shareOfPeak(rhythm, monday(20))).toBeCloseTo(1, 6);
    expect(shareOfPeak(rhythm, monday(3))).toBeCloseTo(0.2, 1);
    expect(shareOfPeak(rhythm, monday(15))).toBeLessThan(0.7);
  });

  it('is weaker at the weekend', () => {
    const sunday = instantOf([2026, 3, 1], [11, 0, 0]);
    expect(shareOfPeak(rhythm, sunday)).toBeCloseTo(0.6, 6);
  });

  it('has noise around one that remembers the minute before', () => {
    const luck = forkStream(7, 'noise');
    let noise = 0;
    let sum = 0;
    for (let i = 0; i < 20_000; i++) {
      noise = nextNoise(noise, luck);
      sum += noiseFactor(noise, 0.08);
    }
    expect(sum / 20_000).toBeCloseTo(1, 2);
  });

  it('counts arrivals with the mean it was asked for', () => {
    const luck = forkStream(7, 'count');
    for (const mean of [0.5, 4, 80]) {
      let sum = 0;
      for (let i = 0; i < 5_000; i++) sum += drawCount(mean, luck);
      expect(sum / 5_000 / mean).toBeCloseTo(1, 1);
    }
  });
});
