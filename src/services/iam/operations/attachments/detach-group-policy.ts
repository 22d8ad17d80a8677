import { operation } from '../../../../gateway/service.ts';
import { changeGroup } from '../../entities/change.ts';
import { findGroup, groupResource } from '../../entities/find.ts';
import { detachedFrom } from '../../grants/attachments.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly GroupName: string;
  readonly PolicyArn: string;
}

/** Detaches a managed policy from a group. AWS page: "DetachGroupPolicy". */
export const detachGroupPolicy = operation<IamState, Input>({
  name: 'DetachGroupPolicy',
  readOnly: false,
  resource: groupResource,
  conditions: (input) => ({ 'iam:PolicyARN': String(input['PolicyArn']) }),
  trail: { category: 'management' },
  run: ({ state }, { GroupName, PolicyArn }) => {
    const group = findGroup(state, GroupName);
    changeGroup(state, group, { attached: detachedFrom(group, PolicyArn) });
    return {};
  },
});
