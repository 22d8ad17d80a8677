import { arnOf } from '../../aws/arn.ts';
import { awsError } from '../../aws/errors.ts';
import type { ServiceContext } from '../../gateway/context.ts';
import { invalidParameter } from './errors.ts';
import type { LambdaFunction, LambdaState, Version } from './state.ts';

type Ctx = ServiceContext<LambdaState>;

/** A function as callers name it: name, partial ARN or ARN, perhaps with a qualifier. */
export interface FunctionRef {
  readonly name: string;
  readonly qualifier?: string;
}

export function parseFunctionName(text: string, qualifier?: string): FunctionRef {
  const found = /^(?:(?:arn:[^:]*:lambda:[^:]*:)?(?:\d{12}:)?function:)?([^:]+)(?::([^:]+))?$/.exec(
    text,
  );
  const name = found?.[1] ?? text;
  const derived = found?.[2];
  if (derived !== undefined && qualifier !== undefined && derived !== qualifier) {
    throw awsError(
      'InvalidParameterValueException',
      'The derived qualifier from the function name does not match the specified qualifier.',
    );
  }
  const own = qualifier ?? derived;
  return own === undefined ? { name } : { name, qualifier: own };
}

export function functionArn(ctx: Pick<Ctx, 'region' | 'account'>, name: string): string {
  return arnOf('lambda', `function:${name}`, ctx);
}

/** For `resource` declarations: the unqualified ARN of the function a request names. */
export function namedFunctionArn(input: Readonly<Record<string, unknown>>, ctx: Ctx): string {
  const name = input['FunctionName'];
  return typeof name === 'string' ? functionArn(ctx, parseFunctionName(name).name) : '*';
}

export function functionNotFound(ctx: Ctx, { name, qualifier }: FunctionRef) {
  const suffix = qualifier === undefined ? '' : `:${qualifier}`;
  const message = `Function not found: ${functionArn(ctx, name)}${suffix}`;
  return awsError('ResourceNotFoundException', message, { status: 404 });
}

/** The function a request names, or AWS's 404. */
export function findFunction(ctx: Ctx, text: string, qualifier?: string): LambdaFunction {
  const ref = parseFunctionName(text, qualifier);
  const fn = ctx.state.functions.get(ref.name);
  if (!fn) throw functionNotFound(ctx, ref);
  return fn;
}

/** The function whose concurrency is read or changed: named without a qualifier. */
export function findWhole(ctx: Ctx, text: string): LambdaFunction {
  if (parseFunctionName(text).qualifier === undefined) return findFunction(ctx, text);
  throw invalidParameter(
    'This operation is permitted on Lambda functions only. Aliases and versions do not support ' +
      'this operation. Please specify either a function name or an unqualified function ARN.',
  );
}

/** The same for a change, where AWS misses the `$LATEST` of a function that is not there. */
export function findWholeToChange(ctx: Ctx, text: string): LambdaFunction {
  const { name, qualifier } = parseFunctionName(text);
  if (qualifier !== undefined || ctx.state.functions.has(name)) return findWhole(ctx, text);
  throw functionNotFound(ctx, { name, qualifier: '$LATEST' });
}

/** The version a qualifier names: `$LATEST` when there is none. There are no aliases. */
export function findVersion(ctx: Ctx, fn: LambdaFunction, qualifier: string | undefined): Version {
  if (qualifier === undefined || qualifier === '$LATEST') {
    return { number: '$LATEST', settings: fn.settings, behaviour: fn.behaviour };
  }
  const found = fn.versions.find((version) => version.number === qualifier);
  if (!found) throw functionNotFound(ctx, { name: fn.name, qualifier });
  return found;
}
