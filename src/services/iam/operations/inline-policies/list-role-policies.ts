import { operation } from '../../../../gateway/service.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import type { PageInput } from '../../entities/paging.ts';
import { inlinePage } from '../../grants/inline-policies.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly RoleName: string;
}

/** Lists the inline policies of a role. AWS page: "ListRolePolicies". */
export const listRolePolicies = operation<IamState, Input>({
  name: 'ListRolePolicies',
  readOnly: true,
  resource: roleResource,
  trail: { category: 'management' },
  run: ({ state }, input) => inlinePage(findRole(state, input.RoleName), input),
});
