import { operation } from '../../../../gateway/service.ts';
import { listedRoleAnswer } from '../../entities/answers.ts';
import { allResource } from '../../entities/find.ts';
import { byName, pageOf, type PageInput } from '../../entities/paging.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly PathPrefix?: string;
}

/** Lists roles under a path. AWS page: "ListRoles". */
export const listRoles = operation<IamState, Input>({
  name: 'ListRoles',
  readOnly: true,
  resource: allResource('role'),
  trail: { category: 'management' },
  run: ({ state }, input) => {
    const { PathPrefix = '/' } = input;
    const roles = byName(state.roles.values()).filter((role) => role.path.startsWith(PathPrefix));
    const { items, rest } = pageOf(roles, input);
    return { Roles: items.map((role) => listedRoleAnswer(state, role)), ...rest };
  },
});
