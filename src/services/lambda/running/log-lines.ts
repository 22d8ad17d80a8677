import { formatMillis } from '../../../aws/instant.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { uuidAt } from '../../../kernel/ids.ts';
import { hashText } from '../../../kernel/random.ts';
import type { Instant } from '../../../kernel/clock.ts';
import { runtimeVersionArn } from '../settings.ts';

/** One logged invocation, shared by all its lines. Frozen. */
export interface RunSource {
  /** Position among all invocations of the Region: the request id is made from it. */
  readonly serial: number;
  readonly version: string;
  readonly at: Instant;
  readonly ms: number;
  readonly initMs: number;
  readonly memoryMb: number;
  readonly usedMb: number;
  readonly timeoutSeconds: number;
  readonly end: 'success' | 'error' | 'timeout' | 'killed';
  readonly errorType: string;
  readonly errorMessage: string;
  readonly runtime: string;
  readonly isJson: boolean;
}

export interface LineSource {
  readonly run: RunSource;
  readonly text: string;
}

/**
 * The lines Lambda and its runtimes write. AWS pages: "Viewing CloudWatch logs for Lambda
 * functions", "Configuring advanced logging controls" (JSON).
 */
export const RENDERERS = Object.freeze({
  'lambda.init': renderInit,
  'lambda.start': renderStart,
  'lambda.end': renderEnd,
  'lambda.report': renderReport,
  'lambda.failure': renderFailure,
  'lambda.line': renderLine,
});

/** The request id of an invocation. */
export function requestId(ctx: Pick<ServiceContext, 'seed' | 'region'>, serial: number): string {
  return uuidAt(ctx.seed, hashText(`lambda/${ctx.region}`), serial);
}

export function renderInit(run: RunSource, ctx: ServiceContext): string {
  const version = `${run.runtime.replace(/(\d)/, ':$1').replace(/\.x$/, '')}.v38`;
  const arn = runtimeVersionArn(ctx, run.runtime);
  if (!run.isJson) {
    return `INIT_START Runtime Version: ${version}\tRuntime Version ARN: ${arn}\n`;
  }
  return platform(run.at - run.initMs, 'platform.initStart', {
    initializationType: 'on-demand',
    phase: 'init',
    runtimeVersion: version,
    runtimeVersionArn: arn,
  });
}

export function renderStart(run: RunSource, ctx: ServiceContext): string {
  const id = requestId(ctx, run.serial);
  if (!run.isJson) return `START RequestId: ${id} Version: ${run.version}\n`;
  return platform(run.at, 'platform.start', { requestId: id, version: run.version });
}

export function renderEnd(run: RunSource, ctx: ServiceContext): string {
  return `END RequestId: ${requestId(ctx, run.serial)}\n`;
}

export function renderReport(run: RunSource, ctx: ServiceContext): string {
  const id = requestId(ctx, run.serial);
  if (run.isJson) {
    return platform(run.at + run.ms, 'platform.report', {
      requestId: id,
      metrics: {
        durationMs: run.ms,
        billedDurationMs: billedMs(run),
        memorySizeMB: run.memoryMb,
        maxMemoryUsedMB: Math.min(run.usedMb, run.memoryMb),
        ...(run.initMs > 0 ? { initDurationMs: run.initMs } : {}),
      },
      status: run.end === 'timeout' ? 'timeout' : run.end === 'killed' ? 'error' : run.end,
    });
  }
  const init = run.initMs > 0 ? `Init Duration: ${run.initMs.toFixed(2)} ms\t` : '';
  const status = run.end === 'timeout' ? 'Status: timeout' : '';
  const killed = run.end === 'killed' ? 'Status: error\tError Type: Runtime.OutOfMemory' : '';
  return (
    `REPORT RequestId: ${id}\tDuration: ${run.ms.toFixed(2)} ms\t` +
    `Billed Duration: ${billedMs(run)} ms\tMemory Size: ${run.memoryMb} MB\t` +
    `Max Memory Used: ${Math.min(run.usedMb, run.memoryMb)} MB\t${init}${status}${killed}\n`
  );
}

/** Rounded up to a millisecond; initialisation is billed too since August 2025. */
export function billedMs(run: Pick<RunSource, 'ms' | 'initMs'>): number {
  return Math.ceil(run.ms + run.initMs);
}

export function renderFailure(run: RunSource, ctx: ServiceContext): string {
  const id = requestId(ctx, run.serial);
  const at = formatMillis(run.at + run.ms);
  if (run.end === 'timeout') {
    return `${at} ${id} Task timed out after ${run.timeoutSeconds.toFixed(2)} seconds\n\n`;
  }
  if (run.end === 'killed') {
    return `RequestId: ${id} Error: Runtime exited with error: signal: killed\nRuntime.ExitError\n`;
  }
  const { errorType, errorMessage } = run;
  if (run.isJson) {
    return JSON.stringify({
      timestamp: at,
      level: 'ERROR',
      requestId: id,
      message: { errorType, errorMessage, stackTrace: [] },
    });
  }
  if (run.runtime.startsWith('python')) return `[ERROR] ${errorType}: ${errorMessage}\n`;
  if (run.runtime.startsWith('nodejs')) {
    const body = { errorType, errorMessage, stack: [`${errorType}: ${errorMessage}`] };
    return `${at}\t${id}\tERROR\tInvoke Error \t${JSON.stringify(body)}\n`;
  }
  return `${errorType}: ${errorMessage}\n`;
}

export function renderLine({ run, text }: LineSource, ctx: ServiceContext): string {
  const id = requestId(ctx, run.serial);
  const at = formatMillis(run.at);
  if (run.isJson) {
    return JSON.stringify({ timestamp: at, level: 'INFO', requestId: id, message: text });
  }
  if (run.runtime.startsWith('python')) return `[INFO]\t${at}\t${id}\t${text}\n`;
  if (run.runtime.startsWith('nodejs')) return `${at}\t${id}\tINFO\t${text}\n`;
  return `${text}\n`;
}

function platform(at: Instant, type: string, record: object): string {
  return JSON.stringify({ time: formatMillis(Math.floor(at)), type, record });
}
