import { operation } from '../../../../gateway/service.ts';
import { profileAnswer } from '../../entities/answers.ts';
import { findRole, roleResource } from '../../entities/find.ts';
import { byName, pageOf, type PageInput } from '../../entities/paging.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly RoleName: string;
}

/** Lists the instance profiles that hold a role. AWS page: "ListInstanceProfilesForRole". */
export const listInstanceProfilesForRole = operation<IamState, Input>({
  name: 'ListInstanceProfilesForRole',
  readOnly: true,
  resource: roleResource,
  trail: { category: 'management' },
  run: ({ state }, input) => {
    const role = findRole(state, input.RoleName);
    const profiles = byName(state.instanceProfiles.values()).filter((profile) =>
      profile.roles.includes(role.name),
    );
    const { items, rest } = pageOf(profiles, input);
    return { InstanceProfiles: items.map((profile) => profileAnswer(state, profile)), ...rest };
  },
});
