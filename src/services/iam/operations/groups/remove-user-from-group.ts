import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { findGroup, findUser, groupResource } from '../../entities/find.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly GroupName: string;
  readonly UserName: string;
}

/** Takes a user out of a group. AWS page: "RemoveUserFromGroup". */
export const removeUserFromGroup = operation<IamState, Input>({
  name: 'RemoveUserFromGroup',
  readOnly: false,
  resource: groupResource,
  trail: { category: 'management' },
  run: ({ state }, { GroupName, UserName }) => {
    const user = findUser(state, UserName);
    const group = findGroup(state, GroupName);
    const groups = user.groups.filter((name) => name !== group.name);
    if (groups.length < user.groups.length) changeUser(state, user, { groups });
    return {};
  },
});
