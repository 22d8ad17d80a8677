import { offsetAt, positionFrom, type Chunk, type WideChunk } from './chunk.ts';
import { columnAt } from './columns.ts';
import { samplesOf } from './samples.ts';
import { CHUNK_BUCKETS, type Lane } from './tail.ts';

/**
 * The same stretch of time cut into periods, each folded from what lanes hold of it. Arrays are
 * indexed by period; `count` 0 means no data.
 */
export interface Buckets {
  /** Start of the first period, epoch milliseconds. */
  readonly start: number;
  /** Nothing at or after this instant is read. */
  readonly end: number;
  readonly periodMs: number;
  readonly length: number;
  readonly count: Float64Array;
  readonly sum: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** Present when percentiles and the like are wanted. */
  readonly spread: Spread[] | null;
}

/** What is known of the single samples of a period. */
export interface Spread {
  /** `[value, weight]` pairs. */
  readonly exact: [number, number][];
  /** `[logarithmic bucket, weight]` pairs. */
  readonly folded: [number, number][];
  isOpaque: boolean;
}

export interface BucketsRequest {
  readonly start: number;
  readonly end: number;
  readonly periodMs: number;
  readonly withSpread?: boolean;
}

export function openBuckets(request: BucketsRequest): Buckets {
  const { start, end, periodMs } = request;
  const length = Math.max(0, Math.ceil((end - start) / periodMs));
  const spread = request.withSpread
    ? Array.from({ length }, (): Spread => ({ exact: [], folded: [], isOpaque: false }))
    : null;
  return {
    start,
    end,
    periodMs,
    length,
    count: new Float64Array(length),
    sum: new Float64Array(length),
    min: new Float64Array(length).fill(Infinity),
    max: new Float64Array(length).fill(-Infinity),
    spread,
  };
}

/** Folds everything a lane holds of the buckets into it. Several lanes add up. */
export function readLane(buckets: Buckets, lane: Lane): void {
  const from = Math.ceil(buckets.start / lane.bucketMs);
  const to = Math.ceil(buckets.end / lane.bucketMs);
  for (let i = firstChunk(lane.chunks, from); i < lane.chunks.length; i++) {
    const chunk = lane.chunks[i]!;
    if (chunk.start >= to) break;
    if (chunk.start + CHUNK_BUCKETS <= from) continue;
    const range = { from: positionFrom(chunk, from), to: positionFrom(chunk, to) };
    if (chunk.wide) readWide(buckets, { chunk, wide: chunk.wide, bucketMs: lane.bucketMs }, range);
    else readNarrow(buckets, { chunk, bucketMs: lane.bucketMs }, range);
  }
  readTail(buckets, lane, { from, to });
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The last chunk that starts at or before `bucket`, or the first one. */
function firstChunk(chunks: readonly Chunk[], bucket: number): number {
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (chunks[middle]!.start <= bucket) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function readNarrow(buckets: Buckets, of: { chunk: Chunk; bucketMs: number }, range: Range): void {
  const { chunk, bucketMs } = of;
  const { start, periodMs, spread } = buckets;
  for (let i = range.from; i < range.to; i++) {
    const at = (chunk.start + offsetAt(chunk, i)) * bucketMs;
    const index = Math.floor((at - start) / periodMs);
    const value = columnAt(chunk.value, i);
    addOne(buckets, index, value);
    if (spread) spread[index]!.exact.push([value, 1]);
  }
}

function readWide(
  buckets: Buckets,
  of: { chunk: Chunk; wide: WideChunk; bucketMs: number },
  range: Range,
): void {
  const { chunk, wide, bucketMs } = of;
  for (let i = range.from; i < range.to; i++) {
    const at = (chunk.start + offsetAt(chunk, i)) * bucketMs;
    const index = Math.floor((at - buckets.start) / buckets.periodMs);
    const count = columnAt(wide.count, i);
    const min = columnAt(wide.min, i);
    const max = columnAt(wide.max, i);
    buckets.count[index]! += count;
    buckets.sum[index]! += columnAt(chunk.value, i);
    if (min < buckets.min[index]!) buckets.min[index] = min;
    if (max > buckets.max[index]!) buckets.max[index] = max;
    if (!buckets.spread) continue;
    const samples = chunkSamplesAt(wide, i);
    const isOpaque = wide.opaque?.[i] === 1;
    addSpread(buckets.spread[index]!, { samples, isOpaque, min, count });
  }
}

function readTail(buckets: Buckets, lane: Lane, range: Range): void {
  const { start, periodMs, spread } = buckets;
  const { wide, value, base, bucketMs } = lane;
  const limit = Math.min(range.to - base, value.length);
  for (let slot = Math.max(range.from - base, 0); slot < limit; slot++) {
    const sum = value[slot]!;
    if (Number.isNaN(sum)) continue;
    const index = Math.floor(((base + slot) * bucketMs - start) / periodMs);
    if (!wide) {
      addOne(buckets, index, sum);
      if (spread) spread[index]!.exact.push([sum, 1]);
      continue;
    }
    const count = wide.count[slot]!;
    const min = wide.min[slot]!;
    buckets.count[index]! += count;
    buckets.sum[index]! += sum;
    if (min < buckets.min[index]!) buckets.min[index] = min;
    if (wide.max[slot]! > buckets.max[index]!) buckets.max[index] = wide.max[slot]!;
    if (!spread) continue;
    const pool = wide.samples;
    const list = pool ? samplesOf(pool, slot) : [];
    const samples = { list, isFolded: pool !== null && pool.folded[slot] === 1 };
    addSpread(spread[index]!, { samples, isOpaque: wide.opaque[slot] === 1, min, count });
  }
}

function addOne(buckets: Buckets, index: number, value: number): void {
  buckets.count[index]! += 1;
  buckets.sum[index]! += value;
  if (value < buckets.min[index]!) buckets.min[index] = value;
  if (value > buckets.max[index]!) buckets.max[index] = value;
}

interface SlotSamples {
  readonly list: [number, number][];
  readonly isFolded: boolean;
}

function chunkSamplesAt(wide: WideChunk, i: number): SlotSamples {
  const list: [number, number][] = [];
  const { samples } = wide;
  if (!samples) return { list, isFolded: false };
  for (let at = samples.starts[i]!; at < samples.starts[i + 1]!; at++) {
    list.push([columnAt(samples.value, at), columnAt(samples.weight, at)]);
  }
  return { list, isFolded: samples.folded?.[i] === 1 };
}

function addSpread(
  spread: Spread,
  bucket: { samples: SlotSamples; isOpaque: boolean; min: number; count: number },
): void {
  const { samples, isOpaque, min, count } = bucket;
  if (isOpaque) spread.isOpaque = true;
  else if (samples.list.length === 0) spread.exact.push([min, count]);
  else (samples.isFolded ? spread.folded : spread.exact).push(...samples.list);
}
