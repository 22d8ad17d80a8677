import { operation } from '../../../../gateway/service.ts';
import { findUser, userResource } from '../../entities/find.ts';
import { pageOf, type PageInput } from '../../entities/paging.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly UserName: string;
}

/** Lists the tags of a user. AWS page: "ListUserTags". */
export const listUserTags = operation<IamState, Input>({
  name: 'ListUserTags',
  readOnly: true,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state }, input) => {
    const { items, rest } = pageOf(findUser(state, input.UserName).tags, input);
    return { Tags: items, ...rest };
  },
});
