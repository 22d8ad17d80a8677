import { operation } from '../../../../gateway/service.ts';
import { changeRole, checkModifiable } from '../../entities/change.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import { untagged } from '../../entities/tags.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly RoleName: string;
  readonly TagKeys: readonly string[];
}

/** Takes tags from a role. AWS page: "UntagRole". */
export const untagRole = operation<IamState, Input>({
  name: 'UntagRole',
  readOnly: false,
  resource: roleResource,
  trail: { category: 'management' },
  run: ({ state }, { RoleName, TagKeys }) => {
    const role = findRole(state, RoleName);
    checkModifiable(role);
    changeRole(state, role, { tags: untagged(role.tags, TagKeys) });
    return {};
  },
});
