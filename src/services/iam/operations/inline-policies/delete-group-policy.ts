import { operation } from '../../../../gateway/service.ts';
import { changeGroup } from '../../entities/change.ts';
import { findGroup, groupResource } from '../../entities/find.ts';
import { withoutInline } from '../../grants/inline-policies.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly GroupName: string;
  readonly PolicyName: string;
}

/** Deletes an inline policy of a group. AWS page: "DeleteGroupPolicy". */
export const deleteGroupPolicy = operation<IamState, Input>({
  name: 'DeleteGroupPolicy',
  readOnly: false,
  resource: groupResource,
  trail: { category: 'management' },
  run: ({ state }, { GroupName, PolicyName }) => {
    const group = findGroup(state, GroupName);
    changeGroup(state, group, { inline: withoutInline('group', group, PolicyName) });
    return {};
  },
});
