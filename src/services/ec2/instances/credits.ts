/**
 * CPU credits of burstable instances. EC2 user guide, "CPU credits and baseline utilization",
 * "Unlimited mode" and "Standard mode". One credit = one vCPU at 100 % for one minute.
 */
import type { BurstRule, CreditMode } from './types.ts';

export interface CreditAccount {
  /** Earned credits available, without launch credits. */
  balance: number;
  /** T2 launch credits left: spent first, never accrue. */
  launch: number;
  /** Unlimited only: spent beyond the balance and not yet earned back. */
  surplus: number;
}

export interface MinuteInput {
  account: CreditAccount;
  rule: BurstRule;
  mode: CreditMode;
  vcpus: number;
  /** CPU the workload asks for, 0–100 percent of all vCPUs. */
  demandPercent: number;
}

export interface MinuteResult {
  account: CreditAccount;
  /** CPU it gets. */
  utilisationPercent: number;
  /** Credits spent in the minute. */
  usage: number;
  /** Surplus credits billed in the minute. */
  charged: number;
}

/** The account of an instance that has just been launched. */
export function openAccount(rule: BurstRule): CreditAccount {
  return { balance: 0, launch: rule.launchCredits, surplus: 0 };
}

/** What CPUCreditBalance shows: launch credits count as available. */
export function shownBalance(account: CreditAccount): number {
  return account.balance + account.launch;
}

/**
 * Runs one minute: earns, spends, and presses the CPU down to the baseline when a standard
 * instance has nothing left.
 */
export function runMinute(input: MinuteInput): MinuteResult {
  const { rule, mode, vcpus } = input;
  const { balance, launch, surplus } = input.account;
  const earned = rule.creditsPerHour / 60;
  const wanted = (vcpus * input.demandPercent) / 100;
  const available = balance + launch + earned;
  const usage = mode === 'standard' ? Math.min(wanted, available) : wanted;
  const utilisationPercent = (usage * 100) / vcpus;

  const fromLaunch = Math.min(launch, usage);
  const net = balance + earned - (usage - fromLaunch) - surplus;
  const after = settle(net, rule.maxCredits);
  return {
    account: {
      balance: quantise(after.balance),
      launch: quantise(launch - fromLaunch),
      surplus: quantise(after.surplus),
    },
    utilisationPercent: quantise(utilisationPercent),
    usage: quantise(usage),
    charged: quantise(after.charged),
  };
}

/** Surplus left at a stop or terminate is billed at once; a T2 balance is lost. */
export function closeAtStop(
  account: CreditAccount,
  rule: BurstRule,
): { account: CreditAccount; charged: number } {
  const kept = rule.keepsBalanceStopped ? account.balance : 0;
  return {
    account: { balance: kept, launch: 0, surplus: 0 },
    charged: account.surplus,
  };
}

const STOPPED_KEEP_MS = 7 * 86_400_000;

/** The account of an instance started again after being stopped for `stoppedMs`. */
export function reopenAfterStop(
  account: CreditAccount,
  rule: BurstRule,
  stoppedMs: number,
): CreditAccount {
  if (!rule.keepsBalanceStopped) return openAccount(rule);
  return stoppedMs > STOPPED_KEEP_MS ? { balance: 0, launch: 0, surplus: 0 } : account;
}

function settle(net: number, max: number): { balance: number; surplus: number; charged: number } {
  if (net >= 0) return { balance: Math.min(net, max), surplus: 0, charged: 0 };
  const owed = -net;
  return { balance: 0, surplus: Math.min(owed, max), charged: Math.max(0, owed - max) };
}

/** Keeps six decimals, so that equal inputs give equal bytes on every engine. */
function quantise(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
