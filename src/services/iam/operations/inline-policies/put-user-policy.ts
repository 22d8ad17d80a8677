import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { findUser, userResource } from '../../entities/find.ts';
import { withInline } from '../../grants/documents.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly UserName: string;
  readonly PolicyName: string;
  readonly PolicyDocument: string;
}

/** Writes an inline policy of a user. AWS page: "PutUserPolicy". */
export const putUserPolicy = operation<IamState, Input>({
  name: 'PutUserPolicy',
  readOnly: false,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state }, { UserName, PolicyName, PolicyDocument }) => {
    const user = findUser(state, UserName);
    const policy = { name: PolicyName, text: PolicyDocument };
    changeUser(state, user, { inline: withInline('user', user, policy) });
    return {};
  },
});
