import { describe, expect, it } from 'vitest';
import { ADMIN, DANA, START, testAccount } from '../../testing/account.ts';

describe('access keys', () => {
  it('are two at most', () => {
    const a = testAccount();
    const { AccessKey } = a.ok(ADMIN, 'CreateAccessKey', { UserName: 'dana' }) as {
      AccessKey: Record<string, string>;
    };
    expect(AccessKey).toMatchObject({ UserName: 'dana', Status: 'Active', CreateDate: START });
    expect(AccessKey['AccessKeyId']).toMatch(/^AKIA[A-Z2-7]{16}$/);
    expect(AccessKey['SecretAccessKey']).toHaveLength(40);
    expect(a.ok(AccessKey['AccessKeyId']!, 'sts.GetCallerIdentity')['Arn']).toContain('dana');
    expect(a.refused(ADMIN, 'CreateAccessKey', { UserName: 'dana' })).toBe(
      'LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2',
    );
    const listed = a.ok(ADMIN, 'ListAccessKeys', { UserName: 'dana' })['AccessKeyMetadata'];
    expect(listed).toHaveLength(2);
    expect(JSON.stringify(listed)).not.toContain('Secret');
  });

  it('open nothing while they are inactive, nor once they are gone', () => {
    const a = testAccount();
    const key = { UserName: 'dana', AccessKeyId: DANA };
    const invalid = 'InvalidClientTokenId: The security token included in the request is invalid.';
    a.ok(ADMIN, 'UpdateAccessKey', { ...key, Status: 'Inactive' });
    expect(a.refused(DANA, 'sts.GetCallerIdentity')).toBe(invalid);
    a.ok(ADMIN, 'UpdateAccessKey', { ...key, Status: 'Active' });
    expect(a.refused(DANA, 'sts.GetCallerIdentity')).toBe('accepted');
    a.ok(ADMIN, 'DeleteAccessKey', key);
    expect(a.refused(DANA, 'sts.GetCallerIdentity')).toBe(invalid);
    expect(a.refused(ADMIN, 'DeleteAccessKey', key)).toBe(
      `NoSuchEntity: The Access Key with id ${DANA} cannot be found.`,
    );
    const before = a.trail.length;
    a.call('AKIANOBODYSKEY000001', 'ListUsers');
    expect(a.trail).toHaveLength(before);
  });

  it('remember when and where they were last used', () => {
    const a = testAccount();
    expect(a.ok(ADMIN, 'GetAccessKeyLastUsed', { AccessKeyId: DANA })).toEqual({
      UserName: 'dana',
      AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' },
    });
    a.call(DANA, 'sts.GetCallerIdentity');
    expect(a.ok(ADMIN, 'GetAccessKeyLastUsed', { AccessKeyId: DANA })).toMatchObject({
      AccessKeyLastUsed: { LastUsedDate: START, ServiceName: 'sts', Region: 'eu-west-1' },
    });
    expect(a.refused(ADMIN, 'GetAccessKeyLastUsed', { AccessKeyId: 'AKIANOBODYSKEY000001' })).toBe(
      'AccessDenied: User: arn:aws:iam::111122223333:user/admin is not authorized to perform: iam:GetAccessKeyLastUsed on resource: access key AKIANOBODYSKEY000001',
    );
  });

  it('let a user manage the own ones where ${aws:username} says so', () => {
    const own = {
      Effect: 'Allow',
      Action: 'iam:*AccessKey*',
      Resource: 'arn:aws:iam::*:user/${aws:username}',
    };
    const inline = { own: { Version: '2012-10-17', Statement: [own] } };
    const a = testAccount({
      users: [{ name: 'eve', keys: [{ id: 'AKIAEVEEXAMPLE000001' }], inline }],
    });
    expect(a.refused('AKIAEVEEXAMPLE000001', 'CreateAccessKey')).toBe('accepted');
    expect(a.refused('AKIAEVEEXAMPLE000001', 'CreateAccessKey', { UserName: 'dana' })).toContain(
      'iam:CreateAccessKey on resource: user dana because no identity-based policy',
    );
  });
});
