import { operation } from '../../../../gateway/service.ts';
import { groupAnswer } from '../../entities/answers.ts';
import { checkNewName, newEntityResource } from '../../entities/find.ts';
import { drawUniqueId } from '../../identity/new-ids.ts';
import type { Group, IamState } from '../../state.ts';

interface Input {
  readonly GroupName: string;
  readonly Path?: string;
}

/** Makes a group. AWS page: "CreateGroup". */
export const createGroup = operation<IamState, Input>({
  name: 'CreateGroup',
  readOnly: false,
  resource: newEntityResource('group', 'GroupName'),
  trail: { category: 'management' },
  run: (ctx, { GroupName: name, Path: path = '/' }) => {
    const { state, now, account } = ctx;
    checkNewName(state.groups, 'group', name);
    const group: Group = Object.freeze({
      name,
      id: drawUniqueId(ctx.random('ids'), 'AGPA'),
      arn: `arn:aws:iam::${account}:group${path}${name}`,
      path,
      createdAt: now,
      inline: [],
      attached: [],
    });
    state.groups.set(name, group);
    return { Group: groupAnswer(group) };
  },
});
