import { operation } from '../../../../gateway/service.ts';
import { findGroup, groupResource } from '../../entities/find.ts';
import { shownInline } from '../../grants/inline-policies.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly GroupName: string;
  readonly PolicyName: string;
}

/** Shows an inline policy of a group. AWS page: "GetGroupPolicy". */
export const getGroupPolicy = operation<IamState, Input>({
  name: 'GetGroupPolicy',
  readOnly: true,
  resource: groupResource,
  trail: { category: 'management' },
  run: ({ state }, { GroupName, PolicyName }) => {
    const group = findGroup(state, GroupName);
    return { GroupName, PolicyName, PolicyDocument: shownInline('group', group, PolicyName) };
  },
});
