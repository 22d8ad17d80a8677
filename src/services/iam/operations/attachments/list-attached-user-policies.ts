import { operation } from '../../../../gateway/service.ts';
import { findUser, userResource } from '../../entities/find.ts';
import { attachedPage, type AttachedInput } from '../../grants/attachments.ts';
import type { IamState } from '../../state.ts';

interface Input extends AttachedInput {
  readonly UserName: string;
}

/** Lists the managed policies attached to a user. AWS page: "ListAttachedUserPolicies". */
export const listAttachedUserPolicies = operation<IamState, Input>({
  name: 'ListAttachedUserPolicies',
  readOnly: true,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state }, input) => attachedPage(state, findUser(state, input.UserName), input),
});
