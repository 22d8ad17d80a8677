/** Every IAM operation, for the service’s table of contents. */
import { createAccountAlias } from './account/create-account-alias.ts';
import { deleteAccountAlias } from './account/delete-account-alias.ts';
import { deleteAccountPasswordPolicy } from './account/delete-account-password-policy.ts';
import { generateCredentialReport } from './account/generate-credential-report.ts';
import { getAccountAuthorizationDetails } from './account/get-account-authorization-details.ts';
import { getAccountPasswordPolicy } from './account/get-account-password-policy.ts';
import { getAccountSummary } from './account/get-account-summary.ts';
import { getCredentialReport } from './account/get-credential-report.ts';
import { listAccountAliases } from './account/list-account-aliases.ts';
import { OTHER_CREDENTIALS } from './account/list-other-credentials.ts';
import { simulatePrincipalPolicy } from './account/simulate-principal-policy.ts';
import { updateAccountPasswordPolicy } from './account/update-account-password-policy.ts';
import { attachGroupPolicy } from './attachments/attach-group-policy.ts';
import { attachRolePolicy } from './attachments/attach-role-policy.ts';
import { attachUserPolicy } from './attachments/attach-user-policy.ts';
import { detachGroupPolicy } from './attachments/detach-group-policy.ts';
import { detachRolePolicy } from './attachments/detach-role-policy.ts';
import { detachUserPolicy } from './attachments/detach-user-policy.ts';
import { listAttachedGroupPolicies } from './attachments/list-attached-group-policies.ts';
import { listAttachedRolePolicies } from './attachments/list-attached-role-policies.ts';
import { listAttachedUserPolicies } from './attachments/list-attached-user-policies.ts';
import { deleteRolePermissionsBoundary } from './boundaries/delete-role-permissions-boundary.ts';
import { deleteUserPermissionsBoundary } from './boundaries/delete-user-permissions-boundary.ts';
import { putRolePermissionsBoundary } from './boundaries/put-role-permissions-boundary.ts';
import { putUserPermissionsBoundary } from './boundaries/put-user-permissions-boundary.ts';
import { addUserToGroup } from './groups/add-user-to-group.ts';
import { createGroup } from './groups/create-group.ts';
import { deleteGroup } from './groups/delete-group.ts';
import { getGroup } from './groups/get-group.ts';
import { listGroups } from './groups/list-groups.ts';
import { listGroupsForUser } from './groups/list-groups-for-user.ts';
import { removeUserFromGroup } from './groups/remove-user-from-group.ts';
import { updateGroup } from './groups/update-group.ts';
import { deleteGroupPolicy } from './inline-policies/delete-group-policy.ts';
import { deleteRolePolicy } from './inline-policies/delete-role-policy.ts';
import { deleteUserPolicy } from './inline-policies/delete-user-policy.ts';
import { getGroupPolicy } from './inline-policies/get-group-policy.ts';
import { getRolePolicy } from './inline-policies/get-role-policy.ts';
import { getUserPolicy } from './inline-policies/get-user-policy.ts';
import { listGroupPolicies } from './inline-policies/list-group-policies.ts';
import { listRolePolicies } from './inline-policies/list-role-policies.ts';
import { listUserPolicies } from './inline-policies/list-user-policies.ts';
import { putGroupPolicy } from './inline-policies/put-group-policy.ts';
import { putRolePolicy } from './inline-policies/put-role-policy.ts';
import { putUserPolicy } from './inline-policies/put-user-policy.ts';
import { addRoleToInstanceProfile } from './instance-profiles/add-role-to-instance-profile.ts';
import { createInstanceProfile } from './instance-profiles/create-instance-profile.ts';
import { deleteInstanceProfile } from './instance-profiles/delete-instance-profile.ts';
import { getInstanceProfile } from './instance-profiles/get-instance-profile.ts';
import { listInstanceProfiles } from './instance-profiles/list-instance-profiles.ts';
import { listInstanceProfilesForRole } from './instance-profiles/list-instance-profiles-for-role.ts';
import { removeRoleFromInstanceProfile } from './instance-profiles/remove-role-from-instance-profile.ts';
import { createAccessKey } from './keys/create-access-key.ts';
import { deleteAccessKey } from './keys/delete-access-key.ts';
import { getAccessKeyLastUsed } from './keys/get-access-key-last-used.ts';
import { listAccessKeys } from './keys/list-access-keys.ts';
import { updateAccessKey } from './keys/update-access-key.ts';
import { changePassword } from './login/change-password.ts';
import { createLoginProfile } from './login/create-login-profile.ts';
import { deleteLoginProfile } from './login/delete-login-profile.ts';
import { getLoginProfile } from './login/get-login-profile.ts';
import { updateLoginProfile } from './login/update-login-profile.ts';
import { createVirtualMFADevice } from './mfa/create-virtual-mfa-device.ts';
import { deactivateMFADevice } from './mfa/deactivate-mfa-device.ts';
import { deleteVirtualMFADevice } from './mfa/delete-virtual-mfa-device.ts';
import { enableMFADevice } from './mfa/enable-mfa-device.ts';
import { listMFADevices } from './mfa/list-mfa-devices.ts';
import { listVirtualMFADevices } from './mfa/list-virtual-mfa-devices.ts';
import { createPolicy } from './policies/create-policy.ts';
import { createPolicyVersion } from './policies/create-policy-version.ts';
import { deletePolicy } from './policies/delete-policy.ts';
import { deletePolicyVersion } from './policies/delete-policy-version.ts';
import { getPolicy } from './policies/get-policy.ts';
import { getPolicyVersion } from './policies/get-policy-version.ts';
import { listEntitiesForPolicy } from './policies/list-entities-for-policy.ts';
import { listPolicies } from './policies/list-policies.ts';
import { listPolicyVersions } from './policies/list-policy-versions.ts';
import { setDefaultPolicyVersion } from './policies/set-default-policy-version.ts';
import { createRole } from './roles/create-role.ts';
import { createServiceLinkedRole } from './roles/create-service-linked-role.ts';
import { deleteRole } from './roles/delete-role.ts';
import { getRole } from './roles/get-role.ts';
import { listRoles } from './roles/list-roles.ts';
import { updateAssumeRolePolicy } from './roles/update-assume-role-policy.ts';
import { updateRole } from './roles/update-role.ts';
import { updateRoleDescription } from './roles/update-role-description.ts';
import { listPolicyTags } from './tags/list-policy-tags.ts';
import { listRoleTags } from './tags/list-role-tags.ts';
import { listUserTags } from './tags/list-user-tags.ts';
import { tagPolicy } from './tags/tag-policy.ts';
import { tagRole } from './tags/tag-role.ts';
import { tagUser } from './tags/tag-user.ts';
import { untagPolicy } from './tags/untag-policy.ts';
import { untagRole } from './tags/untag-role.ts';
import { untagUser } from './tags/untag-user.ts';
import { createUser } from './users/create-user.ts';
import { deleteUser } from './users/delete-user.ts';
import { getUser } from './users/get-user.ts';
import { listUsers } from './users/list-users.ts';
import { updateUser } from './users/update-user.ts';

export const IAM_OPERATIONS = Object.freeze([
  ...[
    createAccountAlias,
    deleteAccountAlias,
    deleteAccountPasswordPolicy,
    generateCredentialReport,
    getAccountAuthorizationDetails,
    getAccountPasswordPolicy,
    getAccountSummary,
    getCredentialReport,
    listAccountAliases,
    simulatePrincipalPolicy,
    updateAccountPasswordPolicy,
  ],
  ...[
    attachGroupPolicy,
    attachRolePolicy,
    attachUserPolicy,
    detachGroupPolicy,
    detachRolePolicy,
    detachUserPolicy,
    listAttachedGroupPolicies,
    listAttachedRolePolicies,
    listAttachedUserPolicies,
  ],
  ...[
    deleteRolePermissionsBoundary,
    deleteUserPermissionsBoundary,
    putRolePermissionsBoundary,
    putUserPermissionsBoundary,
  ],
  ...[
    addUserToGroup,
    createGroup,
    deleteGroup,
    getGroup,
    listGroups,
    listGroupsForUser,
    removeUserFromGroup,
    updateGroup,
  ],
  ...[
    deleteGroupPolicy,
    deleteRolePolicy,
    deleteUserPolicy,
    getGroupPolicy,
    getRolePolicy,
    getUserPolicy,
    listGroupPolicies,
    listRolePolicies,
    listUserPolicies,
    putGroupPolicy,
    putRolePolicy,
    putUserPolicy,
  ],
  ...[
    addRoleToInstanceProfile,
    createInstanceProfile,
    deleteInstanceProfile,
    getInstanceProfile,
    listInstanceProfiles,
    listInstanceProfilesForRole,
    removeRoleFromInstanceProfile,
  ],
  ...[createAccessKey, deleteAccessKey, getAccessKeyLastUsed, listAccessKeys, updateAccessKey],
  ...[changePassword, createLoginProfile, deleteLoginProfile, getLoginProfile, updateLoginProfile],
  ...[
    createVirtualMFADevice,
    deactivateMFADevice,
    deleteVirtualMFADevice,
    enableMFADevice,
    listMFADevices,
    listVirtualMFADevices,
  ],
  ...[
    createPolicy,
    createPolicyVersion,
    deletePolicy,
    deletePolicyVersion,
    getPolicy,
    getPolicyVersion,
    listEntitiesForPolicy,
    listPolicies,
    listPolicyVersions,
    setDefaultPolicyVersion,
  ],
  ...[
    createRole,
    createServiceLinkedRole,
    deleteRole,
    getRole,
    listRoles,
    updateAssumeRolePolicy,
    updateRole,
    updateRoleDescription,
  ],
  ...[listRoleTags, listUserTags, tagRole, tagUser, untagRole, untagUser],
  ...[listPolicyTags, tagPolicy, untagPolicy],
  ...OTHER_CREDENTIALS,
  ...[createUser, deleteUser, getUser, listUsers, updateUser],
]);
