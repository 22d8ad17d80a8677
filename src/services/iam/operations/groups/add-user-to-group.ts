import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { findGroup, findUser, groupResource } from '../../entities/find.ts';
import { quotaExceeded } from '../../errors.ts';
import { QUOTAS, type IamState } from '../../state.ts';

interface Input {
  readonly GroupName: string;
  readonly UserName: string;
}

/** Puts a user into a group; twice changes nothing. AWS page: "AddUserToGroup". */
export const addUserToGroup = operation<IamState, Input>({
  name: 'AddUserToGroup',
  readOnly: false,
  resource: groupResource,
  trail: { category: 'management' },
  run: ({ state }, { GroupName, UserName }) => {
    const group = findGroup(state, GroupName);
    const user = findUser(state, UserName);
    if (user.groups.includes(group.name)) return {};
    if (user.groups.length >= QUOTAS.groupsPerUser) {
      throw quotaExceeded('GroupsPerUser', QUOTAS.groupsPerUser);
    }
    changeUser(state, user, { groups: Object.freeze([...user.groups, group.name]) });
    return {};
  },
});
