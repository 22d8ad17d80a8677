import { operation } from '../../../../gateway/service.ts';
import { changeRole, checkModifiable } from '../../entities/change.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly RoleName: string;
  readonly Description?: string;
  readonly MaxSessionDuration?: number;
}

/** Changes a role’s description or longest session. AWS page: "UpdateRole". */
export const updateRole = operation<IamState, Input>({
  name: 'UpdateRole',
  readOnly: false,
  resource: roleResource,
  trail: { category: 'management' },
  run: ({ state }, input) => {
    const role = findRole(state, input.RoleName);
    checkModifiable(role);
    changeRole(state, role, {
      description: input.Description ?? role.description,
      maxSessionSeconds: input.MaxSessionDuration ?? role.maxSessionSeconds,
    });
    return {};
  },
});
