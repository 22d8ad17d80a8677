import { operation } from '../../../../gateway/service.ts';
import { checkModifiable } from '../../entities/change.ts';
import { findRole } from '../../entities/find.ts';
import { findProfile, profileResource } from '../../entities/profiles.ts';
import { quotaExceeded } from '../../errors.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly InstanceProfileName: string;
  readonly RoleName: string;
}

/** Puts a role into an instance profile; the caller passes it on. AWS page: "AddRoleToInstanceProfile". */
export const addRoleToInstanceProfile = operation<IamState, Input>({
  name: 'AddRoleToInstanceProfile',
  readOnly: false,
  resource: profileResource,
  trail: { category: 'management' },
  run: (ctx, { InstanceProfileName, RoleName }) => {
    const { state } = ctx;
    const profile = findProfile(state, InstanceProfileName);
    const role = findRole(state, RoleName);
    checkModifiable(role);
    ctx.authorize('iam:PassRole', role.arn, { 'iam:PassedToService': 'ec2.amazonaws.com' });
    if (profile.roles.length > 0) throw quotaExceeded('InstanceSessionsPerInstanceProfile', 1);
    state.instanceProfiles.set(profile.name, Object.freeze({ ...profile, roles: [role.name] }));
    return {};
  },
});
