import { operation } from '../../../../gateway/service.ts';
import { findRole } from '../../entities/find.ts';
import { findProfile, profileResource } from '../../entities/profiles.ts';
import { noSuchEntity } from '../../errors.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly InstanceProfileName: string;
  readonly RoleName: string;
}

/** Takes a role out of an instance profile. AWS page: "RemoveRoleFromInstanceProfile". */
export const removeRoleFromInstanceProfile = operation<IamState, Input>({
  name: 'RemoveRoleFromInstanceProfile',
  readOnly: false,
  resource: profileResource,
  trail: { category: 'management' },
  run: ({ state }, { InstanceProfileName, RoleName }) => {
    const profile = findProfile(state, InstanceProfileName);
    const role = findRole(state, RoleName);
    if (!profile.roles.includes(role.name)) {
      throw noSuchEntity(`The role with name ${RoleName} cannot be found.`);
    }
    state.instanceProfiles.set(profile.name, Object.freeze({ ...profile, roles: [] }));
    return {};
  },
});
