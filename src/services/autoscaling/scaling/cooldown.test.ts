// EC2 Auto Scaling user guide, "Scaling cooldowns for Amazon EC2 Auto Scaling".
import { describe, expect, it } from 'vitest';
import { combineTracking, holdBackScaleIn, isCooling, warmingCount } from './cooldown.ts';

describe('cooldown and warm-up', () => {
  const cooled = { lastActivityEnd: 0, cooldownSeconds: 300, activityInProgress: false };

  it('a simple policy waits from the end of the last activity', () => {
    expect(isCooling({ ...cooled, now: 299_999 })).toBe(true);
    expect(isCooling({ ...cooled, now: 300_000 })).toBe(false);
    expect(isCooling({ ...cooled, activityInProgress: true, now: 900_000 })).toBe(true);
    expect(isCooling({ ...cooled, lastActivityEnd: undefined, now: 0 })).toBe(false);
  });

  it('an instance warms up for its warm-up time after it came into service', () => {
    const input = { inServiceSince: [0, 50_000], warmUpSeconds: 60 };
    expect(warmingCount({ ...input, now: 59_999 })).toBe(2);
    expect(warmingCount({ ...input, now: 60_000 })).toBe(1);
  });

  it('scale-in is held back while instances come up, scale-out is not', () => {
    const base = { desired: 4, warming: 1, pending: 0 };
    expect(holdBackScaleIn({ ...base, proposed: 2 })).toBe(4);
    expect(holdBackScaleIn({ ...base, proposed: 6 })).toBe(6);
    expect(holdBackScaleIn({ ...base, warming: 0, proposed: 2 })).toBe(2);
  });

  it('scales out if any policy wants it and in only if all agree', () => {
    expect(combineTracking(4, [3, 6])).toBe(6);
    expect(combineTracking(4, [3, 4])).toBe(4);
    expect(combineTracking(4, [3, 2])).toBe(3);
    expect(combineTracking(4, [])).toBe(4);
  });
});
