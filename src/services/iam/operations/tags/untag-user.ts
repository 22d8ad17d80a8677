import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { findUser, userResource } from '../../entities/find.ts';
import { untagged } from '../../entities/tags.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly UserName: string;
  readonly TagKeys: readonly string[];
}

/** Takes tags from a user. AWS page: "UntagUser". */
export const untagUser = operation<IamState, Input>({
  name: 'UntagUser',
  readOnly: false,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state }, { UserName, TagKeys }) => {
    const user = findUser(state, UserName);
    changeUser(state, user, { tags: untagged(user.tags, TagKeys) });
    return {};
  },
});
