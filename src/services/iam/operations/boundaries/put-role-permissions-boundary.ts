import { operation } from '../../../../gateway/service.ts';
import { changeRole, checkModifiable } from '../../entities/change.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import { boundaryConditions, checkBoundary } from '../../grants/boundaries.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly RoleName: string;
  readonly PermissionsBoundary: string;
}

/** Sets the boundary of a role. AWS page: "PutRolePermissionsBoundary". */
export const putRolePermissionsBoundary = operation<IamState, Input>({
  name: 'PutRolePermissionsBoundary',
  readOnly: false,
  resource: roleResource,
  conditions: boundaryConditions,
  trail: { category: 'management' },
  run: ({ state }, { RoleName, PermissionsBoundary }) => {
    const role = findRole(state, RoleName);
    checkModifiable(role);
    changeRole(state, role, { boundary: checkBoundary(state, PermissionsBoundary) });
    return {};
  },
});
