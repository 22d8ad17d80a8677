import { operation } from '../../../../gateway/service.ts';
import { fullRoleAnswer } from '../../entities/answers.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly RoleName: string;
}

/** Shows a role. AWS page: "GetRole". */
export const getRole = operation<IamState, Input>({
  name: 'GetRole',
  readOnly: true,
  resource: roleResource,
  trail: { category: 'management' },
  run: ({ state }, { RoleName }) => ({ Role: fullRoleAnswer(state, findRole(state, RoleName)) }),
});
