// EC2 Auto Scaling user guide, "Termination policies".
import { describe, expect, it } from 'vitest';
import { pickForTermination, zoneForLaunch, type Member } from './selection.ts';

const member = (instanceId: string, zone: string, launchedAt: number, over?: Partial<Member>) => ({
  instanceId,
  zone,
  launchedAt,
  templateRank: 1,
  isProtected: false,
  ...over,
});

describe('choosing zones and instances', () => {
  const group = [member('i-1', 'a', 100), member('i-2', 'a', 200), member('i-3', 'b', 50)];

  it('launches into the zone with the fewest instances', () => {
    expect(zoneForLaunch(['a', 'b', 'c'], group)).toBe('c');
    expect(zoneForLaunch(['a', 'b'], group)).toBe('b');
    expect(zoneForLaunch(['a', 'b'], [])).toBe('a');
  });

  it('takes from the largest zone first', () => {
    const policies = ['OldestInstance'] as const;
    expect(pickForTermination({ members: group, policies, now: 1_000 })).toBe('i-1');
    expect(pickForTermination({ members: group, policies: ['NewestInstance'], now: 1_000 })).toBe(
      'i-2',
    );
  });

  it('by default the oldest launch template goes first', () => {
    const mixed = [member('i-1', 'a', 100), member('i-2', 'a', 200, { templateRank: 0 })];
    expect(pickForTermination({ members: mixed, policies: [], now: 1_000 })).toBe('i-2');
  });

  it('then the one closest to its next billing hour', () => {
    const members = [member('i-1', 'a', 0), member('i-2', 'a', 1_200_000)];
    expect(pickForTermination({ members, policies: ['Default'], now: 3_000_000 })).toBe('i-1');
  });

  it('spares instances protected from scale-in', () => {
    const members = [
      member('i-1', 'a', 100, { isProtected: true }),
      member('i-2', 'a', 200, { isProtected: true }),
    ];
    expect(pickForTermination({ members, policies: [], now: 1_000 })).toBeUndefined();
  });
});
