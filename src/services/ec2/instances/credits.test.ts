// EC2 user guide, "CPU credits and baseline utilization for burstable performance instances".
import { describe, expect, it } from 'vitest';
import {
  closeAtStop,
  openAccount,
  reopenAfterStop,
  runMinute,
  shownBalance,
  type CreditAccount,
} from './credits.ts';
import { instanceType, type CreditMode } from './types.ts';

function runFor(
  typeName: string,
  mode: CreditMode,
  steps: readonly (readonly [minutes: number, demandPercent: number])[],
  start?: CreditAccount,
) {
  const type = instanceType(typeName)!;
  const rule = type.burst!;
  let account = start ?? openAccount(rule);
  let last = { utilisationPercent: 0, usage: 0, charged: 0 };
  let charged = 0;
  for (const [minutes, demandPercent] of steps) {
    for (let minute = 0; minute < minutes; minute++) {
      const result = runMinute({ account, rule, mode, vcpus: type.vcpus, demandPercent });
      account = result.account;
      charged += result.charged;
      last = result;
    }
  }
  return { account, last, charged };
}

describe('burstable CPU', () => {
  it.each([
    ['t3.nano', 6, 144, 2, 5],
    ['t3.micro', 12, 288, 2, 10],
    ['t3.small', 24, 576, 2, 20],
    ['t3.medium', 24, 576, 2, 20],
    ['t3.large', 36, 864, 2, 30],
    ['t3.xlarge', 96, 2304, 4, 40],
    ['t3.2xlarge', 192, 4608, 8, 40],
    ['t2.micro', 6, 144, 1, 10],
  ])('%s earns %i credits an hour, holds %i, %i vCPU at %i %%', (name, rate, max, vcpus, base) => {
    const type = instanceType(name)!;
    expect(type.burst).toMatchObject({
      creditsPerHour: rate,
      maxCredits: max,
      baselinePercent: base,
    });
    expect(type.vcpus).toBe(vcpus);
    expect((type.vcpus * base * 60) / 100).toBe(rate);
  });

  it('at its baseline an instance spends what it earns', () => {
    expect(runFor('t3.micro', 'standard', [[60, 10]]).account.balance).toBeCloseTo(0, 3);
  });

  it('idle credits accrue up to a day of earnings', () => {
    expect(runFor('t3.micro', 'standard', [[60, 0]]).account.balance).toBeCloseTo(12, 3);
    expect(runFor('t3.micro', 'standard', [[3_000, 0]]).account.balance).toBe(288);
  });

  it('a standard instance without credits is pressed down to its baseline', () => {
    const { last, account } = runFor('t3.micro', 'standard', [
      [60, 0],
      [120, 90],
    ]);
    expect(last.utilisationPercent).toBeCloseTo(10, 3);
    expect(shownBalance(account)).toBe(0);
  });

  it('an unlimited instance keeps bursting and builds surplus', () => {
    const { last, account, charged } = runFor('t3.micro', 'unlimited', [[60, 100]]);
    expect(last.utilisationPercent).toBe(100);
    expect(account.surplus).toBeCloseTo(108, 3);
    expect(charged).toBe(0);
  });

  it('surplus beyond a day of earnings is charged', () => {
    const { account, charged } = runFor('t3.micro', 'unlimited', [[200, 100]]);
    expect(account.surplus).toBe(288);
    expect(charged).toBeCloseTo(200 * 1.8 - 288, 2);
  });

  it('later earnings pay surplus down before they accrue', () => {
    const burst = runFor('t3.micro', 'unlimited', [[10, 100]]);
    const rested = runFor('t3.micro', 'unlimited', [[60, 0]], burst.account);
    expect(rested.account.surplus).toBeCloseTo(6, 3);
    expect(rested.account.balance).toBe(0);
  });

  it('a T2 launches with 30 credits per vCPU and spends them first', () => {
    expect(shownBalance(openAccount(instanceType('t2.micro')!.burst!))).toBe(30);
    const { account } = runFor('t2.micro', 'standard', [[10, 100]]);
    expect(account.launch).toBeCloseTo(20, 3);
    expect(account.balance).toBeCloseTo(1, 3);
  });

  it('a T3 keeps its balance for a week of being stopped, a T2 does not', () => {
    const t3 = instanceType('t3.micro')!.burst!;
    const t2 = instanceType('t2.micro')!.burst!;
    const full = { balance: 100, launch: 0, surplus: 0 };
    expect(reopenAfterStop(closeAtStop(full, t3).account, t3, 3_600_000).balance).toBe(100);
    expect(reopenAfterStop(closeAtStop(full, t3).account, t3, 8 * 86_400_000).balance).toBe(0);
    expect(shownBalance(reopenAfterStop(closeAtStop(full, t2).account, t2, 60_000))).toBe(30);
  });

  it('surplus is billed at a stop', () => {
    const rule = instanceType('t3.micro')!.burst!;
    expect(closeAtStop({ balance: 0, launch: 0, surplus: 42 }, rule).charged).toBe(42);
  });
});
