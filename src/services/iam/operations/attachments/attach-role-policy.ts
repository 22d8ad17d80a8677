import { operation } from '../../../../gateway/service.ts';
import { changeRole, checkModifiable } from '../../entities/change.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import { attachedWith } from '../../grants/attachments.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly RoleName: string;
  readonly PolicyArn: string;
}

/** Attaches a managed policy to a role. AWS page: "AttachRolePolicy". */
export const attachRolePolicy = operation<IamState, Input>({
  name: 'AttachRolePolicy',
  readOnly: false,
  resource: roleResource,
  conditions: (input) => ({ 'iam:PolicyARN': String(input['PolicyArn']) }),
  trail: { category: 'management' },
  run: ({ state }, { RoleName, PolicyArn: arn }) => {
    const role = findRole(state, RoleName);
    checkModifiable(role);
    changeRole(state, role, { attached: attachedWith(state, role, { arn, kind: 'role' }) });
    return {};
  },
});
