import { assert, AssertionError } from './assert.ts';
import type { Instant } from './clock.ts';

/**
 * The future as data: entries ordered by instant, then by the order they were scheduled in.
 * A hierarchical timing wheel of 256 slots a level: inserting and taking are constant time, and an
 * empty stretch costs one look per level however long it is. All of it is plain data, so that a
 * snapshot is a copy. There is no cancelling: a handler that finds its reason gone does nothing.
 */
export interface Entry {
  readonly at: Instant;
  readonly seq: number;
  /** `<owner>.<what>`: the handler's registered name. */
  readonly kind: string;
  readonly region: string;
  /** Plain frozen data. */
  readonly arg: unknown;
}

const LEVELS = 6;
const SLOTS = 256;
const WORDS = SLOTS / 32;
/** What one slot of a level spans, in milliseconds; one more for the whole wheel. */
const UNITS = [1, 256, 65_536, 16_777_216, 4_294_967_296, 1_099_511_627_776, 281_474_976_710_656];

export interface Queue {
  /** Offsets are counted from here; no entry may lie before `cursor`. */
  readonly origin: Instant;
  cursor: number;
  nextSeq: number;
  size: number;
  readonly slots: (Entry[] | null)[];
  /** One bit for each slot that holds something. */
  readonly occupied: Uint32Array;
}

export function emptyQueue(origin: Instant): Queue {
  return {
    origin,
    cursor: 0,
    nextSeq: 1,
    size: 0,
    slots: new Array<Entry[] | null>(LEVELS * SLOTS).fill(null),
    occupied: new Uint32Array(LEVELS * WORDS),
  };
}

/** Adds an entry; an instant in the past is our bug. */
export function schedule(queue: Queue, at: Instant, what: Omit<Entry, 'at' | 'seq'>): Entry {
  if (!Number.isInteger(at)) {
    throw new AssertionError(`an entry of kind ${what.kind} is scheduled at ${at}`);
  }
  const { kind, region, arg } = what;
  const entry = Object.freeze({ at, seq: queue.nextSeq++, kind, region, arg });
  place(queue, entry);
  queue.size += 1;
  return entry;
}

/** Takes the earliest entry at or before `until`, or null. Moves the cursor to what it returns. */
export function takeUntil(queue: Queue, until: Instant): Entry | null {
  const limit = until - queue.origin;
  while (queue.size > 0) {
    const slot = earliestSlot(queue);
    const level = Math.floor(slot / SLOTS);
    const start = slotStart(queue.cursor, level, slot % SLOTS);
    if (start > limit) return null;
    if (level > 0) {
      cascade(queue, slot, start);
      continue;
    }
    const list = queue.slots[slot]!;
    const entry = list.shift()!;
    if (list.length === 0) clear(queue, slot);
    queue.cursor = start;
    queue.size -= 1;
    return entry;
  }
  return null;
}

/** The instant of the earliest entry, or null. Exact: looks into the slot it finds. */
export function peekInstant(queue: Queue): Instant | null {
  if (queue.size === 0) return null;
  const list = queue.slots[earliestSlot(queue)]!;
  return list.reduce((earliest, entry) => Math.min(earliest, entry.at), Infinity);
}

/** Every entry, earliest first: for digests and for looking ahead. */
export function entriesInOrder(queue: Queue): Entry[] {
  const all = queue.slots.flatMap((list) => list ?? []);
  return all.sort((a, b) => a.at - b.at || a.seq - b.seq);
}

/** Says that nothing before `now` is left, so that later entries sort into low levels. */
export function moveCursor(queue: Queue, now: Instant): void {
  const offset = now - queue.origin;
  assert(offset >= queue.cursor, 'the queue never turns back');
  while (queue.size > 0) {
    const slot = earliestSlot(queue);
    const level = Math.floor(slot / SLOTS);
    const start = slotStart(queue.cursor, level, slot % SLOTS);
    if (level === 0 || start > offset) break;
    cascade(queue, slot, start);
  }
  queue.cursor = offset;
}

function place(queue: Queue, entry: Entry): void {
  const offset = entry.at - queue.origin;
  if (offset < queue.cursor) {
    throw new AssertionError(`an entry of kind ${entry.kind} is scheduled in the past`);
  }
  const level = levelOf(queue.cursor, offset);
  const slot = level * SLOTS + digit(offset, level);
  const list = queue.slots[slot];
  if (list) list.push(entry);
  else {
    queue.slots[slot] = [entry];
    queue.occupied[slot >>> 5]! |= 1 << (slot & 31);
  }
}

/** The lowest level on which two offsets lie within one turn of the wheel. */
function levelOf(cursor: number, offset: number): number {
  for (let level = 0; level < LEVELS - 1; level++) {
    const turn = UNITS[level + 1]!;
    if (Math.floor(cursor / turn) === Math.floor(offset / turn)) return level;
  }
  return LEVELS - 1;
}

function digit(offset: number, level: number): number {
  return Math.floor(offset / UNITS[level]!) % SLOTS;
}

/** The first offset a slot stands for, given where the cursor is. */
function slotStart(cursor: number, level: number, index: number): number {
  const span = UNITS[level + 1]!;
  const start = Math.floor(cursor / span) * span + index * UNITS[level]!;
  return start < cursor ? cursor : start;
}

function earliestSlot(queue: Queue): number {
  for (let word = 0; word < LEVELS * WORDS; word++) {
    const bits = queue.occupied[word]!;
    if (bits !== 0) return word * 32 + (31 - Math.clz32(bits & -bits));
  }
  throw new Error('an empty wheel has no earliest slot');
}

/** Spreads a higher slot over the levels below, in the order its entries came. */
function cascade(queue: Queue, slot: number, start: number): void {
  const list = queue.slots[slot]!;
  clear(queue, slot);
  queue.cursor = start;
  for (const entry of list) place(queue, entry);
}

function clear(queue: Queue, slot: number): void {
  queue.slots[slot] = null;
  queue.occupied[slot >>> 5]! &= ~(1 << (slot & 31));
}
