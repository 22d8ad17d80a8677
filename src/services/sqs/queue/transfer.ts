import { enqueue, remove, split, type Batch, type MessageList } from './messages.ts';

/** The settings of a queue that decide how its messages move. */
export interface ReceiveRules {
  readonly now: number;
  readonly visibilityMs: number;
  /** Undefined: no redrive policy. */
  readonly maxReceiveCount: number | undefined;
}

export interface Received {
  /** Messages handed out, each a batch with its new receipt. */
  readonly batches: readonly Batch[];
  /** Messages that had been received too often and now belong in the dead-letter queue. */
  readonly dead: readonly Batch[];
}

/**
 * Hands out up to `limit` messages, oldest first, and hides them for the visibility timeout.
 * A message is moved to the dead-letter queue when it would be received once more than allowed.
 */
export function receive(list: MessageList, limit: number, rules: ReceiveRules): Received {
  const { now, visibilityMs, maxReceiveCount } = rules;
  const batches: Batch[] = [];
  const dead: Batch[] = [];
  let left = limit;
  for (const batch of [...list.batches]) {
    if (left <= 0) break;
    if (batch.phase !== 'visible') continue;
    if (maxReceiveCount !== undefined && batch.receives >= maxReceiveCount) {
      remove(list, batch);
      dead.push(batch);
      continue;
    }
    const part = split(list, batch, left);
    left -= part.count;
    part.receives += 1;
    part.firstReceivedAt ??= now;
    part.phase = visibilityMs > 0 ? 'inFlight' : 'visible';
    part.visibleAt = now + visibilityMs;
    batches.push(part);
  }
  return { batches, dead };
}

/** Puts dead messages into a dead-letter queue: retention runs on, their age starts anew. */
export function bury(dead: readonly Batch[], into: MessageList, now: number): void {
  for (const { id, count, sentAt, bytes, content } of dead) {
    enqueue(into, { id, count, at: now, sentAt, delayMs: 0, bytes, content });
  }
}

export function countOf(batches: readonly Batch[]): number {
  return batches.reduce((sum, batch) => sum + batch.count, 0);
}
