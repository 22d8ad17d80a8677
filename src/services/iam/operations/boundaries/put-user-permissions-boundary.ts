import { operation } from '../../../../gateway/service.ts';
import { changeUser } from '../../entities/change.ts';
import { findUser, userResource } from '../../entities/find.ts';
import { boundaryConditions, checkBoundary } from '../../grants/boundaries.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly UserName: string;
  readonly PermissionsBoundary: string;
}

/** Sets the boundary of a user. AWS page: "PutUserPermissionsBoundary". */
export const putUserPermissionsBoundary = operation<IamState, Input>({
  name: 'PutUserPermissionsBoundary',
  readOnly: false,
  resource: userResource,
  conditions: boundaryConditions,
  trail: { category: 'management' },
  run: ({ state }, { UserName, PermissionsBoundary }) => {
    const user = findUser(state, UserName);
    changeUser(state, user, { boundary: checkBoundary(state, PermissionsBoundary) });
    return {};
  },
});
