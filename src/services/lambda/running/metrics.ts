import type { ServiceContext } from '../../../gateway/context.ts';
import { floorTo, MINUTE_MS, type Instant } from '../../../kernel/clock.ts';
import type { Durations } from './durations.ts';
import type { LambdaFunction, LambdaState } from '../state.ts';

type Ctx = ServiceContext<LambdaState>;

const SERIES = [
  ['Invocations', 'Count'],
  ['Errors', 'Count'],
  ['Throttles', 'Count'],
  ['Duration', 'Milliseconds'],
  ['ConcurrentExecutions', 'Count'],
  ['UnreservedConcurrentExecutions', 'Count'],
] as const;
const [INVOCATIONS, ERRORS, THROTTLES, DURATION, CONCURRENT, UNRESERVED] = [0, 1, 2, 3, 4, 5];

/** What a batch of invocations is for CloudWatch. */
export interface BatchFigures {
  /** Start of the invocations: the time stamp of Lambda's metrics. */
  readonly at: Instant;
  readonly invoked: number;
  readonly errors: number;
  readonly throttled: number;
  readonly durations: Durations;
  readonly peak: number;
}

/**
 * AWS page: "Types of metrics for Lambda functions". By function, by function and resource, and
 * for the whole account. Nothing is published without invocations or throttles.
 */
export function emitFigures(ctx: Ctx, fn: LambdaFunction, figures: BatchFigures): void {
  if (figures.invoked + figures.throttled === 0) return;
  fn.series ??= {
    byName: seriesOf(ctx, [['FunctionName', fn.name]]),
    byResource: seriesOf(ctx, [
      ['FunctionName', fn.name],
      ['Resource', fn.name],
    ]),
  };
  ctx.state.accountSeries ??= seriesOf(ctx, []);
  emitCounts(ctx, fn.series.byName, figures);
  emitCounts(ctx, fn.series.byResource, figures);
  emitCounts(ctx, ctx.state.accountSeries, figures);
  if (figures.peak > 0) {
    put(ctx, fn.series.byName[CONCURRENT]!, { at: figures.at, value: figures.peak });
    put(ctx, fn.series.byResource[CONCURRENT]!, { at: figures.at, value: figures.peak });
    emitAccountConcurrency(ctx, fn, figures);
  }
}

function emitCounts(ctx: Ctx, handles: number[], figures: BatchFigures): void {
  const { at, invoked, errors, throttled, durations } = figures;
  if (invoked > 0) {
    const ones = { at, count: invoked, sum: invoked, min: 1, max: 1 };
    ctx.metrics.putSet(handles[INVOCATIONS]!, ones);
    ctx.metrics.putSet(handles[ERRORS]!, bits(at, invoked, errors));
    ctx.metrics.putValues(handles[DURATION]!, { at, ...durations });
  }
  ctx.metrics.putSet(handles[THROTTLES]!, bits(at, invoked + throttled, throttled));
}

/** `count` samples of 0 or 1, of which `ones` are 1. */
function bits(at: Instant, count: number, ones: number) {
  return { at, count, sum: ones, min: ones === count ? 1 : 0, max: ones > 0 ? 1 : 0 };
}

function emitAccountConcurrency(ctx: Ctx, fn: LambdaFunction, figures: BatchFigures): void {
  const { account } = ctx.state;
  const minute = floorTo(figures.at, MINUTE_MS);
  if (account.minute !== minute) {
    account.minute = minute;
    account.total = 0;
    account.unreserved = 0;
  }
  account.total += figures.peak;
  const handles = ctx.state.accountSeries!;
  put(ctx, handles[CONCURRENT]!, { at: figures.at, value: account.total });
  if (fn.reserved !== null) return;
  account.unreserved += figures.peak;
  put(ctx, handles[UNRESERVED]!, { at: figures.at, value: account.unreserved });
}

/** A further count of one function: AsyncEventsReceived, DeadLetterErrors … */
export function emitCount(ctx: Ctx, fn: LambdaFunction, name: string): void {
  const handle = ctx.metrics.series({
    namespace: 'AWS/Lambda',
    name,
    dimensions: [['FunctionName', fn.name]],
    unit: 'Count',
  });
  ctx.metrics.put(handle, ctx.now, 1);
}

function put(ctx: Ctx, handle: number, sample: { at: Instant; value: number }): void {
  ctx.metrics.put(handle, sample.at, sample.value);
}

function seriesOf(ctx: Ctx, dimensions: readonly (readonly [string, string])[]): number[] {
  const names = dimensions.length === 0 ? SERIES : SERIES.slice(0, UNRESERVED);
  return names.map(([name, unit]) =>
    ctx.metrics.series({ namespace: 'AWS/Lambda', name, dimensions, unit }),
  );
}
