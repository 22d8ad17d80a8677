import { operation } from '../../../../gateway/service.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly Marker?: string;
  readonly MaxItems?: number;
}

/** Tells the account’s alias. AWS page: "ListAccountAliases". */
export const listAccountAliases = operation<IamState, Input>({
  name: 'ListAccountAliases',
  readOnly: true,
  trail: { category: 'management' },
  run: ({ state }) => ({
    AccountAliases: state.alias === undefined ? [] : [state.alias],
    IsTruncated: false,
  }),
});
