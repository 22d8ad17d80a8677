import { operation } from '../../../../gateway/service.ts';
import { changeRole, checkModifiable } from '../../entities/change.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import { noSuchEntity } from '../../errors.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly RoleName: string;
}

/** Takes the boundary of a role away. AWS page: "DeleteRolePermissionsBoundary". */
export const deleteRolePermissionsBoundary = operation<IamState, Input>({
  name: 'DeleteRolePermissionsBoundary',
  readOnly: false,
  resource: roleResource,
  trail: { category: 'management' },
  run: ({ state }, { RoleName }) => {
    const role = findRole(state, RoleName);
    checkModifiable(role);
    if (role.boundary === undefined) {
      throw noSuchEntity(`Role ${RoleName} does not have a permissions boundary.`);
    }
    changeRole(state, role, { boundary: undefined });
    return {};
  },
});
