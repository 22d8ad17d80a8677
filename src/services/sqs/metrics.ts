import type { ServiceContext } from '../../gateway/context.ts';
import { HOUR_MS, MINUTE_MS, type Instant } from '../../kernel/clock.ts';
import { levelOf } from './bulk.ts';
import { emptyMinute, type Queue, type SqsState } from './state.ts';
import { settleQueue } from './traffic.ts';

type Ctx = ServiceContext<SqsState>;

/** A queue is active for six hours after its last use, and while it holds messages. */
const ACTIVE_MS = 6 * HOUR_MS;

/**
 * The end of a minute: every active queue publishes its metrics, inactive ones publish nothing
 * ("Available CloudWatch metrics for Amazon SQS"). When none is active, the minutes stop.
 */
export function endMinute(ctx: Ctx): void {
  const start = ctx.now - MINUTE_MS;
  let isAnyActive = false;
  for (const queue of ctx.state.queues.values()) {
    settleQueue(queue, ctx.now);
    if (!isActive(queue, ctx.now)) continue;
    isAnyActive = true;
    publish(ctx, queue, start);
  }
  ctx.state.nextMinute = isAnyActive ? ctx.now + MINUTE_MS : undefined;
  if (ctx.state.nextMinute !== undefined) ctx.schedule(ctx.state.nextMinute, 'sqs.minute');
}

function isActive(queue: Queue, now: Instant): boolean {
  return queue.messages.batches.length > 0 || now - queue.lastUsedAt <= ACTIVE_MS;
}

function publish(ctx: Ctx, queue: Queue, at: Instant): void {
  const { visible, inFlight, delayed, oldestAgeSeconds } = levelOf(queue, ctx.now);
  const { minute } = queue;
  const put = (name: string, value: number, unit = 'Count'): void =>
    ctx.metrics.put(seriesOf(ctx, queue, { name, unit }), at, value);
  put('ApproximateNumberOfMessagesVisible', visible);
  put('ApproximateNumberOfMessagesNotVisible', inFlight);
  put('ApproximateNumberOfMessagesDelayed', delayed);
  put('ApproximateAgeOfOldestMessage', oldestAgeSeconds, 'Seconds');
  put('NumberOfMessagesSent', minute.sent);
  put('NumberOfMessagesReceived', minute.received);
  put('NumberOfMessagesDeleted', minute.deleted);
  put('NumberOfEmptyReceives', minute.emptyReceives);
  if (minute.sent > 0) {
    ctx.metrics.putSet(seriesOf(ctx, queue, { name: 'SentMessageSize', unit: 'Bytes' }), {
      at,
      count: minute.sent,
      sum: minute.sizeSum,
      min: minute.sizeMin,
      max: minute.sizeMax,
    });
  }
  queue.minute = emptyMinute();
}

function seriesOf(
  ctx: Ctx,
  queue: Queue,
  metric: { readonly name: string; readonly unit: string },
): number {
  let handle = queue.series.get(metric.name);
  if (handle === undefined) {
    handle = ctx.metrics.series({
      namespace: 'AWS/SQS',
      name: metric.name,
      dimensions: [['QueueName', queue.name]],
      unit: metric.unit,
    });
    queue.series.set(metric.name, handle);
  }
  return handle;
}
