import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { findUser, userResource } from '../../entities/find.ts';
import { noSuchEntity } from '../../errors.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly UserName: string;
}

/** Takes the boundary of a user away. AWS page: "DeleteUserPermissionsBoundary". */
export const deleteUserPermissionsBoundary = operation<IamState, Input>({
  name: 'DeleteUserPermissionsBoundary',
  readOnly: false,
  resource: userResource,
  trail: { category: 'management' },
  run: ({ state }, { UserName }) => {
    const user = findUser(state, UserName);
    if (user.boundary === undefined) {
      throw noSuchEntity(`User ${UserName} does not have a permissions boundary.`);
    }
    changeUser(state, user, { boundary: undefined });
    return {};
  },
});
