import { operation } from '../../../../gateway/service.ts';
import { moveUser } from '../../entities/change.ts';
import { checkNewName, findUser, userResource } from '../../entities/find.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly UserName: string;
  readonly NewUserName?: string;
  readonly NewPath?: string;
}

/** Changes a user’s name or path. AWS page: "UpdateUser". */
export const updateUser = operation<IamState, Input>({
  name: 'UpdateUser',
  readOnly: false,
  resource: userResource,
  trail: { category: 'management' },
  run: (ctx, { UserName, NewUserName, NewPath }) => {
    const { state, account } = ctx;
    const user = findUser(state, UserName);
    const name = NewUserName ?? user.name;
    const path = NewPath ?? user.path;
    if (name.toLowerCase() !== user.name.toLowerCase()) checkNewName(state.users, 'user', name);
    const arn = `arn:aws:iam::${account}:user${path}${name}`;
    moveUser(state, user, { ...user, name, path, arn });
    return {};
  },
});
