import { exactExp, exactLog } from '../../../kernel/exact-math.ts';

/**
 * The logarithmic buckets of base 1.1 by which CloudWatch approximates percentiles: bucket k holds
 * [1.1^k, 1.1^(k+1)). Zero has a bucket of its own, below all others.
 */

const LN_BASE = exactLog(1.1);
export const ZERO_BUCKET = -32_768;

export function logBucketOf(value: number): number {
  return value > 0 ? Math.floor(exactLog(value) / LN_BASE) : ZERO_BUCKET;
}

export function logBucketStart(index: number): number {
  return index === ZERO_BUCKET ? 0 : exactExp(index * LN_BASE);
}

export function logBucketEnd(index: number): number {
  return index === ZERO_BUCKET ? 0 : exactExp((index + 1) * LN_BASE);
}

/** low · (high/low)^fraction: a point inside a bucket, equally spaced in the logarithm. */
export function between(low: number, high: number, fraction: number): number {
  if (low === high || low <= 0) return low;
  return low * exactExp(fraction * exactLog(high / low));
}
