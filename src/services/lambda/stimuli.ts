import type { ServiceContext } from '../../gateway/context.ts';
import { MINUTE_MS, type Instant } from '../../kernel/clock.ts';
import { runBatch, type Batch, type BatchResult } from './running/invocations.ts';
import { isPolling } from './mappings.ts';
import { findVersion } from './names.ts';
import type { EventSourceMapping, LambdaState } from './state.ts';

type Ctx = ServiceContext<LambdaState>;

/** What a batch came to, for the workload that sent it. */
export type Told = Omit<BatchResult, 'runs'>;

const NOTHING: Told = Object.freeze({
  invoked: 0,
  throttled: 0,
  errors: 0,
  timeouts: 0,
  meanMs: 0,
});

export interface InvokeArg extends Partial<Batch> {
  readonly functionName: string;
  readonly count: number;
}

/**
 * Stimulus `invoke`: `count` invocations of a function within a window, by default the minute that
 * ends now. Metrics are stamped with the window's start. Answers what was admitted, throttled and
 * failed; a function that does not exist answers zeros.
 */
export function invokeBulk(ctx: Ctx, arg: InvokeArg): Told {
  const fn = ctx.state.functions.get(arg.functionName);
  if (!fn || arg.count <= 0) return NOTHING;
  const windowMs = arg.windowMs ?? MINUTE_MS;
  const from = arg.from ?? ctx.now - windowMs;
  const batch: Batch = { ...arg, from, windowMs };
  const { runs: _, ...told } = runBatch(ctx, fn, {
    batch,
    version: findVersion(ctx, fn, undefined),
  });
  return told;
}

export interface PollArg extends Omit<InvokeArg, 'functionName' | 'count'> {
  /** ARN of the queue or stream. */
  readonly sourceArn: string;
  /** Messages waiting. */
  readonly messages: number;
}

/** What a poller took: `messages` handled, `failed` to be seen again. */
export interface PollResult extends Told {
  readonly messages: number;
  readonly failed: number;
}

/**
 * Stimulus `poll`: the event source mappings of a queue take waiting messages in batches and invoke
 * their function. Disabled mappings take none. `meanMs` of the result tells how long a batch takes.
 */
export function pollSource(ctx: Ctx, arg: PollArg): PollResult {
  const mapping = mappingFor(ctx.state, arg.sourceArn);
  if (!mapping || !isPolling(ctx, mapping)) return { ...NOTHING, messages: 0, failed: 0 };
  const size = mapping.settings['BatchSize'];
  const batchSize = typeof size === 'number' ? size : 10;
  const count = Math.ceil(arg.messages / batchSize);
  const told = invokeBulk(ctx, { ...arg, functionName: mapping.functionName, count });
  mapping.lastResult = told.errors > 0 ? 'PROBLEM: Function call failed' : 'OK';
  const messages = Math.min(arg.messages, told.invoked * batchSize);
  return { ...told, messages, failed: Math.min(messages, told.errors * batchSize) };
}

function mappingFor(state: LambdaState, sourceArn: string): EventSourceMapping | undefined {
  for (const mapping of state.mappings.values()) {
    if (mapping.sourceArn === sourceArn) return mapping;
  }
  return undefined;
}

/**
 * Stimulus `behave`: the code of a function does something else from now on (a bad deployment, a
 * slow dependency), until the next deployment of a known package.
 */
export function behave(
  ctx: Ctx,
  arg: { readonly functionName: string; readonly behaviour: object; readonly at?: Instant },
): void {
  const fn = ctx.state.functions.get(arg.functionName);
  if (fn) fn.behaviour = Object.freeze({ ...fn.behaviour, ...arg.behaviour });
}
