import { operation } from '../../../../gateway/service.ts';
import { changeGroup } from '../../entities/change.ts';
import { findGroup, groupResource } from '../../entities/find.ts';
import { attachedWith } from '../../grants/attachments.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly GroupName: string;
  readonly PolicyArn: string;
}

/** Attaches a managed policy to a group. AWS page: "AttachGroupPolicy". */
export const attachGroupPolicy = operation<IamState, Input>({
  name: 'AttachGroupPolicy',
  readOnly: false,
  resource: groupResource,
  conditions: (input) => ({ 'iam:PolicyARN': String(input['PolicyArn']) }),
  trail: { category: 'management' },
  run: ({ state }, { GroupName, PolicyArn: arn }) => {
    const group = findGroup(state, GroupName);
    changeGroup(state, group, { attached: attachedWith(state, group, { arn, kind: 'group' }) });
    return {};
  },
});
