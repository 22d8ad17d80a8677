import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { findUser, userResource } from '../../entities/find.ts';
import { attachedWith } from '../../grants/attachments.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly UserName: string;
  readonly PolicyArn: string;
}

/** Attaches a managed policy to a user. AWS page: "AttachUserPolicy". */
export const attachUserPolicy = operation<IamState, Input>({
  name: 'AttachUserPolicy',
  readOnly: false,
  resource: userResource,
  conditions: (input) => ({ 'iam:PolicyARN': String(input['PolicyArn']) }),
  trail: { category: 'management' },
  run: ({ state }, { UserName, PolicyArn: arn }) => {
    const user = findUser(state, UserName);
    changeUser(state, user, { attached: attachedWith(state, user, { arn, kind: 'user' }) });
    return {};
  },
});
