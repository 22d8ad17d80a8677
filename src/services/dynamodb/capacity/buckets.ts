import type { Instant } from '../../../kernel/clock.ts';

/**
 * Capacity of one direction of a table. AWS pages: "Burst and adaptive capacity" (unused capacity
 * of five minutes), "DynamoDB on-demand capacity mode" (twice the previous peak at once).
 */
export interface CapacityBucket {
  /** Units left; provisioned tables only. */
  tokens: number;
  at: Instant;
  /** Highest rate seen, units per second; on-demand tables only. */
  peak: number;
}

export interface CapacityRule {
  /** Provisioned units per second; null for on-demand. */
  readonly perSecond: number | null;
  /** What a new on-demand table takes at once. */
  readonly floor: number;
}

export const BURST_SECONDS = 300;
export const ON_DEMAND_READS = 12_000;
export const ON_DEMAND_WRITES = 4_000;

export function newBucket(at: Instant, perSecond: number): CapacityBucket {
  return { tokens: perSecond * BURST_SECONDS, at, peak: 0 };
}

/** Takes `units` now; false when the request is throttled. */
export function takeNow(
  bucket: CapacityBucket,
  rule: CapacityRule,
  { now, units }: { now: Instant; units: number },
): boolean {
  if (rule.perSecond === null) {
    bucket.peak = Math.max(bucket.peak, units);
    return units <= Math.max(rule.floor, bucket.peak * 2);
  }
  refill(bucket, rule.perSecond, now);
  if (bucket.tokens < Math.min(units, 1)) return false;
  bucket.tokens -= units;
  return true;
}

/** Takes what it can of a window's demand, which is spread evenly over it; units consumed. */
export function takeWindow(
  bucket: CapacityBucket,
  rule: CapacityRule,
  span: { readonly from: Instant; readonly until: Instant; readonly units: number },
): number {
  const { from, until, units } = span;
  const seconds = Math.max(1, (until - from) / 1_000);
  if (rule.perSecond === null) {
    const limit = Math.max(rule.floor, bucket.peak * 2);
    const rate = Math.min(units / seconds, limit);
    bucket.peak = Math.max(bucket.peak, rate);
    return Math.min(units, limit * seconds);
  }
  refill(bucket, rule.perSecond, from);
  const taken = Math.min(units, Math.max(0, bucket.tokens) + rule.perSecond * seconds);
  const left = bucket.tokens + rule.perSecond * seconds - taken;
  bucket.tokens = Math.min(rule.perSecond * BURST_SECONDS, left);
  bucket.at = Math.max(bucket.at, until);
  return taken;
}

function refill(bucket: CapacityBucket, perSecond: number, now: Instant): void {
  const earned = (Math.max(0, now - bucket.at) / 1_000) * perSecond;
  bucket.tokens = Math.min(perSecond * BURST_SECONDS, bucket.tokens + earned);
  bucket.at = Math.max(bucket.at, now);
}
