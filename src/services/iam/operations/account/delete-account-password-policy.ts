import { operation } from '../../../../gateway/service.ts';
import { noSuchEntity } from '../../errors.ts';
import { restamp, type IamState } from '../../state.ts';

/** Goes back to AWS’s default rules for passwords. AWS page: "DeleteAccountPasswordPolicy". */
export const deleteAccountPasswordPolicy = operation<IamState, object>({
  name: 'DeleteAccountPasswordPolicy',
  readOnly: false,
  trail: { category: 'management' },
  run: ({ state }) => {
    if (!state.passwordPolicy) {
      throw noSuchEntity('The account policy with name PasswordPolicy cannot be found.');
    }
    delete state.passwordPolicy;
    restamp(state);
    return {};
  },
});
