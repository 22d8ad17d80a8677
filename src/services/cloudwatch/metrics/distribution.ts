import { between, logBucketEnd, logBucketOf, logBucketStart } from './log-buckets.ts';
import type { Bounds, Take } from './statistic-name.ts';
import type { Spread } from './buckets.ts';

/**
 * Percentiles and trimmed statistics. AWS does not publish how it computes them; recorded answers
 * are reproduced by logarithmic buckets of base 1.1, each clipped to the observed extremes, with
 * samples spread evenly inside a bucket (reference, "How percentiles are computed").
 */

interface Bin {
  readonly low: number;
  readonly high: number;
  readonly weight: number;
}

export interface Distribution {
  readonly total: number;
  readonly bins: readonly Bin[];
}

export interface Extremes {
  readonly min: number;
  readonly max: number;
}

export function distributionOf(spread: Spread, extremes: Extremes): Distribution {
  const parts = partsOf(spread);
  return { total: totalOf(parts), bins: parts.map((part) => binOf(part, extremes)) };
}

/** The value below which `fraction` of the samples lie. Works out no bin but the one it is in. */
export function percentileOf(spread: Spread, extremes: Extremes, fraction: number): number {
  const parts = partsOf(spread);
  if (fraction <= 0) return binOf(parts[0]!, extremes).low;
  const last = parts.at(-1)!;
  if (fraction >= 1) return binOf(last, extremes).high;
  const rank = fraction * totalOf(parts);
  let below = 0;
  for (const part of parts) {
    const [, weight] = part;
    if (below + weight >= rank && weight > 0) {
      const { low, high } = binOf(part, extremes);
      return between(low, high, (rank - below) / weight);
    }
    below += weight;
  }
  return binOf(last, extremes).high;
}

/** A logarithmic bucket and what it weighs. */
type Part = readonly [index: number, weight: number];

/** The buckets in order. A sealed minute has them so already. */
function partsOf({ exact, folded }: Spread): readonly Part[] {
  const known = exact.length === 0 ? folded : folded.length === 0 ? runsOf(exact) : null;
  if (known && isInOrder(known)) return known;
  const weights = new Map<number, number>();
  const add = (index: number, weight: number): void => {
    weights.set(index, (weights.get(index) ?? 0) + weight);
  };
  for (const [value, weight] of exact) add(logBucketOf(value), weight);
  for (const [index, weight] of folded) add(index, weight);
  return [...weights].sort((a, b) => a[0] - b[0]);
}

/** Samples next to one another that fall into the same bucket. */
function runsOf(exact: Spread['exact']): Part[] {
  const runs: [number, number][] = [];
  for (const [value, weight] of exact) {
    const index = logBucketOf(value);
    const last = runs.at(-1);
    if (last?.[0] === index) last[1] += weight;
    else runs.push([index, weight]);
  }
  return runs;
}

function isInOrder(parts: readonly Part[]): boolean {
  for (let i = 1; i < parts.length; i++) if (parts[i]![0] <= parts[i - 1]![0]) return false;
  return true;
}

function totalOf(parts: readonly Part[]): number {
  let total = 0;
  for (const [, weight] of parts) total += weight;
  return total;
}

function binOf([index, weight]: Part, { min, max }: Extremes): Bin {
  const clip = (edge: number): number => Math.min(Math.max(edge, min), max);
  return { low: clip(logBucketStart(index)), high: clip(logBucketEnd(index)), weight };
}

/** TM, TS, TC, WM over bounds given as fractions. */
export function trimByFraction(d: Distribution, take: Take, bounds: Bounds): number {
  const low = bounds.low ?? 0;
  const high = bounds.high ?? 1;
  const weight = Math.max(0, high - low) * d.total;
  if (take === 'TC') return weight;
  const sum = sumBetween(d, low * d.total, high * d.total);
  if (take === 'TS') return sum;
  if (take === 'TM') return weight === 0 ? 0 : sum / weight;
  return winsorised(d, { low, high, sum });
}

/** The same, and PR, over bounds given as values: above the lower, up to and with the upper. */
export function trimByValue(spread: Spread, extremes: Extremes, by: Trim): number {
  const low = by.bounds.low ?? -Infinity;
  const high = by.bounds.high ?? Infinity;
  const inside = { weight: 0, sum: 0 };
  const outside = { total: 0, clamped: 0 };
  for (const bin of pieces(spread, extremes)) {
    const isPoint = bin.low === bin.high;
    const share = isPoint ? Number(bin.low > low && bin.low <= high) : overlap(bin, low, high);
    const middle = isPoint ? bin.low : (Math.max(bin.low, low) + Math.min(bin.high, high)) / 2;
    outside.total += bin.weight;
    inside.weight += bin.weight * share;
    if (share > 0) inside.sum += bin.weight * share * middle;
    const edge = bin.high <= low ? low : bin.low > high ? high : middle;
    outside.clamped += bin.weight * (1 - share) * edge;
  }
  if (by.take === 'TC') return inside.weight;
  if (by.take === 'TS') return inside.sum;
  if (by.take === 'TM') return inside.weight === 0 ? 0 : inside.sum / inside.weight;
  if (by.take === 'PR') return (100 * inside.weight) / outside.total;
  return (inside.sum + outside.clamped) / outside.total;
}

export interface Trim {
  readonly take: Take;
  readonly bounds: Bounds;
}

/** Exact samples as points, folded ones as clipped bins. */
function pieces(spread: Spread, extremes: Extremes): Bin[] {
  const points = spread.exact.map(([value, weight]) => ({ low: value, high: value, weight }));
  const folded = distributionOf({ exact: [], folded: spread.folded, isOpaque: false }, extremes);
  return [...points, ...folded.bins];
}

function overlap(bin: Bin, low: number, high: number): number {
  const width = Math.min(bin.high, high) - Math.max(bin.low, low);
  return Math.max(0, width) / (bin.high - bin.low);
}

/** The bin that holds rank `rank`, and which fraction of it lies below. */
function locate(bins: readonly Bin[], rank: number): { bin: Bin; inside: number } {
  let below = 0;
  for (const bin of bins) {
    if (below + bin.weight >= rank && bin.weight > 0) {
      return { bin, inside: (rank - below) / bin.weight };
    }
    below += bin.weight;
  }
  return { bin: bins.at(-1)!, inside: 1 };
}

function sumBetween(d: Distribution, fromRank: number, toRank: number): number {
  let below = 0;
  let sum = 0;
  for (const bin of d.bins) {
    const from = Math.max(0, (fromRank - below) / bin.weight);
    const to = Math.min(1, (toRank - below) / bin.weight);
    if (to > from) {
      sum += bin.weight * (to - from) * (bin.low + ((bin.high - bin.low) * (from + to)) / 2);
    }
    below += bin.weight;
  }
  return sum;
}

/** What is cut off counts with the clipped outer edge of the bucket the cut falls into. */
function winsorised(d: Distribution, cut: { low: number; high: number; sum: number }): number {
  const { low, high, sum } = cut;
  const lowEdge = low > 0 ? locate(d.bins, low * d.total).bin.low : 0;
  const highEdge = high < 1 ? locate(d.bins, high * d.total).bin.high : 0;
  return (sum + low * d.total * lowEdge + (1 - high) * d.total * highEdge) / d.total;
}
