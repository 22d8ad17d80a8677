import { operation } from '../../../../gateway/service.ts';
import { checkModifiable } from '../../entities/change.ts';
import { checkRoleDeletable } from '../../entities/deletion.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import { endSessionsOf } from '../../identity/sessions.ts';
import { restamp, type IamState } from '../../state.ts';

interface Input {
  readonly RoleName: string;
}

/** Deletes a role that has nothing left. AWS page: "DeleteRole". */
export const deleteRole = operation<IamState, Input>({
  name: 'DeleteRole',
  readOnly: false,
  resource: roleResource,
  trail: { category: 'management' },
  run: ({ state }, { RoleName }) => {
    const role = findRole(state, RoleName);
    checkModifiable(role);
    checkRoleDeletable(state, role);
    state.roles.delete(RoleName);
    endSessionsOf(state, `role:${RoleName}`);
    restamp(state);
    return {};
  },
});
