import { operation } from '../../../../gateway/service.ts';
import { changeRole, checkModifiable } from '../../entities/change.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import { checkTrustDocument } from '../../grants/documents.ts';
import { bindTrust } from '../../grants/trust-principals.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly RoleName: string;
  readonly PolicyDocument: string;
}

/** Replaces a role’s trust policy. AWS page: "UpdateAssumeRolePolicy". */
export const updateAssumeRolePolicy = operation<IamState, Input>({
  name: 'UpdateAssumeRolePolicy',
  readOnly: false,
  resource: roleResource,
  trail: { category: 'management' },
  run: ({ state, account }, { RoleName, PolicyDocument }) => {
    const role = findRole(state, RoleName);
    checkModifiable(role);
    checkTrustDocument(PolicyDocument);
    changeRole(state, role, { trust: bindTrust(state, account, PolicyDocument) });
    return {};
  },
});
