import type { EventChunk } from './chunks.ts';
import type { LogMessage } from './message.ts';
import { comparePositions, type Position } from './position.ts';

/** Which events to read; both ends inclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
  /** Only events strictly behind this place (before it, when reading backwards). */
  readonly beyond?: Position | undefined;
}

export interface Source<Tag> {
  readonly tag: Tag;
  readonly chunks: readonly EventChunk[];
}

export interface ReadEvent<Tag> extends Position {
  readonly tag: Tag;
  readonly ingestedAt: number;
  readonly message: LogMessage;
}

/** Return false to stop. */
export type Visitor<Tag> = (event: ReadEvent<Tag>) => boolean;

interface Lane<Tag> {
  readonly tag: Tag;
  readonly chunk: EventChunk;
  index: number;
}

/**
 * Visits the events of any number of streams in order of position. Chunks are opened only when the
 * reading gets to them, so a page costs what the page holds.
 */
export function visitForward<Tag>(
  sources: readonly Source<Tag>[],
  range: Range,
  visit: Visitor<Tag>,
): void {
  const waiting = lanes(sources, range, 'forward');
  waiting.sort((left, right) => compareLanes(left, right));
  const active: Lane<Tag>[] = [];
  let next = 0;
  for (;;) {
    while (
      next < waiting.length &&
      (active.length === 0 || compareLanes(waiting[next]!, active[0]!) <= 0)
    ) {
      push(active, waiting[next]!, compareLanes);
      next += 1;
    }
    const lane = active[0];
    if (!lane) return;
    const timestamp = lane.chunk.timestamps[lane.index]!;
    if (timestamp > range.to) return;
    if (!visit(eventOf(lane))) return;
    lane.index += 1;
    if (lane.index < lane.chunk.timestamps.length) sink(active, compareLanes);
    else removeTop(active, compareLanes);
  }
}

/** The same, newest first. */
export function visitBackward<Tag>(
  sources: readonly Source<Tag>[],
  range: Range,
  visit: Visitor<Tag>,
): void {
  const active = lanes(sources, range, 'backward');
  const compare = (left: Lane<Tag>, right: Lane<Tag>): number => compareLanes(right, left);
  active.sort(compare);
  for (;;) {
    const lane = active[0];
    if (!lane || lane.chunk.timestamps[lane.index]! < range.from) return;
    if (!visit(eventOf(lane))) return;
    lane.index -= 1;
    if (lane.index >= 0) sink(active, compare);
    else removeTop(active, compare);
  }
}

function lanes<Tag>(
  sources: readonly Source<Tag>[],
  range: Range,
  direction: 'forward' | 'backward',
): Lane<Tag>[] {
  const found: Lane<Tag>[] = [];
  for (const { tag, chunks } of sources) {
    for (const chunk of chunks) {
      const last = chunk.timestamps.length - 1;
      if (chunk.timestamps[0]! > range.to || chunk.timestamps[last]! < range.from) continue;
      const index = direction === 'forward' ? firstIndex(chunk, range) : lastIndex(chunk, range);
      if (index >= 0 && index <= last) found.push({ tag, chunk, index });
    }
  }
  return found;
}

function firstIndex(chunk: EventChunk, range: Range): number {
  const { beyond } = range;
  let low = 0;
  let high = chunk.timestamps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const isBefore =
      chunk.timestamps[middle]! < range.from ||
      (beyond !== undefined && comparePositions(positionAt(chunk, middle), beyond) <= 0);
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lastIndex(chunk: EventChunk, range: Range): number {
  const { beyond } = range;
  let low = 0;
  let high = chunk.timestamps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const isInside =
      chunk.timestamps[middle]! <= range.to &&
      (beyond === undefined || comparePositions(positionAt(chunk, middle), beyond) < 0);
    if (isInside) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function positionAt(chunk: EventChunk, index: number): Position {
  return { timestamp: chunk.timestamps[index]!, sequence: chunk.sequences[index]! };
}

function eventOf<Tag>(lane: Lane<Tag>): ReadEvent<Tag> {
  const { chunk, index } = lane;
  return {
    tag: lane.tag,
    timestamp: chunk.timestamps[index]!,
    sequence: chunk.sequences[index]!,
    ingestedAt: chunk.ingestedAt[index]!,
    message: chunk.messages[index]!,
  };
}

function compareLanes<Tag>(left: Lane<Tag>, right: Lane<Tag>): number {
  return (
    left.chunk.timestamps[left.index]! - right.chunk.timestamps[right.index]! ||
    left.chunk.sequences[left.index]! - right.chunk.sequences[right.index]!
  );
}

type Compare<Item> = (left: Item, right: Item) => number;

function push<Item>(heap: Item[], item: Item, compare: Compare<Item>): void {
  heap.push(item);
  let index = heap.length - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (compare(heap[index]!, heap[parent]!) >= 0) return;
    [heap[index], heap[parent]] = [heap[parent]!, heap[index]!];
    index = parent;
  }
}

function removeTop<Item>(heap: Item[], compare: Compare<Item>): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  sink(heap, compare);
}

function sink<Item>(heap: Item[], compare: Compare<Item>): void {
  let index = 0;
  for (;;) {
    const left = 2 * index + 1;
    const right = left + 1;
    let least = index;
    if (left < heap.length && compare(heap[left]!, heap[least]!) < 0) least = left;
    if (right < heap.length && compare(heap[right]!, heap[least]!) < 0) least = right;
    if (least === index) return;
    [heap[index], heap[least]] = [heap[least]!, heap[index]!];
    index = least;
  }
}
