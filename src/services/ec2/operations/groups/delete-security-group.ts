import { ec2Operation } from '../../request/declare.ts';
import { ec2Error } from '../../request/errors.ts';
import type { Ec2State } from '../../state.ts';
import { findGroup, groupArn } from './find-group.ts';

/** EC2 API reference, "DeleteSecurityGroup". */
export const deleteSecurityGroup = ec2Operation<{ GroupId?: string; GroupName?: string }>({
  name: 'DeleteSecurityGroup',
  readOnly: false,
  fields: ['GroupId', 'GroupName'],
  resource: groupArn,
  run: (ctx, input) => {
    const group = findGroup(ctx.state, input);
    if (group.name === 'default') {
      const text = `the specified group: "${group.id}" name: "default" cannot be deleted by a user`;
      throw ec2Error('CannotDelete', text);
    }
    if (isInUse(ctx.state, group.id)) {
      throw ec2Error('DependencyViolation', `resource ${group.id} has a dependent object`);
    }
    ctx.state.groups.delete(group.id);
    return { Return: true, GroupId: group.id };
  },
});

/** In use by a network interface, or named in another group's rule. */
function isInUse(state: Ec2State, groupId: string): boolean {
  for (const instance of state.instances.values()) {
    if (instance.state !== 'terminated' && instance.groupIds.includes(groupId)) return true;
  }
  for (const group of state.groups.values()) {
    if (group.id === groupId) continue;
    if (group.rules.some(({ peer }) => peer.kind === 'group' && peer.groupId === groupId)) {
      return true;
    }
  }
  return false;
}
