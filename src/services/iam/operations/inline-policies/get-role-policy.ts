import { operation } from '../../../../gateway/service.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import { shownInline } from '../../grants/inline-policies.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly RoleName: string;
  readonly PolicyName: string;
}

/** Shows an inline policy of a role. AWS page: "GetRolePolicy". */
export const getRolePolicy = operation<IamState, Input>({
  name: 'GetRolePolicy',
  readOnly: true,
  resource: roleResource,
  trail: { category: 'management' },
  run: ({ state }, { RoleName, PolicyName }) => {
    const role = findRole(state, RoleName);
    return { RoleName, PolicyName, PolicyDocument: shownInline('role', role, PolicyName) };
  },
});
