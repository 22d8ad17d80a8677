import { describe, expect, it } from 'vitest';
import { ACCOUNT, ADMIN, DANA, testAccount } from '../../testing/account.ts';

const allow = (...Action: string[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
  });
const deny = (...Action: string[]) => allow(...Action).replace('Allow', 'Deny');
const PolicyArn = `arn:aws:iam::${ACCOUNT}:policy/readers`;

describe('managed policies', () => {
  it('grant while attached, by their default version', () => {
    const a = testAccount();
    a.ok(ADMIN, 'CreatePolicy', { PolicyName: 'readers', PolicyDocument: allow('iam:ListUsers') });
    const attach = { UserName: 'dana', PolicyArn };
    a.ok(ADMIN, 'AttachUserPolicy', attach);
    a.ok(ADMIN, 'AttachUserPolicy', attach);
    expect(a.refused(DANA, 'ListUsers')).toBe('accepted');
    expect(a.ok(ADMIN, 'GetPolicy', { PolicyArn })['Policy']).toMatchObject({
      AttachmentCount: 1,
      DefaultVersionId: 'v1',
    });
    const version = { PolicyArn, PolicyDocument: allow('iam:ListRoles') };
    a.ok(ADMIN, 'CreatePolicyVersion', { ...version, SetAsDefault: true });
    expect(a.refused(DANA, 'ListUsers')).toContain('AccessDenied');
    expect(a.refused(DANA, 'ListRoles')).toBe('accepted');
    a.ok(ADMIN, 'SetDefaultPolicyVersion', { PolicyArn, VersionId: 'v1' });
    expect(a.refused(DANA, 'ListUsers')).toBe('accepted');
    expect(a.refused(ADMIN, 'DeletePolicy', { PolicyArn })).toBe(
      'DeleteConflict: Cannot delete a policy attached to entities.',
    );
    a.ok(ADMIN, 'DetachUserPolicy', attach);
    expect(a.refused(ADMIN, 'DetachUserPolicy', attach)).toBe(
      `NoSuchEntity: Policy ${PolicyArn} was not found.`,
    );
    expect(a.refused(ADMIN, 'DeletePolicy', { PolicyArn })).toContain('more than one version');
    expect(a.refused(ADMIN, 'DeletePolicyVersion', { PolicyArn, VersionId: 'v1' })).toBe(
      'DeleteConflict: Cannot delete the default version of a policy.',
    );
    a.ok(ADMIN, 'DeletePolicyVersion', { PolicyArn, VersionId: 'v2' });
    a.ok(ADMIN, 'DeletePolicy', { PolicyArn });
  });

  it('have five versions and 6144 characters at most', () => {
    const a = testAccount();
    a.ok(ADMIN, 'CreatePolicy', { PolicyName: 'readers', PolicyDocument: allow('s3:*') });
    const more = { PolicyArn, PolicyDocument: allow('s3:*') };
    for (let i = 0; i < 4; i += 1) a.ok(ADMIN, 'CreatePolicyVersion', more);
    expect(a.refused(ADMIN, 'CreatePolicyVersion', more)).toContain(
      'LimitExceeded: A managed policy can have up to 5 versions.',
    );
    const long = allow(...Array.from({ length: 400 }, (_, i) => `s3:GetSomething${i}`));
    expect(a.refused(ADMIN, 'CreatePolicy', { PolicyName: 'long', PolicyDocument: long })).toBe(
      'LimitExceeded: Cannot exceed quota for PolicySize: 6144',
    );
  });

  it('of AWS are listed, shown and cannot be changed', () => {
    const a = testAccount();
    const arn = 'arn:aws:iam::aws:policy/AdministratorAccess';
    const version = a.ok(ADMIN, 'GetPolicyVersion', { PolicyArn: arn, VersionId: 'v1' });
    const { Document } = version['PolicyVersion'] as { Document: string };
    expect(JSON.parse(decodeURIComponent(Document))).toMatchObject({ Version: '2012-10-17' });
    expect(a.ok(ADMIN, 'ListPolicies', { Scope: 'Local' })['Policies']).toEqual([]);
    expect(a.ok(ADMIN, 'ListPolicies', { OnlyAttached: true })['Policies']).toMatchObject([
      { PolicyName: 'AdministratorAccess', AttachmentCount: 1 },
    ]);
    expect(a.refused(ADMIN, 'DeletePolicy', { PolicyArn: arn })).toContain('AccessDenied');
    expect(
      a.refused(ADMIN, 'AttachUserPolicy', {
        UserName: 'dana',
        PolicyArn: 'arn:aws:iam::aws:policy/NoSuchThing',
      }),
    ).toBe(
      'NoSuchEntity: Policy arn:aws:iam::aws:policy/NoSuchThing does not exist or is not attachable.',
    );
    const entities = a.ok(ADMIN, 'ListEntitiesForPolicy', { PolicyArn: arn });
    expect(entities['PolicyUsers']).toMatchObject([{ UserName: 'admin' }]);
  });
});

describe('inline policies, groups and boundaries', () => {
  it('groups hand their policies to their members', () => {
    const a = testAccount();
    a.ok(ADMIN, 'CreateGroup', { GroupName: 'readers' });
    a.ok(ADMIN, 'PutGroupPolicy', {
      GroupName: 'readers',
      PolicyName: 'list',
      PolicyDocument: allow('iam:ListUsers'),
    });
    const member = { GroupName: 'readers', UserName: 'dana' };
    a.ok(ADMIN, 'AddUserToGroup', member);
    expect(a.refused(DANA, 'ListUsers')).toBe('accepted');
    expect(a.ok(ADMIN, 'ListGroupsForUser', { UserName: 'dana' })['Groups']).toHaveLength(1);
    expect(a.ok(ADMIN, 'GetGroup', { GroupName: 'readers' })['Users']).toHaveLength(1);
    expect(a.refused(ADMIN, 'DeleteGroup', { GroupName: 'readers' })).toBe(
      'DeleteConflict: Cannot delete entity, must remove users from group first.',
    );
    expect(a.refused(ADMIN, 'RemoveUserFromGroup', { GroupName: 'x', UserName: 'y' })).toBe(
      'NoSuchEntity: The user with name y cannot be found.',
    );
    a.ok(ADMIN, 'RemoveUserFromGroup', member);
    expect(a.refused(DANA, 'ListUsers')).toContain('AccessDenied');
  });

  it('inline policies add up to 2048 characters for a user', () => {
    const a = testAccount();
    const text = allow(...Array.from({ length: 70 }, (_, i) => `s3:GetSome${i}`));
    const put = (PolicyName: string) =>
      a.refused(ADMIN, 'PutUserPolicy', { UserName: 'dana', PolicyName, PolicyDocument: text });
    expect(put('a')).toBe('accepted');
    expect(put('b')).toBe(
      'LimitExceeded: Maximum policy size of 2048 bytes exceeded for user dana',
    );
    const got = a.ok(ADMIN, 'GetUserPolicy', { UserName: 'dana', PolicyName: 'a' });
    expect(decodeURIComponent(String(got['PolicyDocument']))).toBe(text);
    expect(a.refused(ADMIN, 'GetUserPolicy', { UserName: 'dana', PolicyName: 'b' })).toBe(
      'NoSuchEntity: The user policy with name b cannot be found.',
    );
    expect(
      a.refused(ADMIN, 'PutUserPolicy', {
        UserName: 'dana',
        PolicyName: 'c',
        PolicyDocument: '{"Version":"2012-10-17"}',
      }),
    ).toBe('MalformedPolicyDocument: Syntax errors in policy.');
  });

  it('inline policies keep the case of their names and are not told apart by it', () => {
    const a = testAccount();
    const put = { UserName: 'dana', PolicyDocument: allow('s3:*') };
    a.ok(ADMIN, 'PutUserPolicy', { ...put, PolicyName: 'MixedName' });
    const replaced = { ...put, PolicyName: 'mixedname', PolicyDocument: deny('s3:*') };
    a.ok(ADMIN, 'PutUserPolicy', replaced);
    const names = () => a.ok(ADMIN, 'ListUserPolicies', { UserName: 'dana' })['PolicyNames'];
    expect(names()).toEqual(['MixedName']);
    const other = { UserName: 'dana', PolicyName: 'MIXEDNAME' };
    const got = a.ok(ADMIN, 'GetUserPolicy', other);
    expect(got['PolicyName']).toBe('MIXEDNAME');
    expect(decodeURIComponent(String(got['PolicyDocument']))).toBe(deny('s3:*'));
    a.ok(ADMIN, 'DeleteUserPolicy', other);
    expect(names()).toEqual([]);
  });

  it('managed policies are in use as boundaries too, unless the filter asks for one use alone', () => {
    const a = testAccount();
    const arnOf = (name: string) => `arn:aws:iam::${ACCOUNT}:policy/${name}`;
    for (const PolicyName of ['attached', 'boundary', 'unused']) {
      a.ok(ADMIN, 'CreatePolicy', { PolicyName, PolicyDocument: allow('s3:*') });
    }
    a.ok(ADMIN, 'AttachUserPolicy', { UserName: 'dana', PolicyArn: arnOf('attached') });
    const bound = { UserName: 'dana', PermissionsBoundary: arnOf('boundary') };
    a.ok(ADMIN, 'PutUserPermissionsBoundary', bound);
    const listed = (input: object) => {
      const { Policies } = a.ok(ADMIN, 'ListPolicies', { Scope: 'Local', ...input });
      return (Policies as { PolicyName: string }[]).map((policy) => policy.PolicyName);
    };
    const inUse = { OnlyAttached: true };
    expect(listed(inUse)).toEqual(['attached', 'boundary']);
    expect(listed({ ...inUse, PolicyUsageFilter: 'PermissionsPolicy' })).toEqual(['attached']);
    expect(listed({ ...inUse, PolicyUsageFilter: 'PermissionsBoundary' })).toEqual(['boundary']);
    expect(listed({ PolicyUsageFilter: 'PermissionsBoundary' })).toHaveLength(3);
    const users = (PolicyUsageFilter?: string) => {
      const input = { PolicyArn: arnOf('boundary') };
      const filter = PolicyUsageFilter === undefined ? {} : { PolicyUsageFilter };
      return a.ok(ADMIN, 'ListEntitiesForPolicy', { ...input, ...filter })['PolicyUsers'];
    };
    expect(users()).toHaveLength(1);
    expect(users('PermissionsBoundary')).toHaveLength(1);
    expect(users('PermissionsPolicy')).toHaveLength(0);
  });

  it('a boundary limits, and never grants', () => {
    const a = testAccount();
    a.ok(ADMIN, 'CreatePolicy', { PolicyName: 'readers', PolicyDocument: allow('iam:List*') });
    const bound = { UserName: 'dana', PermissionsBoundary: PolicyArn };
    a.ok(ADMIN, 'PutUserPermissionsBoundary', bound);
    expect(a.refused(DANA, 'ListUsers')).toContain('because no identity-based policy allows');
    a.ok(ADMIN, 'AttachUserPolicy', {
      UserName: 'dana',
      PolicyArn: 'arn:aws:iam::aws:policy/IAMFullAccess',
    });
    expect(a.refused(DANA, 'ListUsers')).toBe('accepted');
    expect(a.refused(DANA, 'CreateUser', { UserName: 'eve' })).toContain(
      'because no permissions boundary allows the iam:CreateUser action',
    );
    a.ok(ADMIN, 'DeleteUserPermissionsBoundary', { UserName: 'dana' });
    expect(a.refused(DANA, 'CreateUser', { UserName: 'eve' })).toBe('accepted');
  });

  it('a service control policy limits everybody, root too', () => {
    const a = testAccount({
      scps: [[allow('*')], [allow('*'), deny('iam:CreateUser')]],
      root: { keys: [{ id: 'AKIAROOTEXAMPLE00001' }] },
    });
    for (const key of [ADMIN, 'AKIAROOTEXAMPLE00001']) {
      expect(a.refused(key, 'CreateUser', { UserName: 'eve' })).toContain(
        'with an explicit deny in a service control policy',
      );
    }
  });

  it('tells what a principal may do without trying', () => {
    const a = testAccount();
    const answer = a.ok(ADMIN, 'SimulatePrincipalPolicy', {
      PolicySourceArn: `arn:aws:iam::${ACCOUNT}:user/admin`,
      ActionNames: ['s3:GetObject'],
    });
    expect(answer['EvaluationResults']).toMatchObject([{ EvalDecision: 'allowed' }]);
  });

  it('carry tags whose keys know case, unlike those of roles', () => {
    const a = testAccount();
    const Tags = [
      { Key: 'a', Value: '1' },
      { Key: 'A', Value: '2' },
    ];
    const asked = { PolicyName: 'readers', PolicyDocument: allow('s3:ListBucket') };
    expect(a.ok(ADMIN, 'CreatePolicy', { ...asked, Tags })['Policy']).toMatchObject({ Tags });
    const list = () => a.ok(ADMIN, 'ListPolicyTags', { PolicyArn })['Tags'];
    expect(list()).toEqual([Tags[1], Tags[0]]);
    a.ok(ADMIN, 'TagPolicy', { PolicyArn, Tags: [{ Key: 'a', Value: '' }] });
    a.ok(ADMIN, 'UntagPolicy', { PolicyArn, TagKeys: ['A'] });
    expect(list()).toEqual([{ Key: 'a', Value: '' }]);
    expect(a.refused(ADMIN, 'TagPolicy', { PolicyArn, Tags: [Tags[0], Tags[0]] })).toBe(
      'InvalidInput: Duplicate tag keys found.',
    );
    expect(a.refused(ADMIN, 'TagPolicy', { PolicyArn: `${PolicyArn}2`, Tags })).toBe(
      `NoSuchEntity: Policy ${PolicyArn}2 was not found.`,
    );
  });

  it('a version is missed in the same words whether or not its policy exists', () => {
    const a = testAccount();
    const VersionId = 'v4';
    expect(a.refused(ADMIN, 'SetDefaultPolicyVersion', { PolicyArn, VersionId })).toBe(
      `NoSuchEntity: Policy ${PolicyArn} version v4 does not exist or is not attachable.`,
    );
  });

  it('lists what an account does not have as empty', () => {
    const a = testAccount();
    expect(a.ok(ADMIN, 'ListOpenIDConnectProviders')).toEqual({ OpenIDConnectProviderList: [] });
    expect(a.ok(ADMIN, 'ListSAMLProviders')).toEqual({ SAMLProviderList: [] });
    expect(a.ok(ADMIN, 'ListServerCertificates')).toEqual({
      ServerCertificateMetadataList: [],
      IsTruncated: false,
    });
    const user = { UserName: 'dana' };
    const none = { IsTruncated: false };
    expect(a.ok(ADMIN, 'ListSSHPublicKeys', user)).toEqual({ SSHPublicKeys: [], ...none });
    expect(a.ok(ADMIN, 'ListSigningCertificates', user)).toEqual({ Certificates: [], ...none });
    expect(a.ok(ADMIN, 'ListServiceSpecificCredentials', user)).toEqual({
      ServiceSpecificCredentials: [],
      ...none,
    });
    expect(a.refused(ADMIN, 'ListSSHPublicKeys', { UserName: 'nobody' })).toBe(
      'NoSuchEntity: The user with name nobody cannot be found.',
    );
  });
});
