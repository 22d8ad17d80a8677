import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { findUser, userResource } from '../../entities/find.ts';
import { taggedWith } from '../../entities/tags.ts';
import type { IamState, Tag } from '../../state.ts';

interface Input {
  readonly UserName: string;
  readonly Tags: readonly Tag[];
}

/** Adds tags to a user. AWS page: "TagUser". */
export const tagUser = operation<IamState, Input>({
  name: 'TagUser',
  readOnly: false,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state }, { UserName, Tags }) => {
    const user = findUser(state, UserName);
    changeUser(state, user, { tags: taggedWith(user.tags, Tags) });
    return {};
  },
});
