// EC2 user guide, "Status checks for your instances".
import { describe, expect, it } from 'vitest';
import { checkMetrics, rebootClears, recover, viewChecks } from './status-checks.ts';

const fine = { systemSince: undefined, instanceSince: undefined };
const base = { state: 'running' as const, checksFrom: 100, impairment: fine, now: 200 };

describe('status checks', () => {
  it('initialise before they report, and publish nothing meanwhile', () => {
    const early = { ...base, now: 50 };
    expect(viewChecks(early).system.status).toBe('initializing');
    expect(checkMetrics(early)).toBeUndefined();
  });

  it('pass on a healthy instance', () => {
    expect(viewChecks(base).instance).toEqual({
      status: 'ok',
      reachability: 'passed',
      impairedSince: undefined,
    });
    expect(checkMetrics(base)).toEqual({ any: 0, system: 0, instance: 0 });
  });

  it('a system failure also fails the instance check', () => {
    const broken = { ...base, impairment: { systemSince: 150, instanceSince: undefined } };
    expect(checkMetrics(broken)).toEqual({ any: 1, system: 1, instance: 1 });
    expect(viewChecks(broken).instance.impairedSince).toBe(150);
  });

  it('an instance failure leaves the system check alone', () => {
    const broken = { ...base, impairment: { systemSince: undefined, instanceSince: 150 } };
    expect(checkMetrics(broken)).toEqual({ any: 1, system: 0, instance: 1 });
  });

  it('recovery helps a failed system check only, a reboot a failed instance check only', () => {
    const both = { systemSince: 1, instanceSince: 2 };
    expect(recover(both)).toEqual({ systemSince: undefined, instanceSince: 2 });
    expect(rebootClears(both)).toEqual({ systemSince: 1, instanceSince: undefined });
  });

  it('a stopped instance has no status', () => {
    const stopped = { ...base, state: 'stopped' as const };
    expect(viewChecks(stopped).system.status).toBe('not-applicable');
    expect(checkMetrics(stopped)).toBeUndefined();
  });
});
