import { describe, expect, it } from 'vitest';
import { ACCOUNT, ADMIN, DANA, testAccount, type TestAccount } from '../testing/account.ts';

const allow = (...Action: string[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
  });
const READ_ONLY = 'arn:aws:iam::aws:policy/IAMReadOnlyAccess';
const AUDIT = 'arn:aws:iam::aws:policy/SecurityAudit';
const OPS = { RoleName: 'ops' };
const TEAM = { GroupName: 'team' };

function opened(): TestAccount {
  const trust = { aws: `arn:aws:iam::${ACCOUNT}:user/dana` };
  const a = testAccount({ roles: [{ name: 'ops', trust }] });
  a.ok(ADMIN, 'CreateGroup', TEAM);
  a.ok(ADMIN, 'AddUserToGroup', { ...TEAM, UserName: 'dana' });
  return a;
}

/** A key of a fresh session in the role. */
function asOps(a: TestAccount): string {
  const RoleArn = `arn:aws:iam::${ACCOUNT}:role/ops`;
  const answer = a.ok(DANA, 'sts.AssumeRole', { RoleArn, RoleSessionName: 'work' });
  return (answer['Credentials'] as { AccessKeyId: string }).AccessKeyId;
}

describe('managed policies of groups', () => {
  it('grant to the members while attached', () => {
    const a = opened();
    expect(a.refused(DANA, 'ListUsers')).toContain('AccessDenied');
    a.ok(ADMIN, 'AttachGroupPolicy', { ...TEAM, PolicyArn: READ_ONLY });
    expect(a.ok(DANA, 'ListGroups')['Groups']).toMatchObject([{ GroupName: 'team' }]);
    expect(a.ok(ADMIN, 'ListAttachedGroupPolicies', TEAM)).toEqual({
      AttachedPolicies: [{ PolicyName: 'IAMReadOnlyAccess', PolicyArn: READ_ONLY }],
      IsTruncated: false,
    });
    a.ok(ADMIN, 'DetachGroupPolicy', { ...TEAM, PolicyArn: READ_ONLY });
    expect(a.refused(DANA, 'ListUsers')).toContain('AccessDenied');
    expect(a.refused(ADMIN, 'DetachGroupPolicy', { ...TEAM, PolicyArn: READ_ONLY })).toBe(
      `NoSuchEntity: Policy ${READ_ONLY} was not found.`,
    );
  });

  it('are ten at most, and follow a group to its new name', () => {
    const a = opened();
    for (let n = 0; n < 11; n += 1) {
      const PolicyName = `p${n}`;
      a.ok(ADMIN, 'CreatePolicy', { PolicyName, PolicyDocument: allow('iam:ListUsers') });
      const PolicyArn = `arn:aws:iam::${ACCOUNT}:policy/${PolicyName}`;
      const attach = a.refused(ADMIN, 'AttachGroupPolicy', { ...TEAM, PolicyArn });
      const full = 'LimitExceeded: Cannot exceed quota for PoliciesPerGroup: 10';
      expect(attach).toBe(n < 10 ? 'accepted' : full);
    }
    a.ok(ADMIN, 'UpdateGroup', { ...TEAM, NewGroupName: 'crew', NewPath: '/larkfield/' });
    expect(a.ok(ADMIN, 'GetGroup', { GroupName: 'crew' })['Group']).toMatchObject({
      Arn: `arn:aws:iam::${ACCOUNT}:group/larkfield/crew`,
    });
    expect(a.refused(DANA, 'ListUsers')).toBe('accepted');
    expect(a.refused(ADMIN, 'GetGroup', TEAM)).toBe(
      'NoSuchEntity: The group with name team cannot be found.',
    );
  });
});

describe('managed policies of roles and users', () => {
  it('grant to sessions of the role while attached', () => {
    const a = opened();
    const key = asOps(a);
    expect(a.refused(key, 'ListUsers')).toContain('AccessDenied');
    a.ok(ADMIN, 'AttachRolePolicy', { ...OPS, PolicyArn: READ_ONLY });
    a.ok(ADMIN, 'AttachRolePolicy', { ...OPS, PolicyArn: AUDIT });
    expect(a.refused(key, 'ListUsers')).toBe('accepted');
    const page = { ...OPS, MaxItems: 1 };
    const first = a.ok(ADMIN, 'ListAttachedRolePolicies', page);
    expect(first).toMatchObject({
      AttachedPolicies: [{ PolicyName: 'IAMReadOnlyAccess' }],
      IsTruncated: true,
    });
    expect(
      a.ok(ADMIN, 'ListAttachedRolePolicies', { ...page, Marker: first['Marker'] }),
    ).toMatchObject({ AttachedPolicies: [{ PolicyName: 'SecurityAudit' }], IsTruncated: false });
    a.ok(ADMIN, 'DetachRolePolicy', { ...OPS, PolicyArn: READ_ONLY });
    a.ok(ADMIN, 'DetachRolePolicy', { ...OPS, PolicyArn: AUDIT });
    expect(a.refused(key, 'ListUsers')).toContain('AccessDenied');
  });

  it('are listed by path', () => {
    const a = opened();
    const PolicyDocument = allow('iam:ListUsers');
    a.ok(ADMIN, 'CreatePolicy', { PolicyName: 'own', Path: '/team/', PolicyDocument });
    const PolicyArn = `arn:aws:iam::${ACCOUNT}:policy/team/own`;
    const dana = { UserName: 'dana' };
    a.ok(ADMIN, 'AttachUserPolicy', { ...dana, PolicyArn });
    a.ok(ADMIN, 'AttachUserPolicy', { ...dana, PolicyArn: AUDIT });
    expect(a.ok(ADMIN, 'ListAttachedUserPolicies', { ...dana, PathPrefix: '/team/' })).toEqual({
      AttachedPolicies: [{ PolicyName: 'own', PolicyArn }],
      IsTruncated: false,
    });
    a.ok(ADMIN, 'CreatePolicyVersion', { PolicyArn, PolicyDocument, SetAsDefault: true });
    expect(a.ok(ADMIN, 'ListPolicyVersions', { PolicyArn })['Versions']).toMatchObject([
      { VersionId: 'v2', IsDefaultVersion: true },
      { VersionId: 'v1', IsDefaultVersion: false },
    ]);
  });
});

describe('inline policies', () => {
  it('of a role are written, shown percent-encoded, listed and taken away', () => {
    const a = opened();
    const policy = { ...OPS, PolicyName: 'list' };
    const PolicyDocument = allow('iam:ListUsers');
    a.ok(ADMIN, 'PutRolePolicy', { ...policy, PolicyDocument });
    expect(a.ok(ADMIN, 'GetRolePolicy', policy)).toEqual({
      ...policy,
      PolicyDocument: encodeURIComponent(PolicyDocument).replace(/\*/g, '%2A'),
    });
    expect(a.ok(ADMIN, 'ListRolePolicies', OPS)).toEqual({
      PolicyNames: ['list'],
      IsTruncated: false,
    });
    expect(a.refused(asOps(a), 'ListUsers')).toBe('accepted');
    a.ok(ADMIN, 'DeleteRolePolicy', policy);
    expect(a.refused(asOps(a), 'ListUsers')).toContain('AccessDenied');
    expect(a.refused(ADMIN, 'GetRolePolicy', policy)).toBe(
      'NoSuchEntity: The role policy with name list cannot be found.',
    );
  });

  it('of a group count for its members', () => {
    const a = opened();
    const policy = { ...TEAM, PolicyName: 'list' };
    a.ok(ADMIN, 'PutGroupPolicy', { ...policy, PolicyDocument: allow('iam:ListUsers') });
    expect(a.refused(DANA, 'ListUsers')).toBe('accepted');
    expect(a.ok(ADMIN, 'GetGroupPolicy', policy)).toMatchObject(policy);
    expect(a.ok(ADMIN, 'ListGroupPolicies', TEAM)['PolicyNames']).toEqual(['list']);
    a.ok(ADMIN, 'DeleteGroupPolicy', policy);
    expect(a.refused(DANA, 'ListUsers')).toContain('AccessDenied');
    expect(a.refused(ADMIN, 'DeleteGroupPolicy', policy)).toBe(
      'NoSuchEntity: The group policy with name list cannot be found.',
    );
  });

  it('of a user are listed by name', () => {
    const a = opened();
    const PolicyDocument = allow('iam:ListUsers');
    for (const PolicyName of ['b', 'a']) {
      a.ok(ADMIN, 'PutUserPolicy', { UserName: 'dana', PolicyName, PolicyDocument });
    }
    const { PolicyNames } = a.ok(ADMIN, 'ListUserPolicies', { UserName: 'dana' });
    expect(PolicyNames).toEqual(['a', 'b']);
  });
});

describe('the boundary of a role', () => {
  it('limits what its policies grant until it is taken away', () => {
    const a = opened();
    a.ok(ADMIN, 'AttachRolePolicy', { ...OPS, PolicyArn: READ_ONLY });
    a.ok(ADMIN, 'CreatePolicy', { PolicyName: 'keys', PolicyDocument: allow('iam:ListRoles') });
    const PermissionsBoundary = `arn:aws:iam::${ACCOUNT}:policy/keys`;
    a.ok(ADMIN, 'PutRolePermissionsBoundary', { ...OPS, PermissionsBoundary });
    expect(a.ok(ADMIN, 'GetRole', OPS)['Role']).toMatchObject({
      PermissionsBoundary: {
        PermissionsBoundaryType: 'Policy',
        PermissionsBoundaryArn: PermissionsBoundary,
      },
    });
    expect(a.refused(asOps(a), 'ListUsers')).toContain('no permissions boundary allows');
    expect(a.refused(asOps(a), 'ListRoles')).toBe('accepted');
    a.ok(ADMIN, 'DeleteRolePermissionsBoundary', OPS);
    expect(a.refused(asOps(a), 'ListUsers')).toBe('accepted');
    expect(
      a.refused(ADMIN, 'PutRolePermissionsBoundary', { ...OPS, PermissionsBoundary: AUDIT }),
    ).toBe('accepted');
  });
});

describe('instance profiles', () => {
  it('hold a role, and are found by name, by path and by role', () => {
    const a = opened();
    const profile = { InstanceProfileName: 'web' };
    const made = a.ok(ADMIN, 'CreateInstanceProfile', { ...profile, Path: '/fleet/' });
    expect(made['InstanceProfile']).toMatchObject({
      Arn: `arn:aws:iam::${ACCOUNT}:instance-profile/fleet/web`,
      Roles: [],
    });
    expect(a.refused(ADMIN, 'CreateInstanceProfile', { InstanceProfileName: 'WEB' })).toBe(
      'EntityAlreadyExists: Instance Profile WEB already exists.',
    );
    a.ok(ADMIN, 'AddRoleToInstanceProfile', { ...profile, ...OPS });
    expect(a.ok(ADMIN, 'GetInstanceProfile', profile)['InstanceProfile']).toMatchObject({
      Roles: [{ RoleName: 'ops' }],
      Tags: [],
    });
    const names = (answer: Record<string, unknown>) =>
      (answer['InstanceProfiles'] as { InstanceProfileName: string }[]).map(
        ({ InstanceProfileName }) => InstanceProfileName,
      );
    expect(names(a.ok(ADMIN, 'ListInstanceProfilesForRole', OPS))).toEqual(['web']);
    expect(names(a.ok(ADMIN, 'ListInstanceProfiles', { PathPrefix: '/fleet/' }))).toEqual(['web']);
    expect(names(a.ok(ADMIN, 'ListInstanceProfiles', { PathPrefix: '/other/' }))).toEqual([]);
    expect(a.refused(ADMIN, 'GetInstanceProfile', { InstanceProfileName: 'api' })).toBe(
      'NoSuchEntity: Instance Profile api cannot be found.',
    );
  });
});

describe('what else is kept of a role and of the account', () => {
  it('a role has a description, a longest session and tags', () => {
    const a = opened();
    a.ok(ADMIN, 'UpdateRole', { ...OPS, Description: 'for ops', MaxSessionDuration: 7_200 });
    expect(a.ok(ADMIN, 'GetRole', OPS)['Role']).toMatchObject({
      Description: 'for ops',
      MaxSessionDuration: 7_200,
    });
    const updated = a.ok(ADMIN, 'UpdateRoleDescription', { ...OPS, Description: 'on call' });
    expect(updated['Role']).toMatchObject({ RoleName: 'ops', Description: 'on call' });
    a.ok(ADMIN, 'TagRole', { ...OPS, Tags: [{ Key: 'team', Value: 'sre' }] });
    a.ok(ADMIN, 'TagRole', {
      ...OPS,
      Tags: [
        { Key: 'team', Value: 'web' },
        { Key: 'cost', Value: '7' },
      ],
    });
    a.ok(ADMIN, 'UntagRole', { ...OPS, TagKeys: ['cost', 'nothing'] });
    expect(a.ok(ADMIN, 'ListRoleTags', OPS)).toEqual({
      Tags: [{ Key: 'team', Value: 'web' }],
      IsTruncated: false,
    });
  });

  it('an account has one alias, until it is deleted', () => {
    const a = opened();
    a.ok(ADMIN, 'CreateAccountAlias', { AccountAlias: 'larkfield' });
    expect(a.refused(ADMIN, 'DeleteAccountAlias', { AccountAlias: 'other' })).toContain(
      'NoSuchEntity',
    );
    a.ok(ADMIN, 'DeleteAccountAlias', { AccountAlias: 'larkfield' });
    expect(a.ok(ADMIN, 'ListAccountAliases')['AccountAliases']).toEqual([]);
  });
});
