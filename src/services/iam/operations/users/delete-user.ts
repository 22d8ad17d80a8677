import { operation } from '../../../../gateway/service.ts';
import { checkUserDeletable } from '../../entities/deletion.ts';
import { findUser, userResource } from '../../entities/find.ts';
import { endSessionsOf } from '../../identity/sessions.ts';
import { restamp, type IamState } from '../../state.ts';

interface Input {
  readonly UserName: string;
}

/** Deletes a user who has nothing left. AWS page: "DeleteUser". */
export const deleteUser = operation<IamState, Input>({
  name: 'DeleteUser',
  readOnly: false,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state }, { UserName }) => {
    const user = findUser(state, UserName);
    checkUserDeletable(user);
    state.users.delete(UserName);
    endSessionsOf(state, `user:${UserName}`);
    restamp(state);
    return {};
  },
});
