import { operation } from '../../../../gateway/service.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import { pageOf, type PageInput } from '../../entities/paging.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly RoleName: string;
}

/** Lists the tags of a role. AWS page: "ListRoleTags". */
export const listRoleTags = operation<IamState, Input>({
  name: 'ListRoleTags',
  readOnly: true,
  resource: roleResource,
  trail: { category: 'management' },
  run: ({ state }, input) => {
    const { items, rest } = pageOf(findRole(state, input.RoleName).tags, input);
    return { Tags: items, ...rest };
  },
});
