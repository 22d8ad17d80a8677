import { operation } from '../../../../gateway/service.ts';
import { groupAnswer } from '../../entities/answers.ts';
import { findUser, userResource } from '../../entities/find.ts';
import { byName, pageOf, type PageInput } from '../../entities/paging.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly UserName: string;
}

/** Lists the groups a user is in. AWS page: "ListGroupsForUser". */
export const listGroupsForUser = operation<IamState, Input>({
  name: 'ListGroupsForUser',
  readOnly: true,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state }, input) => {
    const user = findUser(state, input.UserName);
    const groups = byName(user.groups.flatMap((name) => state.groups.get(name) ?? []));
    const { items, rest } = pageOf(groups, input);
    return { Groups: items.map((group) => groupAnswer(group)), ...rest };
  },
});
