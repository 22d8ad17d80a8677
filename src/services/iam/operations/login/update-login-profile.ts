import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { findUser, userResource } from '../../entities/find.ts';
import { findLogin } from '../../entities/login.ts';
import { checkPassword } from '../../entities/passwords.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly UserName: string;
  readonly Password?: string;
  readonly PasswordResetRequired?: boolean;
}

/** Sets a user’s password anew. AWS page: "UpdateLoginProfile". */
export const updateLoginProfile = operation<IamState, Input>({
  name: 'UpdateLoginProfile',
  readOnly: false,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state, now }, { UserName, Password, PasswordResetRequired }) => {
    const user = findUser(state, UserName);
    const login = findLogin(user);
    if (Password !== undefined) checkPassword(state, Password, user.name);
    changeUser(state, user, {
      login: Object.freeze({
        ...login,
        ...(Password === undefined ? {} : { password: Password, changedAt: now }),
        mustReset: PasswordResetRequired ?? login.mustReset,
      }),
    });
    return {};
  },
});
