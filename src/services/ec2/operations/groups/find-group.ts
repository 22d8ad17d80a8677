/** The group a request means: by id, or by name in the default VPC. */
import type { Params } from '../../../../gateway/call.ts';
import { ec2Arn } from '../../request/declare.ts';
import { clash, ec2Error, findOne, missing } from '../../request/errors.ts';
import type { Ec2State, SecurityGroup } from '../../state.ts';

interface Wanted {
  readonly GroupId?: string;
  readonly GroupName?: string;
}

export function findGroup(state: Ec2State, { GroupId, GroupName }: Wanted): SecurityGroup {
  if (GroupId !== undefined && GroupName !== undefined) {
    throw clash('The parameter GroupName cannot be used with the parameter GroupId');
  }
  if (GroupId !== undefined) return findOne('group', state.groups, GroupId);
  if (GroupName === undefined) throw missing('GroupName or GroupId');
  const found = [...state.groups.values()].find(
    (group) => group.name === GroupName && state.vpcs.get(group.vpcId)?.isDefault,
  );
  if (found !== undefined) return found;
  const text = `The security group '${GroupName}' does not exist in default VPC`;
  throw ec2Error('InvalidGroup.NotFound', text);
}

export function groupArn(input: Params, ctx: { region: string; account: string }): string {
  const id = input['GroupId'];
  return ec2Arn(ctx, 'security-group', typeof id === 'string' ? id : '*');
}
