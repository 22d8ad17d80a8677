import type { Params } from '../../../gateway/call.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { noSuchEntity } from '../errors.ts';
import type { IamState, InstanceProfile } from '../state.ts';

export function findProfile(state: IamState, name: string): InstanceProfile {
  const profile = state.instanceProfiles.get(name);
  if (!profile) throw noSuchEntity(`Instance Profile ${name} cannot be found.`);
  return profile;
}

/** ARN of the instance profile that parameters name. */
export function profileResource(input: Params, ctx: ServiceContext<IamState>): string {
  const name = String(input['InstanceProfileName']);
  const known = ctx.state.instanceProfiles.get(name)?.arn;
  return known ?? `arn:aws:iam::${ctx.account}:instance-profile/${name}`;
}
