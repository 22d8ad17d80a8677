import { operation } from '../../../../gateway/service.ts';
import { findProfile, profileResource } from '../../entities/profiles.ts';
import { deleteConflict } from '../../errors.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly InstanceProfileName: string;
}

/** Deletes an instance profile without a role. AWS page: "DeleteInstanceProfile". */
export const deleteInstanceProfile = operation<IamState, Input>({
  name: 'DeleteInstanceProfile',
  readOnly: false,
  resource: profileResource,
  trail: { category: 'management' },
  run: ({ state }, { InstanceProfileName }) => {
    const profile = findProfile(state, InstanceProfileName);
    if (profile.roles.length > 0) {
      throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
    }
    state.instanceProfiles.delete(profile.name);
    return {};
  },
});
