import { operation } from '../../../../gateway/service.ts';
import { keyAnswer } from '../../entities/answers.ts';
import { findUserOrCaller, userResource } from '../../entities/find.ts';
import { pageOf, type PageInput } from '../../entities/paging.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly UserName?: string;
}

/** Lists the access keys of a user, or of the caller. AWS page: "ListAccessKeys". */
export const listAccessKeys = operation<IamState, Input>({
  name: 'ListAccessKeys',
  readOnly: true,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state, caller }, input) => {
    const user = findUserOrCaller(state, caller, input.UserName);
    const { items, rest } = pageOf(user.keys, input);
    return { AccessKeyMetadata: items.map((id) => keyAnswer(state.keys.get(id)!)), ...rest };
  },
});
