import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { findUserOrCaller, userResource } from '../../entities/find.ts';
import { findLogin } from '../../entities/login.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly UserName?: string;
}

/** Takes a user’s password away; sessions go on. AWS page: "DeleteLoginProfile". */
export const deleteLoginProfile = operation<IamState, Input>({
  name: 'DeleteLoginProfile',
  readOnly: false,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state, caller }, { UserName }) => {
    const user = findUserOrCaller(state, caller, UserName);
    findLogin(user);
    changeUser(state, user, { login: undefined });
    return {};
  },
});
