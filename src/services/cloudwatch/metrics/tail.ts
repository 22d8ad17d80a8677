import type { Chunk } from './chunk.ts';
import {
  addFolded,
  addSample,
  emptyPool,
  growPool,
  shiftPool,
  type SamplePool,
  type Weighted,
} from './samples.ts';

/**
 * One series at one resolution: an open tail of up to eight hours (of minutes) that is written in
 * place, and sealed frozen chunks of six hours behind it that snapshots share.
 * A lane is narrow, one number a bucket, until a bucket gets a second sample; then it is wide.
 */
export interface Lane {
  readonly bucketMs: number;
  /** Number of the bucket in slot 0, counted from 1970. */
  base: number;
  /** By slot: the sample of a narrow lane, the sum of a wide one; NaN where there is none. */
  value: Float64Array;
  wide: WideTail | null;
  /** Frozen, oldest first, each within one span of `CHUNK_BUCKETS`. */
  chunks: readonly Chunk[];
}

export interface WideTail {
  count: Float64Array;
  min: Float64Array;
  max: Float64Array;
  /** 1 where raw samples are unknown, because a statistic set with differing values came. */
  opaque: Uint8Array;
  samples: SamplePool | null;
}

/** What arrives for one bucket at once. */
export interface Lump {
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  /** The samples behind it are unknown and differ. */
  readonly isOpaque?: boolean;
}

export const CHUNK_BUCKETS = 360;
const FIRST_SLOTS = 60;

export function emptyLane(bucketMs: number, firstBucket: number): Lane {
  return {
    bucketMs,
    base: spanStart(firstBucket),
    value: blanks(FIRST_SLOTS),
    wide: null,
    chunks: Object.freeze([]),
  };
}

/** True where slot `slot` of the tail holds something. */
export function hasSlot(lane: Lane, slot: number): boolean {
  return slot >= 0 && slot < lane.value.length && !Number.isNaN(lane.value[slot]);
}

/** Lets `lane` hold several samples a bucket from now on. */
export function widen(lane: Lane): WideTail {
  if (lane.wide) return lane.wide;
  const { value } = lane;
  const count = new Float64Array(value.length);
  for (let slot = 0; slot < value.length; slot++) count[slot] = Number.isNaN(value[slot]) ? 0 : 1;
  lane.wide = {
    count,
    min: value.slice(),
    max: value.slice(),
    opaque: new Uint8Array(value.length),
    samples: null,
  };
  return lane.wide;
}

export function addFoldedWeight(lane: Lane, slot: number, folded: Weighted): void {
  addFolded(poolOf(lane, widen(lane)), slot, folded);
}

/** The first sample of an empty slot. */
export function putFirst(lane: Lane, slot: number, value: number): void {
  lane.value[slot] = value;
  const { wide } = lane;
  if (!wide) return;
  wide.count[slot] = 1;
  wide.min[slot] = value;
  wide.max[slot] = value;
}

export function addLump(lane: Lane, slot: number, lump: Lump): void {
  const { isOpaque } = lump;
  if (lane.wide === null && lump.count === 1 && !isOpaque && Number.isNaN(lane.value[slot])) {
    lane.value[slot] = lump.sum;
    return;
  }
  const wide = widen(lane);
  const before = wide.count[slot]!;
  if (Number.isNaN(lane.value[slot])) {
    lane.value[slot] = lump.sum;
    wide.count[slot] = lump.count;
    wide.min[slot] = lump.min;
    wide.max[slot] = lump.max;
    if (isOpaque) wide.opaque[slot] = 1;
    return;
  }
  if (isOpaque) wide.opaque[slot] = 1;
  else if (!wide.opaque[slot]) keepSample(lane, slot, lump);
  lane.value[slot]! += lump.sum;
  wide.count[slot] = before + lump.count;
  if (lump.min < wide.min[slot]!) wide.min[slot] = lump.min;
  if (lump.max > wide.max[slot]!) wide.max[slot] = lump.max;
}

/** Samples are listed only once they differ; until then minimum and count say everything. */
function keepSample(lane: Lane, slot: number, lump: Lump): void {
  const wide = lane.wide!;
  const hasList = wide.samples !== null && wide.samples.head[slot] !== 0;
  if (!hasList && wide.min[slot] === lump.min && wide.max[slot] === lump.max) return;
  const pool = poolOf(lane, wide);
  if (!hasList) addSample(pool, slot, [wide.min[slot]!, wide.count[slot]!]);
  addSample(pool, slot, [lump.min, lump.count]);
}

function poolOf(lane: Lane, wide: WideTail): SamplePool {
  wide.samples ??= emptyPool(lane.value.length);
  return wide.samples;
}

export function growTail(lane: Lane, slots: number): void {
  const grow = (old: Float64Array, wide: Float64Array): Float64Array => {
    wide.set(old);
    return wide;
  };
  lane.value = grow(lane.value, blanks(slots));
  const { wide } = lane;
  if (!wide) return;
  wide.count = grow(wide.count, new Float64Array(slots));
  wide.min = grow(wide.min, blanks(slots));
  wide.max = grow(wide.max, blanks(slots));
  const opaque = new Uint8Array(slots);
  opaque.set(wide.opaque);
  wide.opaque = opaque;
  if (wide.samples) growPool(wide.samples, slots);
}

export function shiftTail(lane: Lane, by: number): void {
  const slots = lane.value.length;
  const shift = (values: Float64Array, blank: number): void => {
    values.copyWithin(0, by);
    values.fill(blank, slots - by);
  };
  shift(lane.value, NaN);
  const { wide } = lane;
  if (!wide) return;
  shift(wide.count, 0);
  shift(wide.min, NaN);
  shift(wide.max, NaN);
  wide.opaque.copyWithin(0, by);
  wide.opaque.fill(0, slots - by);
  if (wide.samples) wide.samples = shiftPool(wide.samples, by, slots);
}

export function spanStart(bucket: number): number {
  return Math.floor(bucket / CHUNK_BUCKETS) * CHUNK_BUCKETS;
}

function blanks(slots: number): Float64Array {
  return new Float64Array(slots).fill(NaN);
}
