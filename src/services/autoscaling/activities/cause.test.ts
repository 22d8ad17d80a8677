// EC2 Auto Scaling user guide, "Verify a scaling activity for an Auto Scaling group".
import { describe, expect, it } from 'vitest';
import {
  desiredChanged,
  details,
  join,
  selected,
  shrunk,
  started,
  unhealthy,
  userTermination,
} from './cause.ts';

const T = '2026-03-02T06:00:00Z';

describe('scaling activity texts', () => {
  it('a scale-in by an alarm has three sentences with two blanks between', () => {
    const alarm = 'TargetTracking-web-AlarmLow-1';
    expect(
      join(
        desiredChanged(T, { kind: 'alarm', alarm, policy: 'P' }, { from: 3, to: 2 }),
        shrunk(T, { from: 3, to: 2 }),
        selected(T, 'i-0a'),
      ),
    ).toBe(
      `At ${T} a monitor alarm ${alarm} in state ALARM triggered policy P changing the desired capacity from 3 to 2.  ` +
        `At ${T} an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from 3 to 2.  ` +
        `At ${T} instance i-0a was selected for termination.`,
    );
  });

  it('a manual scale-out names the user request', () => {
    expect(
      join(
        desiredChanged(T, { kind: 'set-desired' }, { from: 1, to: 2 }),
        started(T, { from: 1, to: 2 }),
      ),
    ).toBe(
      `At ${T} a user request explicitly set group desired capacity changing the desired capacity from 1 to 2.  ` +
        `At ${T} an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 1 to 2.`,
    );
  });

  it('an instance stopped behind the back of the group is replaced', () => {
    expect(unhealthy(T, 'ec2-gone')).toBe(
      `At ${T} an instance was taken out of service in response to an EC2 health check indicating it has been terminated or stopped.`,
    );
  });

  it('a termination through the group says whether it shrinks', () => {
    expect(userTermination(T, 'i-0a', { from: 4, to: 3 })).toMatch(
      /a user request, shrinking the capacity from 4 to 3\.$/,
    );
    expect(userTermination(T, 'i-0a', undefined)).toMatch(/to a user request\.$/);
  });

  it('details are JSON text', () => {
    expect(JSON.parse(details('eu-west-1a', 'subnet-1'))).toEqual({
      'Subnet ID': 'subnet-1',
      'Availability Zone': 'eu-west-1a',
    });
  });
});
