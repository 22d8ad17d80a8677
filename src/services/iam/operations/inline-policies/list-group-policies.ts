import { operation } from '../../../../gateway/service.ts';
import { findGroup, groupResource } from '../../entities/find.ts';
import type { PageInput } from '../../entities/paging.ts';
import { inlinePage } from '../../grants/inline-policies.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly GroupName: string;
}

/** Lists the inline policies of a group. AWS page: "ListGroupPolicies". */
export const listGroupPolicies = operation<IamState, Input>({
  name: 'ListGroupPolicies',
  readOnly: true,
  resource: groupResource,
  trail: { category: 'management' },
  run: ({ state }, input) => inlinePage(findGroup(state, input.GroupName), input),
});
