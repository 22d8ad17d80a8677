import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { findUserOrCaller, userResource } from '../../entities/find.ts';
import { checkPassword } from '../../entities/passwords.ts';
import { alreadyExists, validationError } from '../../errors.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly UserName?: string;
  readonly Password?: string;
  readonly PasswordResetRequired?: boolean;
}

/** Gives a user a password for the console. AWS page: "CreateLoginProfile". */
export const createLoginProfile = operation<IamState, Input>({
  name: 'CreateLoginProfile',
  readOnly: false,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state, caller, now }, { UserName, Password, PasswordResetRequired = false }) => {
    const user = findUserOrCaller(state, caller, UserName);
    if (user.login) throw alreadyExists(`Login Profile for user ${user.name} already exists.`);
    if (Password === undefined) throw validationError('Password must be specified.');
    checkPassword(state, Password, user.name);
    const login = Object.freeze({
      password: Password,
      createdAt: now,
      changedAt: now,
      mustReset: PasswordResetRequired,
    });
    changeUser(state, user, { login });
    return {
      LoginProfile: { UserName: user.name, CreateDate: now, PasswordResetRequired },
    };
  },
});
