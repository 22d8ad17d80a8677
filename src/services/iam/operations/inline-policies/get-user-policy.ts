import { operation } from '../../../../gateway/service.ts';
import { findUser, userResource } from '../../entities/find.ts';
import { shownInline } from '../../grants/inline-policies.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly UserName: string;
  readonly PolicyName: string;
}

/** Shows an inline policy of a user. AWS page: "GetUserPolicy". */
export const getUserPolicy = operation<IamState, Input>({
  name: 'GetUserPolicy',
  readOnly: true,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state }, { UserName, PolicyName }) => {
    const user = findUser(state, UserName);
    return { UserName, PolicyName, PolicyDocument: shownInline('user', user, PolicyName) };
  },
});
