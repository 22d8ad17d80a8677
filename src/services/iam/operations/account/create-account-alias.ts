import { operation } from '../../../../gateway/service.ts';
import { alreadyExists } from '../../errors.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly AccountAlias: string;
}

/** Gives the account a name for its sign-in address. AWS page: "CreateAccountAlias". */
export const createAccountAlias = operation<IamState, Input>({
  name: 'CreateAccountAlias',
  readOnly: false,
  trail: { category: 'management' },
  run: ({ state }, { AccountAlias }) => {
    if (state.alias === AccountAlias) {
      throw alreadyExists(`The account alias ${AccountAlias} already exists.`);
    }
    state.alias = AccountAlias;
    return {};
  },
});
