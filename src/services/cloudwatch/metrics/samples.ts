import { logBucketOf } from './log-buckets.ts';

/**
 * The differing raw samples of the open buckets of one lane, as linked lists in flat arrays.
 * Up to `EXACT_LIMIT` different values of a bucket are kept as they are; more are folded into
 * logarithmic buckets (an entry's `value` is then the bucket's index).
 */

export const EXACT_LIMIT = 32;

export interface SamplePool {
  /** By slot: 1 + the newest entry, 0 for none. */
  head: Int32Array;
  distinct: Uint16Array;
  folded: Uint8Array;
  /** By entry: 1 + the next entry of the same slot. */
  next: Int32Array;
  value: Float64Array;
  weight: Float64Array;
  used: number;
}

export function emptyPool(slots: number): SamplePool {
  const entries = 64;
  return {
    head: new Int32Array(slots),
    distinct: new Uint16Array(slots),
    folded: new Uint8Array(slots),
    next: new Int32Array(entries),
    value: new Float64Array(entries),
    weight: new Float64Array(entries),
    used: 0,
  };
}

/** A value, or the index of a logarithmic bucket, and how often it stands. */
export type Weighted = readonly [value: number, weight: number];

export function addSample(pool: SamplePool, slot: number, sample: Weighted): void {
  addEntry(pool, slot, pool.folded[slot] ? [logBucketOf(sample[0]), sample[1]] : sample);
  if (pool.distinct[slot]! > EXACT_LIMIT && !pool.folded[slot]) fold(pool, slot);
}

/** Adds the weight of a logarithmic bucket to a slot, folding the slot first. */
export function addFolded(pool: SamplePool, slot: number, folded: Weighted): void {
  if (!pool.folded[slot]) fold(pool, slot);
  addEntry(pool, slot, folded);
}

/** The entries of a slot, ordered by value: `[value or index, weight]`. */
export function samplesOf(pool: SamplePool, slot: number): [number, number][] {
  const count = pool.distinct[slot]!;
  const to = { values: new Float64Array(count), weights: new Float64Array(count) };
  copySorted(pool, slot, { ...to, from: 0 });
  return Array.from(to.values, (value, i) => [value, to.weights[i]!]);
}

/** Two columns, and where in them to write. */
export interface SampleColumns {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly from: number;
}

/** Writes the entries of a slot into columns, ordered by value; where they end. */
export function copySorted(pool: SamplePool, slot: number, to: SampleColumns): number {
  const { values, weights, from } = to;
  const { value, weight, next } = pool;
  let end = from;
  for (let at = pool.head[slot]!; at !== 0; at = next[at - 1]!) {
    const key = value[at - 1]!;
    let place = end;
    for (; place > from && values[place - 1]! > key; place--) {
      values[place] = values[place - 1]!;
      weights[place] = weights[place - 1]!;
    }
    values[place] = key;
    weights[place] = weight[at - 1]!;
    end += 1;
  }
  return end;
}

/** A new pool of `slots` slots that holds those from `from` on, moved down. */
export function shiftPool(pool: SamplePool, from: number, slots: number): SamplePool {
  const rest = emptyPool(slots);
  const size = pool.distinct.reduce((most, count) => Math.max(most, count), 0);
  const columns = { values: new Float64Array(size), weights: new Float64Array(size), from: 0 };
  for (let slot = from; slot < pool.head.length; slot++) {
    if (pool.head[slot] === 0) continue;
    rest.folded[slot - from] = pool.folded[slot]!;
    const end = copySorted(pool, slot, columns);
    for (let i = 0; i < end; i++) {
      addEntry(rest, slot - from, [columns.values[i]!, columns.weights[i]!]);
    }
  }
  return rest;
}

export function growPool(pool: SamplePool, slots: number): void {
  pool.head = grown(pool.head, new Int32Array(slots));
  pool.distinct = grown(pool.distinct, new Uint16Array(slots));
  pool.folded = grown(pool.folded, new Uint8Array(slots));
}

function addEntry(pool: SamplePool, slot: number, entryOf: Weighted): void {
  const value = entryOf[0];
  const weight = entryOf[1];
  const { value: values, next } = pool;
  for (let at = pool.head[slot]!; at !== 0; at = next[at - 1]!) {
    if (values[at - 1] === value) {
      pool.weight[at - 1]! += weight;
      return;
    }
  }
  if (pool.used === pool.value.length) growEntries(pool, pool.used * 2);
  const entry = pool.used++;
  pool.value[entry] = value;
  pool.weight[entry] = weight;
  pool.next[entry] = pool.head[slot]!;
  pool.head[slot] = entry + 1;
  pool.distinct[slot]! += 1;
}

function fold(pool: SamplePool, slot: number): void {
  const list = samplesOf(pool, slot);
  pool.folded[slot] = 1;
  pool.head[slot] = 0;
  pool.distinct[slot] = 0;
  for (const [value, weight] of list) addEntry(pool, slot, [logBucketOf(value), weight]);
}

function growEntries(pool: SamplePool, entries: number): void {
  pool.next = grown(pool.next, new Int32Array(entries));
  pool.value = grown(pool.value, new Float64Array(entries));
  pool.weight = grown(pool.weight, new Float64Array(entries));
}

function grown<T extends { set(source: T): void }>(old: T, wide: T): T {
  wide.set(old);
  return wide;
}
