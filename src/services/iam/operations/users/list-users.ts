import { operation } from '../../../../gateway/service.ts';
import { userAnswer } from '../../entities/answers.ts';
import { allResource } from '../../entities/find.ts';
import { byName, pageOf, type PageInput } from '../../entities/paging.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly PathPrefix?: string;
}

/** Lists users under a path. AWS page: "ListUsers". */
export const listUsers = operation<IamState, Input>({
  name: 'ListUsers',
  readOnly: true,
  resource: allResource('user'),
  trail: { category: 'management' },
  run: ({ state }, input) => {
    const { PathPrefix = '/' } = input;
    const users = byName(state.users.values()).filter((user) => user.path.startsWith(PathPrefix));
    const { items, rest } = pageOf(users, input);
    return { Users: items.map((user) => userAnswer(user)), ...rest };
  },
});
