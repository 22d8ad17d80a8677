import type { ServiceContext } from '../../gateway/context.ts';
import { depth, oldestAgeSeconds, split } from './queue/messages.ts';
import type { Queue, SqsState } from './state.ts';
import { finish, send, take, use } from './traffic.ts';

type Ctx = ServiceContext<SqsState>;

/** Many messages at once: `count` of `bytes` each (default 256). */
export interface BulkArrival {
  readonly queueName: string;
  readonly count: number;
  readonly bytes?: number;
  /** What a reader of one of them sees. */
  readonly body?: string;
}

/** What consumers of a queue did since they were last asked. */
export interface BulkConsumption {
  readonly queueName: string;
  /** How many messages they could have finished. */
  readonly capacity: number;
  /** Share of the received messages that failed: not deleted, they come back. */
  readonly failureShare?: number;
  /** How many they are working on right now. */
  readonly held?: number;
  /** Receive calls that found nothing, when the queue is empty (default 1). */
  readonly emptyReceives?: number;
}

export interface BulkResult {
  readonly received: number;
  readonly deleted: number;
  readonly failed: number;
}

/** What a workload may know of a queue without an API call. */
export interface QueueLevel {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
  readonly oldestAgeSeconds: number;
}

const GONE: QueueLevel = Object.freeze({
  visible: 0,
  inFlight: 0,
  delayed: 0,
  oldestAgeSeconds: 0,
});
const NOTHING: BulkResult = Object.freeze({ received: 0, deleted: 0, failed: 0 });

/**
 * The load door: messages arrive from producers. One batch, however many there are; into a queue
 * that does not exist none.
 */
export function enqueueBulk(ctx: Ctx, arrival: BulkArrival): QueueLevel {
  const queue = ctx.state.queues.get(arrival.queueName);
  if (!queue) return GONE;
  use(ctx, queue);
  if (arrival.body !== undefined) queue.bulkBody = arrival.body;
  send(ctx, queue, {
    count: arrival.count,
    bytes: arrival.bytes ?? 256,
    delayMs: queue.settings.DelaySeconds * 1_000,
  });
  return levelOf(queue, ctx.now);
}

/** The load door: consumers receive up to their capacity and delete what did not fail. */
export function consumeBulk(ctx: Ctx, consumption: BulkConsumption): BulkResult {
  const queue = ctx.state.queues.get(consumption.queueName);
  if (!queue) return NOTHING;
  use(ctx, queue);
  const { capacity, failureShare = 0, held = 0, emptyReceives = 1 } = consumption;
  const visibilityMs = queue.settings.VisibilityTimeout * 1_000;
  const batches = take(ctx, queue, { limit: Math.max(0, Math.floor(capacity)), visibilityMs });
  let received = 0;
  let failed = 0;
  for (const batch of batches) {
    received += batch.count;
    const failing = Math.min(batch.count, Math.round(received * failureShare) - failed);
    failed += failing;
    if (failing < batch.count) finish(queue, split(queue.messages, batch, batch.count - failing));
  }
  if (received === 0) queue.minute.emptyReceives += emptyReceives;
  queue.heldInBulk = held;
  return { received, deleted: received - failed, failed };
}

/** How full a queue is, for workloads that scale or slow down by it. */
export function levelOf(queue: Queue, now: number): QueueLevel {
  const moment = { now, retentionMs: queue.settings.MessageRetentionPeriod * 1_000 };
  const level = depth(queue.messages, moment);
  return {
    ...level,
    inFlight: level.inFlight + queue.heldInBulk,
    oldestAgeSeconds: oldestAgeSeconds(queue.messages, moment),
  };
}

/** The stimulus behind `levelOf`. */
export function lookAtLevel(ctx: Ctx, { queueName }: { readonly queueName: string }): QueueLevel {
  const queue = ctx.state.queues.get(queueName);
  return queue ? levelOf(queue, ctx.now) : GONE;
}
