import { operation } from '../../../../gateway/service.ts';
import { checkGroupDeletable } from '../../entities/deletion.ts';
import { findGroup, groupResource } from '../../entities/find.ts';
import { restamp, type IamState } from '../../state.ts';

interface Input {
  readonly GroupName: string;
}

/** Deletes a group that has nothing left. AWS page: "DeleteGroup". */
export const deleteGroup = operation<IamState, Input>({
  name: 'DeleteGroup',
  readOnly: false,
  resource: groupResource,
  trail: { category: 'management' },
  run: ({ state }, { GroupName }) => {
    const group = findGroup(state, GroupName);
    checkGroupDeletable(state, group);
    state.groups.delete(GroupName);
    restamp(state);
    return {};
  },
});
