import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { checkNewName, findGroup, groupResource } from '../../entities/find.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly GroupName: string;
  readonly NewGroupName?: string;
  readonly NewPath?: string;
}

/** Changes a group’s name or path. AWS page: "UpdateGroup". */
export const updateGroup = operation<IamState, Input>({
  name: 'UpdateGroup',
  readOnly: false,
  resource: groupResource,
  trail: { category: 'management' },
  run: (ctx, { GroupName, NewGroupName, NewPath }) => {
    const { state, account } = ctx;
    const group = findGroup(state, GroupName);
    const name = NewGroupName ?? group.name;
    const path = NewPath ?? group.path;
    if (name.toLowerCase() !== group.name.toLowerCase()) {
      checkNewName(state.groups, 'group', name);
    }
    const arn = `arn:aws:iam::${account}:group${path}${name}`;
    state.groups.delete(GroupName);
    state.groups.set(name, Object.freeze({ ...group, name, path, arn }));
    for (const user of state.users.values()) {
      if (!user.groups.includes(GroupName)) continue;
      const groups = user.groups.map((one) => (one === GroupName ? name : one));
      changeUser(state, user, { groups });
    }
    return {};
  },
});
