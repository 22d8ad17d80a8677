import type { LogMessage } from './message.ts';

/**
 * The events of one stream: sealed chunks that never change again (frozen, so that snapshots share
 * them) and a short open tail. Chunks are sorted by position; they may overlap in time when events
 * came late.
 */
export interface EventLog {
  readonly sealed: EventChunk[];
  open: OpenChunk;
  /** Of everything in the log. */
  storedBytes: number;
}

export interface EventChunk {
  readonly timestamps: readonly number[];
  readonly sequences: readonly number[];
  readonly ingestedAt: readonly number[];
  readonly messages: readonly LogMessage[];
  /** Bytes as CloudWatch Logs counts them: UTF-8 plus 26 per event. */
  readonly storedBytes: number;
}

export interface OpenChunk {
  timestamps: number[];
  sequences: number[];
  ingestedAt: number[];
  messages: LogMessage[];
  storedBytes: number;
  isSorted: boolean;
}

export interface LogEvent {
  readonly timestamp: number;
  readonly sequence: number;
  readonly ingestedAt: number;
  readonly message: LogMessage;
  readonly bytes: number;
}

/** Small enough to copy with every snapshot, large enough to keep chunks few. */
export const CHUNK_EVENTS = 128;

export const OVERHEAD_BYTES = 26;

export function emptyLog(): EventLog {
  return { sealed: [], open: emptyChunk(), storedBytes: 0 };
}

export function append(log: EventLog, event: LogEvent): void {
  const { open } = log;
  const count = open.timestamps.length;
  if (count > 0 && event.timestamp < open.timestamps[count - 1]!) open.isSorted = false;
  open.timestamps.push(event.timestamp);
  open.sequences.push(event.sequence);
  open.ingestedAt.push(event.ingestedAt);
  open.messages.push(event.message);
  open.storedBytes += event.bytes + OVERHEAD_BYTES;
  log.storedBytes += event.bytes + OVERHEAD_BYTES;
  if (count + 1 >= CHUNK_EVENTS) {
    log.sealed.push(seal(open));
    log.open = emptyChunk();
  }
}

/** Every chunk, the open one last and sorted; for reading only. */
export function chunksOf(log: EventLog): readonly EventChunk[] {
  if (log.open.timestamps.length === 0) return log.sealed;
  return [...log.sealed, log.open.isSorted ? log.open : sorted(log.open)];
}

/** Lets go of sealed chunks that lie wholly before the instant. */
export function dropBefore(log: EventLog, instant: number): void {
  let kept = 0;
  for (const chunk of log.sealed) {
    if (chunk.timestamps[chunk.timestamps.length - 1]! < instant) {
      log.storedBytes -= chunk.storedBytes;
      continue;
    }
    log.sealed[kept] = chunk;
    kept += 1;
  }
  log.sealed.length = kept;
}

/**
 * Stored bytes without what has expired, from the front on. A chunk that has partly expired counts
 * by the share of its time, so that only its ends are read. Old events that came late, behind
 * younger ones, count until they are purged, as on AWS.
 */
export function storedBytesSince(log: EventLog, instant: number): number {
  let bytes = log.storedBytes;
  for (let index = 0; index <= log.sealed.length; index++) {
    const { timestamps, storedBytes } = log.sealed[index] ?? log.open;
    const { length } = timestamps;
    if (length === 0 || timestamps[0]! >= instant) break;
    const [first, last] = [timestamps[0]!, timestamps[length - 1]!];
    const expired = Math.min(1, (instant - first) / Math.max(1, last - first + 1));
    bytes -= Math.round(storedBytes * expired);
  }
  return bytes;
}

function emptyChunk(): OpenChunk {
  return {
    timestamps: [],
    sequences: [],
    ingestedAt: [],
    messages: [],
    storedBytes: 0,
    isSorted: true,
  };
}

function seal(open: OpenChunk): EventChunk {
  const { timestamps, sequences, ingestedAt, messages, storedBytes } = open.isSorted
    ? open
    : sorted(open);
  return Object.freeze({
    timestamps: Object.freeze(timestamps),
    sequences: Object.freeze(sequences),
    ingestedAt: Object.freeze(ingestedAt),
    messages: Object.freeze(messages),
    storedBytes,
  });
}

function sorted(chunk: OpenChunk): EventChunk {
  const order = chunk.timestamps.map((_, index) => index);
  order.sort((a, b) => chunk.timestamps[a]! - chunk.timestamps[b]! || a - b);
  return {
    timestamps: order.map((index) => chunk.timestamps[index]!),
    sequences: order.map((index) => chunk.sequences[index]!),
    ingestedAt: order.map((index) => chunk.ingestedAt[index]!),
    messages: order.map((index) => chunk.messages[index]!),
    storedBytes: chunk.storedBytes,
  };
}
