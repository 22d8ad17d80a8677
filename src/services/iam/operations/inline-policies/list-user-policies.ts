import { operation } from '../../../../gateway/service.ts';
import { findUser, userResource } from '../../entities/find.ts';
import type { PageInput } from '../../entities/paging.ts';
import { inlinePage } from '../../grants/inline-policies.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly UserName: string;
}

/** Lists the inline policies of a user. AWS page: "ListUserPolicies". */
export const listUserPolicies = operation<IamState, Input>({
  name: 'ListUserPolicies',
  readOnly: true,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state }, input) => inlinePage(findUser(state, input.UserName), input),
});
