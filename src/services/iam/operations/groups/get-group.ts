import { operation } from '../../../../gateway/service.ts';
import { groupAnswer, userAnswer } from '../../entities/answers.ts';
import { findGroup, groupResource } from '../../entities/find.ts';
import { byName, pageOf, type PageInput } from '../../entities/paging.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly GroupName: string;
}

/** Shows a group and who is in it. AWS page: "GetGroup". */
export const getGroup = operation<IamState, Input>({
  name: 'GetGroup',
  readOnly: true,
  resource: groupResource,
  trail: { category: 'management' },
  run: ({ state }, input) => {
    const group = findGroup(state, input.GroupName);
    const members = byName(state.users.values()).filter((user) => user.groups.includes(group.name));
    const { items, rest } = pageOf(members, input);
    return {
      Group: groupAnswer(group),
      Users: items.map((user) => userAnswer(user)),
      ...rest,
    };
  },
});
