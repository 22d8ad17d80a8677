import { operation } from '../../../../gateway/service.ts';
import { noSuchEntity } from '../../errors.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly AccountAlias: string;
}

/** Takes the account’s alias away. AWS page: "DeleteAccountAlias". */
export const deleteAccountAlias = operation<IamState, Input>({
  name: 'DeleteAccountAlias',
  readOnly: false,
  trail: { category: 'management' },
  run: ({ state }, { AccountAlias }) => {
    if (state.alias !== AccountAlias) {
      throw noSuchEntity(`The Account Alias ${AccountAlias} cannot be found.`);
    }
    delete state.alias;
    return {};
  },
});
