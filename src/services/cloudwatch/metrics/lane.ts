import { chunkOf, openChunk } from './chunk.ts';
import {
  addLump,
  CHUNK_BUCKETS,
  emptyLane,
  growTail,
  putFirst,
  shiftTail,
  spanStart,
  type Lane,
  type Lump,
} from './tail.ts';

const TAIL_BUCKETS = 480;

/** Adds one sample to a bucket; into an empty slot of the tail is the fast way. */
export function putSample(lane: Lane, bucket: number, value: number): void {
  const slot = bucket - lane.base;
  if (slot >= 0 && slot < lane.value.length && Number.isNaN(lane.value[slot])) {
    putFirst(lane, slot, value);
    return;
  }
  putRepeated(lane, bucket, { value, count: 1 });
}

/** Adds the same sample `count` times. */
export function putRepeated(
  lane: Lane,
  bucket: number,
  { value, count }: { readonly value: number; readonly count: number },
): void {
  addTo(lane, bucket, { count, sum: value * count, min: value, max: value, isOpaque: false });
}

/** Adds a statistic set: the samples behind it stay unknown unless they must all be the same. */
export function putLump(lane: Lane, bucket: number, lump: Lump): void {
  const isKnown = lump.min === lump.max && (lump.count === 1 || lump.sum === lump.min * lump.count);
  const { count, sum, min, max } = lump;
  addTo(lane, bucket, { count, sum, min, max, isOpaque: !isKnown });
}

/** Adds differing samples of one bucket, `values[i]` standing `weights[i]` times. */
export function putSamples(
  lane: Lane,
  bucket: number,
  samples: { readonly values: ArrayLike<number>; readonly weights?: ArrayLike<number> },
): void {
  if (bucket < lane.base) {
    withChunk(lane, bucket, (scratch, slot) => addAll(scratch, slot, samples));
    return;
  }
  makeRoom(lane, bucket);
  addAll(lane, bucket - lane.base, samples);
}

function addAll(
  lane: Lane,
  slot: number,
  samples: { readonly values: ArrayLike<number>; readonly weights?: ArrayLike<number> },
): void {
  const { values, weights } = samples;
  const lump = { count: 1, sum: 0, min: 0, max: 0, isOpaque: false };
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (weights) lump.count = weights[i]!;
    lump.sum = value * lump.count;
    lump.min = value;
    lump.max = value;
    addLump(lane, slot, lump);
  }
}

/** Adds to a bucket in the tail, or in a sealed chunk that is opened for it. */
function addTo(lane: Lane, bucket: number, lump: Lump): void {
  if (bucket < lane.base) {
    withChunk(lane, bucket, (scratch, slot) => addLump(scratch, slot, lump));
    return;
  }
  makeRoom(lane, bucket);
  addLump(lane, bucket - lane.base, lump);
}

/** Seals and grows until the bucket has a slot in the tail. */
export function makeRoom(lane: Lane, bucket: number): void {
  while (bucket - lane.base >= TAIL_BUCKETS) sealOldest(lane, bucket);
  const slots = lane.value.length;
  if (bucket - lane.base < slots) return;
  growTail(lane, Math.min(TAIL_BUCKETS, Math.max(slots * 2, bucket - lane.base + 1)));
}

/** All that a lane holds, in frozen chunks; the tail of the copy lies empty behind them. */
export function sealedLane(lane: Lane): Lane {
  makeRoom(lane, lane.base + 3 * TAIL_BUCKETS);
  return emptiedLane(lane);
}

/** A sealed lane to be written to: it shares the chunks. */
export function emptiedLane({ bucketMs, base, chunks }: Lane): Lane {
  return { ...emptyLane(bucketMs, base), chunks };
}

function sealOldest(lane: Lane, bucket: number): void {
  const chunk = chunkOf(lane, CHUNK_BUCKETS);
  if (chunk) lane.chunks = Object.freeze([...lane.chunks, chunk]);
  // A long silence is crossed in one step, not span by span.
  const base = isEmptyFrom(lane.value, CHUNK_BUCKETS)
    ? spanStart(bucket)
    : lane.base + CHUNK_BUCKETS;
  shiftTail(lane, Math.min(base - lane.base, lane.value.length));
  lane.base = base;
}

/** A late datum: its chunk is opened, changed and sealed again. */
function withChunk(lane: Lane, bucket: number, put: (lane: Lane, slot: number) => void): void {
  const start = spanStart(bucket);
  const index = lane.chunks.findIndex((chunk) => chunk.start >= start);
  const found = index >= 0 && lane.chunks[index]!.start === start ? lane.chunks[index]! : null;
  const scratch = emptyLane(lane.bucketMs, start);
  growTail(scratch, CHUNK_BUCKETS);
  if (found) openChunk(found, scratch);
  put(scratch, bucket - start);
  const chunk = chunkOf(scratch, CHUNK_BUCKETS)!;
  const before = index < 0 ? lane.chunks : lane.chunks.slice(0, index);
  const after = index < 0 ? [] : lane.chunks.slice(found ? index + 1 : index);
  lane.chunks = Object.freeze([...before, chunk, ...after]);
}

function isEmptyFrom(values: Float64Array, from: number): boolean {
  for (let slot = from; slot < values.length; slot++) if (!Number.isNaN(values[slot])) return false;
  return true;
}
