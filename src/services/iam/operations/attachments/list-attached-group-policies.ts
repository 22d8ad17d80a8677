import { operation } from '../../../../gateway/service.ts';
import { findGroup, groupResource } from '../../entities/find.ts';
import { attachedPage, type AttachedInput } from '../../grants/attachments.ts';
import type { IamState } from '../../state.ts';

interface Input extends AttachedInput {
  readonly GroupName: string;
}

/** Lists the managed policies attached to a group. AWS page: "ListAttachedGroupPolicies". */
export const listAttachedGroupPolicies = operation<IamState, Input>({
  name: 'ListAttachedGroupPolicies',
  readOnly: true,
  resource: groupResource,
  trail: { category: 'management' },
  run: ({ state }, input) => attachedPage(state, findGroup(state, input.GroupName), input),
});
