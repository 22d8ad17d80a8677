import { operation } from '../../../../gateway/service.ts';
import { changeRole, checkModifiable } from '../../entities/change.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import { withInline } from '../../grants/documents.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly RoleName: string;
  readonly PolicyName: string;
  readonly PolicyDocument: string;
}

/** Writes an inline policy of a role. AWS page: "PutRolePolicy". */
export const putRolePolicy = operation<IamState, Input>({
  name: 'PutRolePolicy',
  readOnly: false,
  resource: roleResource,
  trail: { category: 'management' },
  run: ({ state }, { RoleName, PolicyName, PolicyDocument }) => {
    const role = findRole(state, RoleName);
    checkModifiable(role);
    const policy = { name: PolicyName, text: PolicyDocument };
    changeRole(state, role, { inline: withInline('role', role, policy) });
    return {};
  },
});
