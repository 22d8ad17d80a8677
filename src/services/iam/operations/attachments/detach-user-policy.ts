import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { findUser, userResource } from '../../entities/find.ts';
import { detachedFrom } from '../../grants/attachments.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly UserName: string;
  readonly PolicyArn: string;
}

/** Detaches a managed policy from a user. AWS page: "DetachUserPolicy". */
export const detachUserPolicy = operation<IamState, Input>({
  name: 'DetachUserPolicy',
  readOnly: false,
  resource: userResource,
  conditions: (input) => ({ 'iam:PolicyARN': String(input['PolicyArn']) }),
  trail: { category: 'management' },
  run: ({ state }, { UserName, PolicyArn }) => {
    const user = findUser(state, UserName);
    changeUser(state, user, { attached: detachedFrom(user, PolicyArn) });
    return {};
  },
});
