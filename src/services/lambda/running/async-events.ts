import type { Handler } from '../../../gateway/service.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import type { Instant } from '../../../kernel/clock.ts';
import { executionRole } from './environments.ts';
import { runBatch } from './invocations.ts';
import { emitCount } from './metrics.ts';
import { findVersion } from '../names.ts';
import type { LambdaFunction, LambdaState } from '../state.ts';

/** An event in a function's queue: asynchronous invocation. */
export interface AsyncEvent {
  readonly name: string;
  readonly payload: string;
  readonly receivedAt: Instant;
  /** Failures of the code so far; two retries follow the first. */
  readonly failures: number;
  /** Throttles so far: back-off grows from one second to five minutes. */
  readonly throttles: number;
}

/** AWS page: "Error handling for asynchronous invocation". */
const RETRY_MS = [60_000, 120_000];
const MAX_AGE_MS = 6 * 3_600_000;
const QUEUE_MS = 120;

/** Puts an event into the function's queue. */
export function enqueue(ctx: ServiceContext<LambdaState>, fn: LambdaFunction, payload: string) {
  emitCount(ctx, fn, 'AsyncEventsReceived');
  const event: AsyncEvent = {
    name: fn.name,
    payload,
    receivedAt: ctx.now,
    failures: 0,
    throttles: 0,
  };
  if (fn.reserved === 0) return giveUp(ctx, fn, event);
  ctx.schedule(ctx.now + QUEUE_MS, 'lambda.async', event);
}

export const runAsync: Handler<LambdaState> = (ctx, event: AsyncEvent) => {
  const fn = ctx.state.functions.get(event.name);
  if (!fn) return;
  const version = findVersion(ctx, fn, undefined);
  const batch = { count: 1, from: ctx.now, windowMs: 1_000 };
  const result = runBatch(ctx, fn, { batch, version });
  if (result.throttled > 0) return retryThrottled(ctx, fn, event);
  if (result.errors === 0) return;
  const delay = RETRY_MS[event.failures];
  if (delay === undefined) return giveUp(ctx, fn, event);
  ctx.schedule(ctx.now + delay, 'lambda.async', { ...event, failures: event.failures + 1 });
};

function retryThrottled(
  ctx: ServiceContext<LambdaState>,
  fn: LambdaFunction,
  event: AsyncEvent,
): void {
  if (ctx.now - event.receivedAt >= MAX_AGE_MS) return giveUp(ctx, fn, event);
  const doubled = 1_000 * (1 << Math.min(event.throttles, 9));
  const delay = Math.min(300_000, doubled);
  ctx.schedule(ctx.now + delay, 'lambda.async', { ...event, throttles: event.throttles + 1 });
}

/** The event goes to the dead-letter queue, or is lost. */
function giveUp(ctx: ServiceContext<LambdaState>, fn: LambdaFunction, event: AsyncEvent): void {
  emitCount(ctx, fn, 'AsyncEventsDropped');
  const target = fn.settings.DeadLetterConfig?.TargetArn;
  if (!target) return;
  const [, , service, region, account, ...name] = target.split(':');
  const credential = executionRole(fn, { settings: fn.settings });
  const outcome =
    service === 'sqs'
      ? ctx.call({
          service,
          operation: 'SendMessage',
          params: {
            QueueUrl: `https://sqs.${region}.amazonaws.com/${account}/${name.join(':')}`,
            MessageBody: event.payload,
          },
          credential,
        })
      : ctx.call({
          service: 'sns',
          operation: 'Publish',
          params: { TopicArn: target, Message: event.payload },
          credential,
        });
  if (!outcome.ok) emitCount(ctx, fn, 'DeadLetterErrors');
}
