/** What Start, Stop, Reboot and Terminate share: all instances are judged before one is touched. */
import { judge, refusalText, type LifecycleRequest } from '../../instances/lifecycle.ts';
import { renderState } from '../../instances/render.ts';
import { enterState } from '../../instances/transit.ts';
import { ec2Arn, type Ctx } from '../../request/declare.ts';
import { ec2Error, findAll } from '../../request/errors.ts';
import type { Instance } from '../../state.ts';

/** `arn:…:instance/<id>` for each id of the request. */
export function instanceArns(
  input: Readonly<Record<string, unknown>>,
  ctx: { region: string; account: string },
): string[] | string {
  const ids = input['InstanceIds'];
  if (!Array.isArray(ids) || ids.length === 0) return ec2Arn(ctx, 'instance', '*');
  return ids.map((id: unknown) => ec2Arn(ctx, 'instance', String(id)));
}

/** Finds the instances and refuses the request when one of them is in the wrong state. */
export function judged(ctx: Ctx, request: LifecycleRequest, ids: readonly string[]): Instance[] {
  const instances = findAll('instance', ctx.state.instances, ids);
  for (const instance of instances) {
    if (judge(request, instance.state).kind !== 'refuse') continue;
    throw ec2Error('IncorrectInstanceState', refusalText(request, instance.id));
  }
  return instances;
}

export interface StateChange {
  readonly InstanceId: string;
  readonly CurrentState: object;
  readonly PreviousState: object;
}

/** Moves the instances and tells the change of each. */
export function change(
  ctx: Ctx,
  request: LifecycleRequest,
  instances: readonly Instance[],
): StateChange[] {
  return instances.map((instance) => {
    const before = instance.state;
    const verdict = judge(request, before);
    if (verdict.kind === 'move') enterState(ctx, instance, verdict.to);
    return {
      InstanceId: instance.id,
      CurrentState: renderState(instance.state),
      PreviousState: renderState(before),
    };
  });
}
