import { describe, expect, it } from 'vitest';
import { ACCOUNT, ADMIN, DANA, START, testAccount } from '../../testing/account.ts';

const dana = `arn:aws:iam::${ACCOUNT}:user/dana`;
const trust = (principal: object, more: object = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...more }],
  });
const take = { RoleArn: `arn:aws:iam::${ACCOUNT}:role/ops`, RoleSessionName: 'work' };

describe('roles', () => {
  it('answer with the trust policy percent-encoded', () => {
    const a = testAccount();
    const document = trust({ AWS: dana });
    const made = a.ok(ADMIN, 'CreateRole', {
      RoleName: 'ops',
      AssumeRolePolicyDocument: document,
    });
    expect(made['Role']).toEqual({
      Path: '/',
      RoleName: 'ops',
      RoleId: expect.stringMatching(/^AROA/) as string,
      Arn: `arn:aws:iam::${ACCOUNT}:role/ops`,
      CreateDate: START,
      AssumeRolePolicyDocument: encodeURIComponent(document),
    });
    expect(a.ok(ADMIN, 'GetRole', { RoleName: 'ops' })['Role']).toMatchObject({
      MaxSessionDuration: 3600,
      RoleLastUsed: {},
    });
  });

  it('cannot be assumed in their first 8 to 12 seconds', () => {
    const a = testAccount();
    a.ok(ADMIN, 'CreateRole', {
      RoleName: 'ops',
      AssumeRolePolicyDocument: trust({ AWS: dana }),
    });
    a.world.advance(START + 7_999);
    expect(a.refused(DANA, 'sts.AssumeRole', take)).toContain('AccessDenied');
    a.world.advance(START + 12_000);
    expect(a.refused(DANA, 'sts.AssumeRole', take)).toBe('accepted');
  });

  it('refuse trust policies in AWS’s words', () => {
    const a = testAccount();
    const make = (AssumeRolePolicyDocument: string) =>
      a.refused(ADMIN, 'CreateRole', { RoleName: 'ops', AssumeRolePolicyDocument });
    expect(make('{')).toBe('MalformedPolicyDocument: This policy contains invalid Json');
    expect(make(trust({ AWS: `arn:aws:iam::${ACCOUNT}:user/nobody` }))).toBe(
      `MalformedPolicyDocument: Invalid principal in policy: "AWS":"arn:aws:iam::${ACCOUNT}:user/nobody"`,
    );
    expect(make(trust({ AWS: dana }, { Resource: '*' }))).toBe(
      'MalformedPolicyDocument: Has prohibited field Resource',
    );
    const many = Array.from({ length: 80 }, (_, i) => `service-${1000 + i}.amazonaws.com`);
    expect(make(trust({ Service: many }))).toBe(
      'LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048',
    );
  });

  it('remember whom they trust by id: a new user of the same name is not trusted', () => {
    const a = testAccount({ roles: [{ name: 'ops', trust: { aws: dana } }] });
    expect(a.refused(DANA, 'sts.AssumeRole', take)).toBe('accepted');
    a.ok(ADMIN, 'DeleteLoginProfile', { UserName: 'dana' });
    a.ok(ADMIN, 'DeleteAccessKey', { UserName: 'dana', AccessKeyId: DANA });
    a.ok(ADMIN, 'DeleteUser', { UserName: 'dana' });
    a.ok(ADMIN, 'CreateUser', { UserName: 'dana' });
    const { AccessKey } = a.ok(ADMIN, 'CreateAccessKey', { UserName: 'dana' }) as {
      AccessKey: { AccessKeyId: string };
    };
    expect(a.refused(AccessKey.AccessKeyId, 'sts.AssumeRole', take)).toContain('AccessDenied');
    const role = a.ok(ADMIN, 'GetRole', { RoleName: 'ops' })['Role'] as Record<string, string>;
    expect(decodeURIComponent(role['AssumeRolePolicyDocument']!)).toMatch(/"AWS":"AIDA/);
    a.ok(ADMIN, 'UpdateAssumeRolePolicy', {
      RoleName: 'ops',
      PolicyDocument: trust({ AWS: dana }),
    });
    expect(a.refused(AccessKey.AccessKeyId, 'sts.AssumeRole', take)).toBe('accepted');
  });

  it('of a service cannot be changed by anybody', () => {
    const a = testAccount();
    const AWSServiceName = 'autoscaling.amazonaws.com';
    const made = a.ok(ADMIN, 'CreateServiceLinkedRole', { AWSServiceName });
    expect(made['Role']).toMatchObject({
      Arn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/${AWSServiceName}/AWSServiceRoleForAutoScaling`,
    });
    expect(a.refused(ADMIN, 'CreateServiceLinkedRole', { AWSServiceName })).toContain(
      'InvalidInput: Service role name AWSServiceRoleForAutoScaling has been taken',
    );
    expect(a.refused(ADMIN, 'DeleteRole', { RoleName: 'AWSServiceRoleForAutoScaling' })).toContain(
      "UnmodifiableEntity: Cannot perform the operation on the protected role 'AWSServiceRoleForAutoScaling'",
    );
  });

  it('go with their sessions, and only out of instance profiles', () => {
    const a = testAccount({ roles: [{ name: 'ops', trust: { aws: dana }, isForInstances: true }] });
    const answer = a.ok(DANA, 'sts.AssumeRole', take);
    const id = (answer['Credentials'] as { AccessKeyId: string }).AccessKeyId;
    expect(a.refused(ADMIN, 'DeleteRole', { RoleName: 'ops' })).toBe(
      'DeleteConflict: Cannot delete entity, must remove roles from instance profile first.',
    );
    const profile = { InstanceProfileName: 'ops' };
    expect(a.refused(ADMIN, 'DeleteInstanceProfile', profile)).toContain('DeleteConflict');
    expect(a.refused(ADMIN, 'AddRoleToInstanceProfile', { ...profile, RoleName: 'ops' })).toBe(
      'LimitExceeded: Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
    );
    a.ok(ADMIN, 'RemoveRoleFromInstanceProfile', { ...profile, RoleName: 'ops' });
    a.ok(ADMIN, 'DeleteRole', { RoleName: 'ops' });
    expect(a.refused(id, 'sts.GetCallerIdentity')).toContain('InvalidClientTokenId');
    a.ok(ADMIN, 'DeleteInstanceProfile', profile);
  });

  it('stop being trusted sessions by a deny on older tokens', () => {
    const a = testAccount({
      roles: [{ name: 'ops', trust: { aws: dana }, policies: ['IAMReadOnlyAccess'] }],
    });
    const { Credentials } = a.ok(DANA, 'sts.AssumeRole', take) as {
      Credentials: { AccessKeyId: string };
    };
    a.world.advance(START + 60_000);
    a.ok(ADMIN, 'PutRolePolicy', {
      RoleName: 'ops',
      PolicyName: 'AWSRevokeOlderSessions',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Action: ['*'],
            Resource: ['*'],
            Condition: { DateLessThan: { 'aws:TokenIssueTime': '2026-03-02T06:01:00Z' } },
          },
        ],
      }),
    });
    expect(a.refused(Credentials.AccessKeyId, 'ListUsers')).toContain(
      'with an explicit deny in an identity-based policy',
    );
    const again = a.ok(DANA, 'sts.AssumeRole', take) as { Credentials: { AccessKeyId: string } };
    expect(a.refused(again.Credentials.AccessKeyId, 'ListUsers')).toBe('accepted');
  });
});
