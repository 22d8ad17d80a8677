import { operation } from '../../../../gateway/service.ts';
import { changeRole, checkModifiable } from '../../entities/change.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import { detachedFrom } from '../../grants/attachments.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly RoleName: string;
  readonly PolicyArn: string;
}

/** Detaches a managed policy from a role. AWS page: "DetachRolePolicy". */
export const detachRolePolicy = operation<IamState, Input>({
  name: 'DetachRolePolicy',
  readOnly: false,
  resource: roleResource,
  conditions: (input) => ({ 'iam:PolicyARN': String(input['PolicyArn']) }),
  trail: { category: 'management' },
  run: ({ state }, { RoleName, PolicyArn }) => {
    const role = findRole(state, RoleName);
    checkModifiable(role);
    changeRole(state, role, { attached: detachedFrom(role, PolicyArn) });
    return {};
  },
});
