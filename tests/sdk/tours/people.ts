/** IAM. */
import { call, from, type Seen, type Stop } from './tour.ts';

const USER = { UserName: 'ana' };
const GROUP = { GroupName: 'staff' };
const ROLE = { RoleName: 'reader' };
const PROFILE = { InstanceProfileName: 'hosts' };
const TAGS = { Tags: [{ Key: 'team', Value: 'shop' }] };
const READ_ONLY = { PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' };
const BOUNDARY = { PermissionsBoundary: READ_ONLY.PolicyArn };
const DOCUMENT = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
});
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      ...{ Effect: 'Allow', Action: 'sts:AssumeRole' },
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
    },
  ],
});
const INLINE = { PolicyName: 'own', PolicyDocument: DOCUMENT };
const own = (seen: Seen) => ({ PolicyArn: from(seen, 'CreatePolicy/Policy/Arn') });
const key = (seen: Seen) => ({
  ...USER,
  AccessKeyId: from(seen, 'CreateAccessKey/AccessKey/AccessKeyId'),
});
const device = (seen: Seen) => ({
  SerialNumber: from(seen, 'CreateVirtualMFADevice/VirtualMFADevice/SerialNumber'),
});

const account: readonly Stop[] = [
  call('CreateAccountAlias', { AccountAlias: 'larkfield' }),
  call('ListAccountAliases'),
  call('DeleteAccountAlias', { AccountAlias: 'larkfield' }),
  call('UpdateAccountPasswordPolicy', { MinimumPasswordLength: 12 }),
  call('GetAccountPasswordPolicy'),
  call('DeleteAccountPasswordPolicy'),
  call('GetAccountPasswordPolicy', {}, 'NoSuchEntityException'),
  call('GetAccountSummary'),
  call('GetAccountAuthorizationDetails'),
  call('GenerateCredentialReport'),
  60,
  call('GetCredentialReport'),
  call('ListOpenIDConnectProviders'),
  call('ListSAMLProviders'),
  call('ListServerCertificates'),
];

const users: readonly Stop[] = [
  call('CreateUser', { ...USER, ...TAGS }),
  call('CreateUser', USER, 'EntityAlreadyExistsException'),
  call('GetUser', USER),
  call('ListUsers'),
  call('UpdateUser', { ...USER, NewPath: '/staff/' }),
  call('TagUser', { ...USER, Tags: [{ Key: 'a', Value: 'ü' }] }),
  call('ListUserTags', USER),
  call('UntagUser', { ...USER, TagKeys: ['a'] }),
  call('AttachUserPolicy', { ...USER, ...READ_ONLY }),
  call('ListAttachedUserPolicies', USER),
  call('SimulatePrincipalPolicy', {
    PolicySourceArn: 'arn:aws:iam::111122223333:user/staff/ana',
    ActionNames: ['s3:ListAllMyBuckets', 'iam:CreateUser'],
  }),
  call('DetachUserPolicy', { ...USER, ...READ_ONLY }),
  call('PutUserPolicy', { ...USER, ...INLINE }),
  call('GetUserPolicy', { ...USER, PolicyName: 'own' }),
  call('ListUserPolicies', USER),
  call('DeleteUserPolicy', { ...USER, PolicyName: 'own' }),
  call('PutUserPermissionsBoundary', { ...USER, ...BOUNDARY }),
  call('DeleteUserPermissionsBoundary', USER),
  call('CreateAccessKey', USER),
  call('ListAccessKeys', USER),
  call('GetAccessKeyLastUsed', (seen) => ({ AccessKeyId: key(seen).AccessKeyId })),
  call('UpdateAccessKey', (seen) => ({ ...key(seen), Status: 'Inactive' })),
  call('DeleteAccessKey', key),
  call('CreateLoginProfile', { ...USER, Password: 'Sturdy-Passw0rd!' }),
  call('GetLoginProfile', USER),
  call('UpdateLoginProfile', { ...USER, Password: 'Sturdier-Passw0rd!' }),
  call('DeleteLoginProfile', USER),
  call(
    'ChangePassword',
    { OldPassword: 'no', NewPassword: 'Sturdy-Passw0rd!' },
    'NoSuchEntityException',
  ),
  call('CreateVirtualMFADevice', { VirtualMFADeviceName: 'ana' }),
  call('ListVirtualMFADevices'),
  call(
    'EnableMFADevice',
    (seen) => ({
      ...{ ...USER, ...device(seen), AuthenticationCode1: '000000', AuthenticationCode2: '000001' },
    }),
    'InvalidAuthenticationCodeException',
  ),
  call('ListMFADevices', USER),
  call('DeactivateMFADevice', (seen) => ({ ...USER, ...device(seen) }), 'NoSuchEntityException'),
  call('DeleteVirtualMFADevice', device),
  call('ListSSHPublicKeys', USER),
  call('ListSigningCertificates', USER),
  call('ListServiceSpecificCredentials', USER),
];

const groups: readonly Stop[] = [
  call('CreateGroup', GROUP),
  call('AddUserToGroup', { ...GROUP, ...USER }),
  call('GetGroup', GROUP),
  call('ListGroups'),
  call('ListGroupsForUser', USER),
  call('AttachGroupPolicy', { ...GROUP, ...READ_ONLY }),
  call('ListAttachedGroupPolicies', GROUP),
  call('DetachGroupPolicy', { ...GROUP, ...READ_ONLY }),
  call('PutGroupPolicy', { ...GROUP, ...INLINE }),
  call('GetGroupPolicy', { ...GROUP, PolicyName: 'own' }),
  call('ListGroupPolicies', GROUP),
  call('DeleteGroupPolicy', { ...GROUP, PolicyName: 'own' }),
  call('UpdateGroup', { ...GROUP, NewPath: '/all/' }),
  call('RemoveUserFromGroup', { ...GROUP, ...USER }),
  call('DeleteGroup', GROUP),
];

const roles: readonly Stop[] = [
  call('CreateRole', { ...ROLE, AssumeRolePolicyDocument: TRUST }),
  call('GetRole', ROLE),
  call('ListRoles'),
  call('UpdateRole', { ...ROLE, MaxSessionDuration: 7200 }),
  call('UpdateRoleDescription', { ...ROLE, Description: 'reads' }),
  call('UpdateAssumeRolePolicy', { ...ROLE, PolicyDocument: TRUST }),
  call('TagRole', { ...ROLE, ...TAGS }),
  call('ListRoleTags', ROLE),
  call('UntagRole', { ...ROLE, TagKeys: ['team'] }),
  call('AttachRolePolicy', { ...ROLE, ...READ_ONLY }),
  call('ListAttachedRolePolicies', ROLE),
  call('DetachRolePolicy', { ...ROLE, ...READ_ONLY }),
  call('PutRolePolicy', { ...ROLE, ...INLINE }),
  call('GetRolePolicy', { ...ROLE, PolicyName: 'own' }),
  call('ListRolePolicies', ROLE),
  call('DeleteRolePolicy', { ...ROLE, PolicyName: 'own' }),
  call('PutRolePermissionsBoundary', { ...ROLE, ...BOUNDARY }),
  call('DeleteRolePermissionsBoundary', ROLE),
  call('CreateInstanceProfile', PROFILE),
  call('AddRoleToInstanceProfile', { ...PROFILE, ...ROLE }),
  call('GetInstanceProfile', PROFILE),
  call('ListInstanceProfiles'),
  call('ListInstanceProfilesForRole', ROLE),
  call('RemoveRoleFromInstanceProfile', { ...PROFILE, ...ROLE }),
  call('DeleteInstanceProfile', PROFILE),
  call('CreateServiceLinkedRole', { AWSServiceName: 'autoscaling.amazonaws.com' }),
];

const policies: readonly Stop[] = [
  call('CreatePolicy', { PolicyName: 'buckets', PolicyDocument: DOCUMENT }),
  call('GetPolicy', own),
  call('ListPolicies', { Scope: 'Local' }),
  call('CreatePolicyVersion', (seen) => ({ ...own(seen), PolicyDocument: DOCUMENT })),
  call('ListPolicyVersions', own),
  call('GetPolicyVersion', (seen) => ({ ...own(seen), VersionId: 'v2' })),
  call('SetDefaultPolicyVersion', (seen) => ({ ...own(seen), VersionId: 'v2' })),
  call('DeletePolicyVersion', (seen) => ({ ...own(seen), VersionId: 'v1' })),
  call('ListEntitiesForPolicy', own),
  call('TagPolicy', (seen) => ({ ...own(seen), ...TAGS })),
  call('ListPolicyTags', own),
  call('UntagPolicy', (seen) => ({ ...own(seen), TagKeys: ['team'] })),
  call('DeletePolicy', own),
  call('DeleteRole', ROLE),
  call('DeleteUser', USER),
];

export const iam: readonly Stop[] = [...account, ...users, ...groups, ...roles, ...policies];
