import { describe, expect, it } from 'vitest';
import { admit, coldStarts } from './concurrency.ts';

const minute = { windowMs: 60_000 };

describe('the concurrency of a minute', () => {
  it('is rate times duration, with a crest', () => {
    // 600 a minute of 500 ms: 5 at once on average.
    const law = admit({ ...minute, count: 600, meanDurationMs: 500, limit: 1_000 });
    expect(law).toEqual({ admitted: 600, throttled: 0, peak: 10 });
  });

  it('at a limit of zero everything is throttled', () => {
    const law = admit({ ...minute, count: 30, meanDurationMs: 100, limit: 0 });
    expect(law).toEqual({ admitted: 0, throttled: 30, peak: 0 });
  });

  it('beyond capacity the rest is throttled and the peak is the limit', () => {
    // 2 at once for 60 s of 1 s each: 120.
    const law = admit({ ...minute, count: 600, meanDurationMs: 1_000, limit: 2 });
    expect(law).toEqual({ admitted: 120, throttled: 480, peak: 2 });
  });

  it('a limit below the crest cuts the crests only', () => {
    const law = admit({ ...minute, count: 600, meanDurationMs: 500, limit: 6 });
    expect(law.peak).toBe(6);
    expect(law.throttled).toBe(30);
  });

  it('an idle function starts cold, a busy one rarely', () => {
    expect(coldStarts({ admitted: 100, peak: 5, warm: 0 })).toBe(5);
    expect(coldStarts({ admitted: 1_000, peak: 5, warm: 5 })).toBe(2);
  });
});
