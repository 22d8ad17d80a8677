import { operation } from '../../../../gateway/service.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import { attachedPage, type AttachedInput } from '../../grants/attachments.ts';
import type { IamState } from '../../state.ts';

interface Input extends AttachedInput {
  readonly RoleName: string;
}

/** Lists the managed policies attached to a role. AWS page: "ListAttachedRolePolicies". */
export const listAttachedRolePolicies = operation<IamState, Input>({
  name: 'ListAttachedRolePolicies',
  readOnly: true,
  resource: roleResource,
  trail: { category: 'management' },
  run: ({ state }, input) => attachedPage(state, findRole(state, input.RoleName), input),
});
