import { operation } from '../../../../gateway/service.ts';
import { listedRoleAnswer } from '../../entities/answers.ts';
import { changeRole } from '../../entities/change.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly RoleName: string;
  readonly Description: string;
}

/** Changes a role’s description. AWS page: "UpdateRoleDescription". */
export const updateRoleDescription = operation<IamState, Input>({
  name: 'UpdateRoleDescription',
  readOnly: false,
  resource: roleResource,
  trail: { category: 'management' },
  run: ({ state }, { RoleName, Description }) => {
    const role = findRole(state, RoleName);
    changeRole(state, role, { description: Description });
    const { MaxSessionDuration: _max, ...shown } = listedRoleAnswer(
      state,
      findRole(state, RoleName),
    );
    return { Role: shown };
  },
});
