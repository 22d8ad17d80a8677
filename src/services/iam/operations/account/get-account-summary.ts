import { operation } from '../../../../gateway/service.ts';
import { QUOTAS, type IamState } from '../../state.ts';

/** Counts the account’s entities and tells its quotas. AWS page: "GetAccountSummary". */
export const getAccountSummary = operation<IamState, object>({
  name: 'GetAccountSummary',
  readOnly: true,
  trail: { category: 'management' },
  run: ({ state }) => {
    const virtual = [...state.mfaDevices.values()].filter((device) => device.kind === 'virtual');
    const versions = [...state.policies.values()].reduce(
      (sum, policy) => sum + policy.versions.length,
      0,
    );
    return {
      SummaryMap: {
        Users: state.users.size,
        UsersQuota: QUOTAS.users,
        Groups: state.groups.size,
        GroupsQuota: QUOTAS.groups,
        Roles: state.roles.size,
        RolesQuota: QUOTAS.roles,
        Policies: state.policies.size,
        PoliciesQuota: QUOTAS.policies,
        PolicyVersionsInUse: versions,
        PolicyVersionsInUseQuota: 10000,
        PolicySizeQuota: QUOTAS.policySize,
        VersionsPerPolicyQuota: QUOTAS.versionsPerPolicy,
        InstanceProfiles: state.instanceProfiles.size,
        InstanceProfilesQuota: QUOTAS.instanceProfiles,
        AccountMFAEnabled: state.root.mfa.length > 0 ? 1 : 0,
        AccountAccessKeysPresent: state.root.keys.length > 0 ? 1 : 0,
        AccountSigningCertificatesPresent: 0,
        AccountPasswordPresent: state.root.password === undefined ? 0 : 1,
        MFADevices: virtual.length,
        MFADevicesInUse: virtual.filter((device) => device.owner !== undefined).length,
        AccessKeysPerUserQuota: QUOTAS.accessKeysPerUser,
        AssumeRolePolicySizeQuota: QUOTAS.trustPolicySize,
        AttachedPoliciesPerUserQuota: QUOTAS.attachedPolicies,
        AttachedPoliciesPerGroupQuota: QUOTAS.attachedPolicies,
        AttachedPoliciesPerRoleQuota: QUOTAS.attachedPolicies,
        GroupsPerUserQuota: QUOTAS.groupsPerUser,
        UserPolicySizeQuota: QUOTAS.userInlineSize,
        GroupPolicySizeQuota: QUOTAS.groupInlineSize,
        RolePolicySizeQuota: QUOTAS.roleInlineSize,
        SigningCertificatesPerUserQuota: 2,
        ServerCertificates: 0,
        ServerCertificatesQuota: 20,
        Providers: 0,
        GlobalEndpointTokenVersion: 1,
      },
    };
  },
});
