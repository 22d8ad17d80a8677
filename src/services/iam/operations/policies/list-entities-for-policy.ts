import { operation } from '../../../../gateway/service.ts';
import { policyResource } from '../../entities/find.ts';
import { byName } from '../../entities/paging.ts';
import { findAttachable } from '../../grants/managed-policies.ts';
import type { Group, IamState, Role, User } from '../../state.ts';

interface Input {
  readonly PolicyArn: string;
  readonly EntityFilter?: string;
  readonly PathPrefix?: string;
  readonly PolicyUsageFilter?: string;
  readonly Marker?: string;
}

/** Lists whom a managed policy is attached to, and whom it bounds. AWS page: "ListEntitiesForPolicy". */
export const listEntitiesForPolicy = operation<IamState, Input>({
  name: 'ListEntitiesForPolicy',
  readOnly: true,
  resource: policyResource,
  simplified: 'Everything comes on one page.',
  trail: { category: 'management' },
  run: ({ state }, input) => {
    const { PolicyArn: arn, EntityFilter: filter, PathPrefix = '/' } = input;
    findAttachable(state, arn);
    const usage = input.PolicyUsageFilter;
    const uses = (entity: User | Role | Group) => {
      if (!entity.path.startsWith(PathPrefix)) return false;
      if (usage !== 'PermissionsBoundary' && entity.attached.includes(arn)) return true;
      return usage !== 'PermissionsPolicy' && 'boundary' in entity && entity.boundary === arn;
    };
    const wants = (kind: string) => filter === undefined || filter === kind;
    const users = wants('User') ? byName(state.users.values()).filter(uses) : [];
    const groups = wants('Group') ? byName(state.groups.values()).filter(uses) : [];
    const roles = wants('Role') ? byName(state.roles.values()).filter(uses) : [];
    return {
      PolicyGroups: groups.map(({ name, id }) => ({ GroupName: name, GroupId: id })),
      PolicyUsers: users.map(({ name, id }) => ({ UserName: name, UserId: id })),
      PolicyRoles: roles.map(({ name, id }) => ({ RoleName: name, RoleId: id })),
      IsTruncated: false,
    };
  },
});
