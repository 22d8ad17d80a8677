import { operation } from '../../../../gateway/service.ts';
import { DEFAULT_PASSWORD_POLICY } from '../../entities/passwords.ts';
import { restamp, type IamState, type PasswordPolicy } from '../../state.ts';

/** Sets the account’s rules for passwords; what is not given goes back to its default. AWS page: "UpdateAccountPasswordPolicy". */
export const updateAccountPasswordPolicy = operation<IamState, Partial<PasswordPolicy>>({
  name: 'UpdateAccountPasswordPolicy',
  readOnly: false,
  trail: { category: 'management' },
  run: ({ state }, input) => {
    state.passwordPolicy = Object.freeze({
      ...DEFAULT_PASSWORD_POLICY,
      ...input,
      ExpirePasswords: (input.MaxPasswordAge ?? 0) > 0,
    });
    restamp(state);
    return {};
  },
});
