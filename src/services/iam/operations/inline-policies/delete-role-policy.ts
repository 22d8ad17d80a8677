import { operation } from '../../../../gateway/service.ts';
import { changeRole, checkModifiable } from '../../entities/change.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import { withoutInline } from '../../grants/inline-policies.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly RoleName: string;
  readonly PolicyName: string;
}

/** Deletes an inline policy of a role. AWS page: "DeleteRolePolicy". */
export const deleteRolePolicy = operation<IamState, Input>({
  name: 'DeleteRolePolicy',
  readOnly: false,
  resource: roleResource,
  trail: { category: 'management' },
  run: ({ state }, { RoleName, PolicyName }) => {
    const role = findRole(state, RoleName);
    checkModifiable(role);
    changeRole(state, role, { inline: withoutInline('role', role, PolicyName) });
    return {};
  },
});
