import { operation } from '../../../../gateway/service.ts';
import { changeGroup } from '../../entities/change.ts';
import { findGroup, groupResource } from '../../entities/find.ts';
import { withInline } from '../../grants/documents.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly GroupName: string;
  readonly PolicyName: string;
  readonly PolicyDocument: string;
}

/** Writes an inline policy of a group. AWS page: "PutGroupPolicy". */
export const putGroupPolicy = operation<IamState, Input>({
  name: 'PutGroupPolicy',
  readOnly: false,
  resource: groupResource,
  trail: { category: 'management' },
  run: ({ state }, { GroupName, PolicyName, PolicyDocument }) => {
    const group = findGroup(state, GroupName);
    const policy = { name: PolicyName, text: PolicyDocument };
    changeGroup(state, group, { inline: withInline('group', group, policy) });
    return {};
  },
});
