import { operation } from '../../../../gateway/service.ts';
import { changeRole, checkModifiable } from '../../entities/change.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import { taggedWith } from '../../entities/tags.ts';
import type { IamState, Tag } from '../../state.ts';

interface Input {
  readonly RoleName: string;
  readonly Tags: readonly Tag[];
}

/** Adds tags to a role. AWS page: "TagRole". */
export const tagRole = operation<IamState, Input>({
  name: 'TagRole',
  readOnly: false,
  resource: roleResource,
  trail: { category: 'management' },
  run: ({ state }, { RoleName, Tags }) => {
    const role = findRole(state, RoleName);
    checkModifiable(role);
    changeRole(state, role, { tags: taggedWith(role.tags, Tags) });
    return {};
  },
});
