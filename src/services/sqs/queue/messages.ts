/**
 * The messages of one standard queue, as pure data and pure rules (Amazon SQS Developer Guide,
 * "Amazon SQS visibility timeout", "Available CloudWatch metrics for Amazon SQS").
 *
 * A batch stands for `count` messages alike: sent together, received together. Messages sent with
 * the API are batches of one with a body; bulk traffic makes one batch per minute, so that a queue
 * of a million messages is still a short list.
 */
export interface Batch {
  id: string;
  count: number;
  /** When the messages were first sent; retention counts from here, also in a dead-letter queue. */
  readonly sentAt: number;
  /** Age counts from here: the move into a dead-letter queue starts it anew. */
  readonly enqueuedAt: number;
  /** Messages show from this instant on. */
  visibleAt: number;
  phase: 'delayed' | 'visible' | 'inFlight';
  receives: number;
  firstReceivedAt: number | undefined;
  receiptHandle: string | undefined;
  readonly bytes: number;
  readonly content: MessageContent | undefined;
}

/** What the API shows of a message. */
export interface MessageContent {
  readonly body: string;
  readonly attributes: ReadonlyMap<string, MessageAttributeValue>;
  readonly senderId: string;
}

export interface MessageAttributeValue {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: unknown;
}

/** Oldest first, except that a message received three times has gone to the back. */
export interface MessageList {
  batches: Batch[];
  nextBatch: number;
}

/** A message received this often without being deleted no longer counts as the oldest one. */
const POISON_RECEIVES = 3;

export function emptyMessages(): MessageList {
  return { batches: [], nextBatch: 1 };
}

export interface Arrival {
  readonly count: number;
  readonly at: number;
  readonly delayMs: number;
  readonly bytes: number;
  readonly id?: string | undefined;
  readonly sentAt?: number | undefined;
  readonly content?: MessageContent | undefined;
}

/** Puts messages at the end. Bulk arrivals of the same instant and state become one batch. */
export function enqueue(list: MessageList, arrival: Arrival): Batch {
  const { count, at, delayMs, bytes, content } = arrival;
  const last = list.batches[list.batches.length - 1];
  const canJoin =
    content === undefined &&
    last !== undefined &&
    last.content === undefined &&
    last.enqueuedAt === at &&
    last.receives === 0 &&
    last.visibleAt === at + delayMs &&
    last.bytes === bytes;
  if (canJoin) {
    last.count += count;
    return last;
  }
  const batch: Batch = {
    id: arrival.id ?? `bulk-${list.nextBatch}`,
    count,
    sentAt: arrival.sentAt ?? at,
    enqueuedAt: at,
    visibleAt: at + delayMs,
    phase: delayMs > 0 ? 'delayed' : 'visible',
    receives: 0,
    firstReceivedAt: undefined,
    receiptHandle: undefined,
    bytes,
    content,
  };
  list.nextBatch += 1;
  list.batches.push(batch);
  return batch;
}

/**
 * Brings the list to an instant: delays and visibility timeouts that ran out end, expired messages
 * go, and messages that were received three times move to the back. Returns how many expired.
 */
export function settle(list: MessageList, now: number, retentionMs: number): number {
  let expired = 0;
  const kept: Batch[] = [];
  const back: Batch[] = [];
  for (const batch of list.batches) {
    if (batch.count <= 0) continue;
    if (batch.sentAt + retentionMs <= now) {
      expired += batch.count;
      continue;
    }
    let isReturning = false;
    if (batch.phase !== 'visible' && batch.visibleAt <= now) {
      isReturning = batch.phase === 'inFlight';
      batch.phase = 'visible';
    }
    if (isReturning && batch.receives >= POISON_RECEIVES) back.push(batch);
    else kept.push(batch);
  }
  if (back.length > 0 || kept.length !== list.batches.length) list.batches = [...kept, ...back];
  return expired;
}

/** Takes up to `count` messages off a batch and gives them a batch of their own, in its place. */
export function split(list: MessageList, batch: Batch, count: number): Batch {
  if (count >= batch.count) return batch;
  const part: Batch = { ...batch, id: `${batch.id}-${list.nextBatch}`, count };
  list.nextBatch += 1;
  batch.count -= count;
  list.batches.splice(list.batches.indexOf(batch), 0, part);
  return part;
}

export function remove(list: MessageList, batch: Batch): void {
  const index = list.batches.indexOf(batch);
  if (index >= 0) list.batches.splice(index, 1);
}

export interface Depth {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** How the list stands at an instant. Looking changes nothing, so an observer may. */
export interface Moment {
  readonly now: number;
  readonly retentionMs: number;
}

export function depth(list: MessageList, { now, retentionMs }: Moment): Depth {
  let visible = 0;
  let inFlight = 0;
  let delayed = 0;
  for (const { phase, count, visibleAt, sentAt } of list.batches) {
    if (sentAt + retentionMs <= now) continue;
    if (phase === 'visible' || visibleAt <= now) visible += count;
    else if (phase === 'inFlight') inFlight += count;
    else delayed += count;
  }
  return { visible, inFlight, delayed };
}

/**
 * Age in seconds of the oldest message that is neither deleted nor a poison pill: one received
 * three times or more hides behind the next message, whatever its true age.
 */
export function oldestAgeSeconds(list: MessageList, { now, retentionMs }: Moment): number {
  let oldest = now;
  for (const { receives, enqueuedAt, sentAt } of list.batches) {
    if (sentAt + retentionMs <= now) continue;
    if (receives < POISON_RECEIVES && enqueuedAt < oldest) oldest = enqueuedAt;
  }
  return Math.floor((now - oldest) / 1000);
}
