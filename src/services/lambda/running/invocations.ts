import type { ServiceContext } from '../../../gateway/context.ts';
import { deepFreeze } from '../../../gateway/freeze.ts';
import type { LazyText } from '../../../gateway/ports.ts';
import { floorTo, MINUTE_MS, type Instant } from '../../../kernel/clock.ts';
import { drawBelow, drawUnit } from '../../../kernel/random.ts';
import { admit, coldStarts, IDLE_MS } from './concurrency.ts';
import { drawDurations, meanMs, medianMs, type Durations } from './durations.ts';
import { environmentsFor, isLogging } from './environments.ts';
import type { RunSource } from './log-lines.ts';
import { emitFigures } from './metrics.ts';
import { limitOf, type LambdaFunction, type LambdaState, type Version } from '../state.ts';

type Ctx = ServiceContext<LambdaState>;

/** Invocations of one function within a window, told as a whole. */
export interface Batch {
  readonly count: number;
  /** Where the window begins. */
  readonly from: Instant;
  readonly windowMs: number;
  /** Median at the function's measured memory; default what its code takes. */
  readonly durationMs?: number;
  readonly spread?: number;
  /** How many end with an error; default by the code's error rate. Timeouts come on top. */
  readonly errors?: number;
  readonly errorType?: string;
  readonly errorMessage?: string;
  readonly usedMb?: number;
  /** How many invocations are logged line by line; default at most 25. */
  readonly logged?: number;
  /** What the code writes per logged invocation; default the code's own lines. */
  readonly lines?: readonly string[];
}

export interface BatchResult {
  readonly invoked: number;
  readonly throttled: number;
  /** Errors, timeouts and kills together. */
  readonly errors: number;
  readonly timeouts: number;
  readonly meanMs: number;
  /** The logged invocations, in order of their start. */
  readonly runs: readonly RunSource[];
}

const LOGGED = 25;

/** Runs a batch: concurrency, cold starts, durations, errors, metrics and log lines. */
export function runBatch(
  ctx: Ctx,
  fn: LambdaFunction,
  { batch, version }: { batch: Batch; version: Version },
): BatchResult {
  const { settings, behaviour } = version;
  const base = { ...behaviour, durationMs: batch.durationMs ?? behaviour.durationMs };
  const median = medianMs(base, settings);
  const { admitted, throttled, peak } = admit({
    count: batch.count,
    meanDurationMs: Math.min(median * 1.1, settings.Timeout * 1_000),
    windowMs: batch.windowMs,
    limit: Math.max(0, limitOf(ctx.state, fn) - fn.running.length),
  });
  const drawn = drawDurations(ctx.random('durations'), {
    count: admitted,
    medianMs: median,
    spread: batch.spread ?? behaviour.spread,
  });
  const { durations, timeouts } = capAtTimeout(drawn, settings.Timeout * 1_000);
  const usedMb = batch.usedMb ?? behaviour.usedMb;
  const isKilled = usedMb > settings.MemorySize;
  const failing = isKilled ? admitted : (batch.errors ?? drawErrors(ctx, admitted, behaviour));
  const errors = Math.min(admitted, Math.floor(failing) + timeouts);
  emitFigures(ctx, fn, { at: batch.from, invoked: admitted, errors, throttled, durations, peak });
  const runs = logRuns(ctx, fn, {
    ...{ batch, version, admitted, durations, peak, usedMb },
    ...{ errors: errors - timeouts, isKilled },
  });
  keepBusy(ctx, fn, { batch, admitted, peak });
  ctx.state.invocations += admitted - runs.length;
  return { invoked: admitted, throttled, errors, timeouts, meanMs: meanMs(durations), runs };
}

function capAtTimeout(drawn: Durations, timeoutMs: number) {
  let timeouts = 0;
  const values = drawn.values.map((value, i) => {
    if (value < timeoutMs) return value;
    timeouts += drawn.counts[i]!;
    return timeoutMs;
  });
  return { durations: { values, counts: drawn.counts }, timeouts };
}

/** The expected number of errors, its fraction decided by chance. */
function drawErrors(ctx: Ctx, admitted: number, behaviour: { errorRate: number }): number {
  if (behaviour.errorRate === 0) return 0;
  return Math.floor(admitted * behaviour.errorRate + drawUnit(ctx.random('errors')));
}

function keepBusy(
  ctx: Ctx,
  fn: LambdaFunction,
  { batch, admitted, peak }: { batch: Batch; admitted: number; peak: number },
): void {
  const minute = floorTo(batch.from, MINUTE_MS);
  const before = fn.busy.minute === minute ? fn.busy.peak : 0;
  fn.busy = { minute, peak: Math.max(before, peak) };
  if (admitted > 0) fn.warm = { count: Math.max(peak, warmOf(ctx, fn)), at: ctx.now };
}

function warmOf(ctx: Ctx, fn: LambdaFunction): number {
  return ctx.now - fn.warm.at <= IDLE_MS ? fn.warm.count : 0;
}

interface LogPlan {
  readonly batch: Batch;
  readonly version: Version;
  readonly admitted: number;
  readonly durations: Durations;
  readonly peak: number;
  readonly usedMb: number;
  /** Errors that are no timeouts. */
  readonly errors: number;
  readonly isKilled: boolean;
}

/** Writes the lines of the logged invocations, ordered by time. */
function logRuns(ctx: Ctx, fn: LambdaFunction, plan: LogPlan): RunSource[] {
  const { batch, version, admitted } = plan;
  const logged = Math.min(admitted, batch.logged ?? LOGGED);
  if (logged === 0) return [];
  const cold = coldStarts({ admitted, peak: plan.peak, warm: warmOf(ctx, fn) });
  if (cold >= plan.peak) fn.environments = [];
  const { all, fresh } = environmentsFor(ctx, fn, {
    peak: plan.peak,
    version,
    from: batch.from,
  });
  const runs: RunSource[] = [];
  const lines: Line[] = [];
  for (let i = 0; i < logged; i += 1) {
    const environment = all[i % all.length]!;
    const isCold = i < all.length && i >= all.length - fresh;
    const run = runSource(ctx, plan, { i, logged, isCold });
    runs.push(run);
    if (isLogging(environment)) {
      const texts = batch.lines ?? version.behaviour.lines;
      pushLines(lines, { run, texts, handle: environment.handle, settings: version.settings });
    }
  }
  lines.sort((a, b) => a.at - b.at);
  for (const { handle, at, text } of lines) ctx.logs.append(handle, Math.min(at, ctx.now), text);
  return runs;
}

function runSource(
  ctx: Ctx,
  plan: LogPlan,
  { i, logged, isCold }: { i: number; logged: number; isCold: boolean },
): RunSource {
  const { batch, version, durations, usedMb } = plan;
  const { settings, behaviour } = version;
  const stream = ctx.random('runs');
  const step = batch.windowMs / logged;
  const at = batch.from + Math.floor(i * step + drawUnit(stream) * step);
  const ms = durations.values[i % durations.values.length]!;
  const isTimeout = ms >= settings.Timeout * 1_000;
  const share = logged === plan.admitted ? plan.errors : (plan.errors * logged) / plan.admitted;
  const isError =
    Math.floor(((i + 1) / logged) * share + 0.5) > Math.floor((i / logged) * share + 0.5);
  ctx.state.invocations += 1;
  return deepFreeze({
    serial: ctx.state.invocations,
    version: version.number,
    at,
    ms,
    initMs: isCold ? Math.round(behaviour.initMs * (0.85 + drawUnit(stream) * 0.4) * 100) / 100 : 0,
    memoryMb: settings.MemorySize,
    usedMb: usedMb + drawBelow(stream, 4),
    timeoutSeconds: settings.Timeout,
    end: plan.isKilled ? 'killed' : isTimeout ? 'timeout' : isError ? 'error' : 'success',
    errorType: batch.errorType ?? behaviour.errorType,
    errorMessage: batch.errorMessage ?? behaviour.errorMessage,
    runtime: settings.Runtime ?? 'provided.al2023',
    isJson: settings.LoggingConfig.LogFormat === 'JSON',
  });
}

interface Line {
  readonly handle: number;
  readonly at: Instant;
  readonly text: LazyText;
}

function pushLines(
  lines: Line[],
  from: { run: RunSource; texts: readonly string[]; handle: number; settings: Version['settings'] },
): void {
  const { run, texts, handle, settings } = from;
  const push = (renderer: string, at: Instant, source: unknown = run) =>
    lines.push({ handle, at: Math.floor(at), text: deepFreeze({ renderer, source }) });
  const end = run.at + run.ms;
  const level = settings.LoggingConfig.SystemLogLevel;
  // System log level WARN leaves out the platform's own start and report lines.
  const isQuiet = run.isJson && level !== undefined && level !== 'INFO' && level !== 'DEBUG';
  if (run.initMs > 0 && !isQuiet) push('lambda.init', run.at - run.initMs);
  if (!isQuiet) push('lambda.start', run.at);
  for (const text of texts) push('lambda.line', run.at, { run, text });
  if (run.end === 'error') push('lambda.failure', end);
  if (!run.isJson && run.end !== 'timeout') push('lambda.end', end);
  if (run.end === 'timeout' || run.end === 'killed') push('lambda.failure', end);
  if (!run.isJson && run.end === 'timeout') push('lambda.end', end);
  if (!isQuiet) push('lambda.report', end);
}
