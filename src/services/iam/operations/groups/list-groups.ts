import { operation } from '../../../../gateway/service.ts';
import { groupAnswer } from '../../entities/answers.ts';
import { allResource } from '../../entities/find.ts';
import { byName, pageOf, type PageInput } from '../../entities/paging.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly PathPrefix?: string;
}

/** Lists groups under a path. AWS page: "ListGroups". */
export const listGroups = operation<IamState, Input>({
  name: 'ListGroups',
  readOnly: true,
  resource: allResource('group'),
  trail: { category: 'management' },
  run: ({ state }, input) => {
    const { PathPrefix = '/' } = input;
    const groups = byName(state.groups.values()).filter((group) =>
      group.path.startsWith(PathPrefix),
    );
    const { items, rest } = pageOf(groups, input);
    return { Groups: items.map((group) => groupAnswer(group)), ...rest };
  },
});
