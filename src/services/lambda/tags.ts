import type { ServiceContext } from '../../gateway/context.ts';
import type { Params } from '../../gateway/call.ts';
import { findFunction, functionArn, parseFunctionName } from './names.ts';
import type { LambdaFunction, LambdaState } from './state.ts';

/** For `resource` declarations of the tag operations. */
export function taggedArn(input: Params, ctx: ServiceContext<LambdaState>): string {
  const name = input['Resource'];
  return typeof name === 'string' ? functionArn(ctx, parseFunctionName(name).name) : '*';
}

export function taggedFunction(ctx: ServiceContext<LambdaState>, arn: string): LambdaFunction {
  return findFunction(ctx, arn);
}
