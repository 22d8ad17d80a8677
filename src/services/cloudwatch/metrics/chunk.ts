import { columnAt, columnBytes, packColumn, type Column } from './columns.ts';
import { addFoldedWeight, addLump, widen, type Lane } from './tail.ts';
import { copySorted, type SamplePool } from './samples.ts';

/** Up to 360 sealed buckets of a lane. Frozen: snapshots share it. */
export interface Chunk {
  /** Number of the first bucket of the span. */
  readonly start: number;
  /** How many buckets hold data. */
  readonly length: number;
  /** The i-th bucket with data is `start + first + step·i`, unless `slots` says otherwise. */
  readonly first: number;
  readonly step: number;
  readonly slots: Uint16Array | null;
  /** The sample of a narrow chunk, the sum of a wide one. */
  readonly value: Column;
  readonly wide: WideChunk | null;
}

export interface WideChunk {
  readonly count: Column;
  readonly min: Column;
  readonly max: Column;
  /** By position: 1 where raw samples are unknown. Null when all are known. */
  readonly opaque: Uint8Array | null;
  readonly samples: ChunkSamples | null;
}

/** The differing samples of position i are entries `starts[i]` to `starts[i + 1]`. */
export interface ChunkSamples {
  readonly starts: Uint32Array;
  readonly value: Column;
  readonly weight: Column;
  readonly folded: Uint8Array | null;
}

export function offsetAt(chunk: Chunk, index: number): number {
  return chunk.slots === null ? chunk.first + chunk.step * index : chunk.slots[index]!;
}

/** The first position whose bucket is at or after `bucket`. */
export function positionFrom(chunk: Chunk, bucket: number): number {
  const offset = bucket - chunk.start;
  if (chunk.slots === null) {
    const position = Math.ceil((offset - chunk.first) / chunk.step);
    return Math.min(Math.max(position, 0), chunk.length);
  }
  let low = 0;
  let high = chunk.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (chunk.slots[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Seals the first `span` slots of a lane's tail, or null when they are empty. */
export function chunkOf(lane: Lane, span: number): Chunk | null {
  const present: number[] = [];
  const limit = Math.min(span, lane.value.length);
  for (let slot = 0; slot < limit; slot++) if (!Number.isNaN(lane.value[slot])) present.push(slot);
  if (present.length === 0) return null;
  const first = present[0]!;
  const step = present.length > 1 ? present[1]! - first : 1;
  return Object.freeze({
    start: lane.base,
    length: present.length,
    first,
    step,
    slots: isRegular(present, step) ? null : Uint16Array.from(present),
    value: pick(lane.value, present),
    wide: sealWide(lane, present),
  });
}

function isRegular(present: readonly number[], step: number): boolean {
  for (let i = 1; i < present.length; i++) {
    if (present[i]! - present[i - 1]! !== step) return false;
  }
  return true;
}

function sealWide(lane: Lane, present: number[]): WideChunk | null {
  const { wide } = lane;
  if (!wide) return null;
  const isNarrow = present.every((slot) => wide.count[slot] === 1 && !wide.opaque[slot]);
  if (isNarrow) return null;
  const hasOpaque = present.some((slot) => wide.opaque[slot]);
  return Object.freeze({
    count: pick(wide.count, present),
    min: pick(wide.min, present),
    max: pick(wide.max, present),
    opaque: hasOpaque ? Uint8Array.from(present, (slot) => wide.opaque[slot]!) : null,
    samples: wide.samples ? sealSamples(wide.samples, present) : null,
  });
}

function sealSamples(pool: SamplePool, present: number[]): ChunkSamples | null {
  const starts = new Uint32Array(present.length + 1);
  let total = 0;
  for (const slot of present) total += pool.distinct[slot]!;
  if (total === 0) return null;
  const values = new Float64Array(total);
  const weights = new Float64Array(total);
  for (let i = 0; i < present.length; i++) {
    starts[i + 1] = copySorted(pool, present[i]!, { values, weights, from: starts[i]! });
  }
  const folded = Uint8Array.from(present, (slot) => pool.folded[slot]!);
  return Object.freeze({
    starts,
    value: packColumn(values, total),
    weight: packColumn(weights, total),
    folded: folded.includes(1) ? folded : null,
  });
}

function pick(values: Float64Array, present: readonly number[]): Column {
  const length = present.length;
  if (present[length - 1] === length - 1) return packColumn(values, length);
  const picked = new Float64Array(length);
  for (let i = 0; i < length; i++) picked[i] = values[present[i]!]!;
  return packColumn(picked, length);
}

/** Writes a chunk's buckets back into an empty tail that begins at the same bucket. */
export function openChunk(chunk: Chunk, lane: Lane): void {
  for (let i = 0; i < chunk.length; i++) {
    const slot = offsetAt(chunk, i);
    const { wide } = chunk;
    const sum = columnAt(chunk.value, i);
    if (!wide) {
      addLump(lane, slot, { count: 1, sum, min: sum, max: sum });
      continue;
    }
    const count = columnAt(wide.count, i);
    const isOpaque = wide.opaque?.[i] === 1;
    const [min, max] = [columnAt(wide.min, i), columnAt(wide.max, i)];
    addLump(lane, slot, { count, sum, min, max, isOpaque });
    if (wide.samples) reopenSamples(wide.samples, i, { lane, slot });
  }
}

function reopenSamples(samples: ChunkSamples, i: number, to: { lane: Lane; slot: number }): void {
  const { lane, slot } = to;
  const start = samples.starts[i]!;
  const end = samples.starts[i + 1]!;
  if (start === end) return;
  if (samples.folded?.[i]) {
    for (let at = start; at < end; at++) {
      addFoldedWeight(lane, slot, [columnAt(samples.value, at), columnAt(samples.weight, at)]);
    }
    return;
  }
  const tail = widen(lane);
  // The aggregate is already in place: list the samples beside it, then put it back.
  const saved = [lane.value[slot]!, tail.count[slot]!, tail.min[slot]!, tail.max[slot]!] as const;
  lane.value[slot] = NaN;
  for (let at = start; at < end; at++) {
    const value = columnAt(samples.value, at);
    const count = columnAt(samples.weight, at);
    addLump(lane, slot, { count, sum: value * count, min: value, max: value });
  }
  [lane.value[slot], tail.count[slot], tail.min[slot], tail.max[slot]] = saved;
}

/** Bytes of the typed arrays, for tests of the memory budget. */
export function chunkBytes(chunk: Chunk): number {
  let bytes = (chunk.slots?.byteLength ?? 0) + columnBytes(chunk.value);
  const { wide } = chunk;
  if (!wide) return bytes;
  bytes += columnBytes(wide.count) + columnBytes(wide.min) + columnBytes(wide.max);
  bytes += wide.opaque?.byteLength ?? 0;
  if (!wide.samples) return bytes;
  const { samples } = wide;
  bytes += samples.starts.byteLength + (samples.folded?.byteLength ?? 0);
  return bytes + columnBytes(samples.value) + columnBytes(samples.weight);
}
