import { operation } from '../../../../gateway/service.ts';
import { noSuchEntity } from '../../errors.ts';
import type { IamState } from '../../state.ts';

/** Shows the account’s rules for passwords. AWS page: "GetAccountPasswordPolicy". */
export const getAccountPasswordPolicy = operation<IamState, object>({
  name: 'GetAccountPasswordPolicy',
  readOnly: true,
  trail: { category: 'management' },
  run: ({ state, account }) => {
    const { passwordPolicy } = state;
    if (!passwordPolicy) {
      throw noSuchEntity(`The Password Policy with domain name ${account} cannot be found.`);
    }
    return { PasswordPolicy: passwordPolicy };
  },
});
