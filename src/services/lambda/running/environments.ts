import { calendarOf } from '../../../aws/instant.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { DAY_MS, floorTo, type Instant } from '../../../kernel/clock.ts';
import { drawHex } from '../../../kernel/ids.ts';
import type { Environment, LambdaFunction, LambdaState, Version } from '../state.ts';

type Ctx = ServiceContext<LambdaState>;

/** Log streams that one function writes to at a time: busy functions have more in AWS. */
const STREAMS = 3;

/** A sandbox whose role may not write logs. */
const MUTE = -1;

/**
 * The sandboxes that log a batch, and which of them are new. A sandbox lives a day at most here,
 * and ends when the function's code or configuration changes.
 */
export function environmentsFor(
  ctx: Ctx,
  fn: LambdaFunction,
  want: { peak: number; version: Version; from: Instant },
): { all: Environment[]; fresh: number } {
  const day = floorTo(want.from, DAY_MS);
  const revision = `${want.version.number}/${want.version.settings.RevisionId}`;
  const kept = fn.environments.filter((env) => env.day === day && env.revision === revision);
  const needed = Math.max(1, Math.min(STREAMS, want.peak));
  let fresh = 0;
  while (kept.length < needed) {
    const stream = streamName(ctx, want.version.number, day);
    const handle = openStream(ctx, fn, { stream, version: want.version });
    kept.push({ stream, handle, day, revision });
    fresh += 1;
  }
  fn.environments = kept;
  return { all: kept, fresh };
}

/** True where the sandbox may write. */
export function isLogging(environment: Environment): boolean {
  return environment.handle !== MUTE;
}

/** `2026/03/02/[$LATEST]` and 32 hexadecimal digits. */
function streamName(ctx: Ctx, version: string, at: Instant): string {
  const { year, month, day } = calendarOf(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${year}/${two(month)}/${two(day)}/[${version}]${drawHex(ctx.random('streams'), 32)}`;
}

/** The sandbox makes its stream with the function's own role, which may not be allowed to. */
function openStream(
  ctx: Ctx,
  fn: LambdaFunction,
  { stream, version }: { stream: string; version: Version },
): number {
  const logGroupName = version.settings.LoggingConfig.LogGroup;
  const create = (operation: string, params: object) =>
    ctx.call({
      service: 'logs',
      operation,
      params: { ...params },
      credential: executionRole(fn, version),
      userAgent: 'awslambda-worker/1.0  rusoto/0.48.0 rust/1.71.1 linux',
    });
  let made = create('CreateLogStream', { logGroupName, logStreamName: stream });
  if (!made.ok && made.error.code === 'ResourceNotFoundException') {
    create('CreateLogGroup', { logGroupName });
    made = create('CreateLogStream', { logGroupName, logStreamName: stream });
  }
  const isDenied = !made.ok && made.error.code.startsWith('AccessDenied');
  return isDenied ? MUTE : ctx.logs.stream(logGroupName, stream);
}

/** The execution role's session: its name is the function's. */
export function executionRole(fn: LambdaFunction, version: Pick<Version, 'settings'>) {
  const roleName = version.settings.Role.split('/').at(-1)!;
  const principal = 'lambda.amazonaws.com';
  return { kind: 'service', principal, roleName, sessionName: fn.name } as const;
}
