import { awsError } from '../../../../aws/errors.ts';
import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { findUserOrCaller, userResource } from '../../entities/find.ts';
import { findLogin } from '../../entities/login.ts';
import { checkPassword } from '../../entities/passwords.ts';
import { passwordViolation } from '../../errors.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly OldPassword: string;
  readonly NewPassword: string;
}

/** A user changes the own password. AWS page: "ChangePassword". */
export const changePassword = operation<IamState, Input>({
  name: 'ChangePassword',
  readOnly: false,
  resource: userResource,
  simplified: 'Only the last password is remembered against reuse.',
  trail: { category: 'management' },
  run: ({ state, caller, now }, { OldPassword, NewPassword }) => {
    const user = findUserOrCaller(state, caller, undefined);
    const login = findLogin(user);
    if (login.password !== OldPassword) {
      throw awsError('AccessDenied', 'The old password was incorrect.', { status: 403 });
    }
    checkPassword(state, NewPassword, user.name);
    if (state.passwordPolicy?.PasswordReusePrevention && NewPassword === OldPassword) {
      throw passwordViolation('Password has already been used.');
    }
    changeUser(state, user, {
      login: Object.freeze({ ...login, password: NewPassword, changedAt: now, mustReset: false }),
    });
    return {};
  },
});
