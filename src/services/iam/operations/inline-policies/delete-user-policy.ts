import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { findUser, userResource } from '../../entities/find.ts';
import { withoutInline } from '../../grants/inline-policies.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly UserName: string;
  readonly PolicyName: string;
}

/** Deletes an inline policy of a user. AWS page: "DeleteUserPolicy". */
export const deleteUserPolicy = operation<IamState, Input>({
  name: 'DeleteUserPolicy',
  readOnly: false,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state }, { UserName, PolicyName }) => {
    const user = findUser(state, UserName);
    changeUser(state, user, { inline: withoutInline('user', user, PolicyName) });
    return {};
  },
});
