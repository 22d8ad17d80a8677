/** What stands in the way of deleting an entity. IAM User Guide, "Deleting an IAM user". */
import { deleteConflict } from '../errors.ts';
import type { Entity, IamState, Role, User } from '../state.ts';

const conflict = (what: string) => deleteConflict(`Cannot delete entity, must ${what} first.`);

export function checkUserDeletable(user: User): void {
  if (user.login) throw conflict('delete login profile');
  if (user.keys.length > 0) throw conflict('delete access keys');
  if (user.mfa.length > 0) throw conflict('delete MFA device');
  if (user.groups.length > 0) throw conflict('remove users from group');
  checkPolicies(user);
}

export function checkRoleDeletable(state: IamState, role: Role): void {
  for (const profile of state.instanceProfiles.values()) {
    if (profile.roles.includes(role.name)) throw conflict('remove roles from instance profile');
  }
  checkPolicies(role);
}

export function checkGroupDeletable(state: IamState, group: Entity): void {
  for (const user of state.users.values()) {
    if (user.groups.includes(group.name)) throw conflict('remove users from group');
  }
  checkPolicies(group);
}

function checkPolicies(entity: Entity): void {
  if (entity.attached.length > 0) throw conflict('detach all policies');
  if (entity.inline.length > 0) throw conflict('delete policies');
}
