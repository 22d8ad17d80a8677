import type { Params } from '../../../../gateway/call.ts';
import { ec2Arn } from '../../request/declare.ts';

/** The resource of operations that name one instance. */
export function instanceArn(input: Params, ctx: { region: string; account: string }): string {
  const id = input['InstanceId'];
  return ec2Arn(ctx, 'instance', typeof id === 'string' ? id : '*');
}
