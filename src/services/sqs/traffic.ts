import type { ServiceContext } from '../../gateway/context.ts';
import { MINUTE_MS, nextMultiple, type Instant } from '../../kernel/clock.ts';
import { enqueue, remove, settle, type Batch, type MessageContent } from './queue/messages.ts';
import { bury, countOf, receive } from './queue/transfer.ts';
import type { Queue, SqsState } from './state.ts';

type Ctx = ServiceContext<SqsState>;

/** Notes that somebody used a queue; from now on its minutes are published. */
export function use(ctx: Ctx, queue: Queue): void {
  queue.lastUsedAt = ctx.now;
  settleQueue(queue, ctx.now);
  if (ctx.state.nextMinute !== undefined) return;
  ctx.state.nextMinute = nextMultiple(ctx.now, MINUTE_MS);
  ctx.schedule(ctx.state.nextMinute, 'sqs.minute');
}

export function settleQueue(queue: Queue, now: Instant): void {
  settle(queue.messages, now, queue.settings.MessageRetentionPeriod * 1_000);
}

export interface Sending {
  readonly count: number;
  readonly bytes: number;
  readonly delayMs: number;
  readonly id?: string;
  readonly content?: MessageContent;
}

/** Puts messages into a queue and counts them. `bytes` is the size of one. */
export function send(ctx: Ctx, queue: Queue, sending: Sending): void {
  const { count, bytes } = sending;
  if (count <= 0) return;
  enqueue(queue.messages, { ...sending, at: ctx.now });
  const { minute } = queue;
  minute.sent += count;
  minute.sizeSum += bytes * count;
  if (bytes < minute.sizeMin) minute.sizeMin = bytes;
  if (bytes > minute.sizeMax) minute.sizeMax = bytes;
}

/** Hands messages out; what was received too often goes to the dead-letter queue instead. */
export function take(
  ctx: Ctx,
  queue: Queue,
  asked: { readonly limit: number; readonly visibilityMs: number },
): readonly Batch[] {
  const { redrive } = queue.settings;
  const deadLetters = redrive && ctx.state.queues.get(redrive.targetName);
  const { batches, dead } = receive(queue.messages, asked.limit, {
    now: ctx.now,
    visibilityMs: asked.visibilityMs,
    maxReceiveCount: deadLetters ? redrive.maxReceiveCount : undefined,
  });
  if (deadLetters && dead.length > 0) {
    use(ctx, deadLetters);
    bury(dead, deadLetters.messages, ctx.now);
  }
  queue.minute.received += countOf(batches);
  return batches;
}

/** Deletes what a consumer has finished. */
export function finish(queue: Queue, batch: Batch): void {
  remove(queue.messages, batch);
  queue.minute.deleted += batch.count;
}
