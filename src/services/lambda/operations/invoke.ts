import { toBase64 } from '../../../aws/base64.ts';
import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { enqueue } from '../running/async-events.ts';
import { rateExceeded } from '../errors.ts';
import { runBatch, type BatchResult } from '../running/invocations.ts';
import * as logLines from '../running/log-lines.ts';
import { findFunction, findVersion, namedFunctionArn, parseFunctionName } from '../names.ts';
import { policyJson } from '../permissions.ts';
import type { LambdaFunction, LambdaState, Version } from '../state.ts';
import type { OperationContext } from '../../../gateway/context.ts';

interface Input {
  readonly FunctionName: string;
  readonly InvocationType?: 'Event' | 'RequestResponse' | 'DryRun';
  readonly LogType?: 'None' | 'Tail';
  readonly Payload?: string | Uint8Array;
  readonly Qualifier?: string;
}

type Ctx = OperationContext<LambdaState>;

const SYNC_LIMIT = 6_291_456;
const ASYNC_LIMIT = 1_048_576;

/** Runs a function, or queues an event for it. AWS page: "Invoke". */
export const invoke = operation<LambdaState, Input>({
  name: 'Invoke',
  readOnly: false,
  trail: { category: 'data', dataResourceType: 'AWS::Lambda::Function', keepsResponse: false },
  action: 'lambda:InvokeFunction',
  resource: namedFunctionArn,
  resourcePolicy: (input, ctx) => {
    const name = input['FunctionName'];
    const fn = ctx.state.functions.get(parseFunctionName(String(name)).name);
    return fn && policyJson(fn);
  },
  simplified: 'The code never runs: the answer is the one its behaviour in the world gives.',
  run: (ctx, input) => {
    const fn = findFunction(ctx, input.FunctionName, input.Qualifier);
    const { qualifier } = parseFunctionName(input.FunctionName, input.Qualifier);
    const version = findVersion(ctx, fn, qualifier);
    checkPayload(input);
    requireActive(ctx, fn);
    if (input.InvocationType === 'DryRun') return { StatusCode: 204 };
    if (input.InvocationType === 'Event') {
      enqueue(ctx, fn, payloadText(input.Payload));
      return { StatusCode: 202, Payload: '' };
    }
    return runNow(ctx, fn, { version, isTail: input.LogType === 'Tail' });
  },
});

function runNow(
  ctx: Ctx,
  fn: LambdaFunction,
  { version, isTail }: { version: Version; isTail: boolean },
): object {
  fn.running = fn.running.filter((end) => end > ctx.now);
  const batch = { count: 1, from: ctx.now, windowMs: 1_000, logged: 1 };
  const result = runBatch(ctx, fn, { batch, version });
  if (result.throttled > 0) {
    const reserved = 'ReservedFunctionConcurrentInvocationLimitExceeded';
    throw rateExceeded(fn.reserved === null ? 'ConcurrentInvocationLimitExceeded' : reserved);
  }
  fn.running.push(Math.ceil(ctx.now + result.meanMs));
  return {
    StatusCode: 200,
    ExecutedVersion: version.number,
    ...(result.errors > 0 ? { FunctionError: 'Unhandled' } : {}),
    ...(isTail ? { LogResult: tailOf(ctx, result) } : {}),
    Payload: answerOf(ctx, result, version),
  };
}

function answerOf(ctx: Ctx, result: BatchResult, version: Version): string {
  const run = result.runs[0]!;
  const id = logLines.requestId(ctx, run.serial);
  if (run.end === 'success') return version.behaviour.result;
  if (run.end === 'timeout') {
    const seconds = run.timeoutSeconds.toFixed(2);
    const errorMessage = `RequestId: ${id} Error: Task timed out after ${seconds} seconds`;
    return JSON.stringify({ errorType: 'Sandbox.Timedout', errorMessage });
  }
  if (run.end === 'killed') {
    const errorMessage = `RequestId: ${id} Error: Runtime exited with error: signal: killed`;
    return JSON.stringify({ errorType: 'Runtime.ExitError', errorMessage });
  }
  const { errorType, errorMessage } = run;
  return JSON.stringify({ errorType, errorMessage, trace: [`${errorType}: ${errorMessage}`] });
}

/** The last 4 KB of the log, in base64. */
function tailOf(ctx: Ctx, result: BatchResult): string {
  const run = result.runs[0]!;
  const failure = run.end === 'success' ? '' : logLines.renderFailure(run, ctx);
  const text =
    logLines.renderStart(run, ctx) +
    failure +
    logLines.renderEnd(run, ctx) +
    logLines.renderReport(run, ctx);
  return toBase64(new TextEncoder().encode(text).slice(-4_096));
}

function requireActive(ctx: Ctx, fn: LambdaFunction): void {
  if (ctx.now >= fn.activeAt) return;
  throw awsError(
    'ResourceConflictException',
    'The operation cannot be performed at this time. ' +
      'The function is currently in the following state: Pending',
    { status: 409 },
  );
}

function payloadText(payload: string | Uint8Array | undefined): string {
  if (payload === undefined) return '{}';
  return typeof payload === 'string' ? payload : new TextDecoder().decode(payload);
}

function checkPayload({ Payload, InvocationType }: Input): void {
  if (Payload === undefined || Payload.length === 0) return;
  const limit = InvocationType === 'Event' ? ASYNC_LIMIT : SYNC_LIMIT;
  if (Payload.length > limit) {
    throw awsError(
      'RequestTooLargeException',
      `${Payload.length} byte payload is too large for the ${InvocationType ?? 'RequestResponse'} ` +
        `invocation type (limit ${limit} bytes)`,
      { status: 413 },
    );
  }
  try {
    JSON.parse(payloadText(Payload));
  } catch {
    throw awsError(
      'InvalidRequestContentException',
      `Could not parse request body into json: Could not parse payload into json`,
    );
  }
}
