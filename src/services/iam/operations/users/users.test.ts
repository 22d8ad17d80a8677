import { describe, expect, it } from 'vitest';
import { ACCOUNT, ADMIN, DANA, keyIn, START, testAccount } from '../../testing/account.ts';

const userArn = (name: string) => `arn:aws:iam::${ACCOUNT}:user/${name}`;
const allowAll = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

describe('users', () => {
  it('are made, shown, listed and deleted', () => {
    const a = testAccount();
    const made = a.ok(ADMIN, 'CreateUser', {
      UserName: 'eve',
      Path: '/teams/',
      Tags: [{ Key: 'team', Value: 'web' }],
    });
    expect(made['User']).toEqual({
      Path: '/teams/',
      UserName: 'eve',
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/) as string,
      Arn: userArn('teams/eve'),
      CreateDate: START,
      Tags: [{ Key: 'team', Value: 'web' }],
    });
    expect(a.ok(ADMIN, 'GetUser', { UserName: 'eve' })).toEqual(made);
    expect(a.ok(ADMIN, 'ListUsers', { PathPrefix: '/teams/' })['Users']).toHaveLength(1);
    a.ok(ADMIN, 'DeleteUser', { UserName: 'eve' });
    expect(a.refused(ADMIN, 'GetUser', { UserName: 'eve' })).toBe(
      'NoSuchEntity: The user with name eve cannot be found.',
    );
  });

  it('have names that differ by more than their case', () => {
    const a = testAccount();
    expect(a.refused(ADMIN, 'CreateUser', { UserName: 'Dana' })).toBe(
      'EntityAlreadyExists: User with name Dana already exists.',
    );
    expect(a.refused(ADMIN, 'CreateUser', { UserName: '__proto__' })).toBe('accepted');
    expect(a.ok(ADMIN, 'GetUser', { UserName: '__proto__' })['User']).toMatchObject({
      UserName: '__proto__',
    });
  });

  it('cannot be deleted while something is left of them', () => {
    const a = testAccount();
    const conflict = (what: string) => `DeleteConflict: Cannot delete entity, must ${what} first.`;
    const remove = () => a.refused(ADMIN, 'DeleteUser', { UserName: 'dana' });
    a.ok(ADMIN, 'PutUserPolicy', {
      UserName: 'dana',
      PolicyName: 'all',
      PolicyDocument: allowAll,
    });
    expect(remove()).toBe(conflict('delete login profile'));
    a.ok(ADMIN, 'DeleteLoginProfile', { UserName: 'dana' });
    expect(remove()).toBe(conflict('delete access keys'));
    a.ok(ADMIN, 'DeleteAccessKey', { UserName: 'dana', AccessKeyId: DANA });
    expect(remove()).toBe(conflict('delete policies'));
    a.ok(ADMIN, 'DeleteUserPolicy', { UserName: 'dana', PolicyName: 'all' });
    expect(remove()).toBe('accepted');
  });

  it('keep keys and sessions when they are renamed', () => {
    const a = testAccount();
    a.ok(ADMIN, 'UpdateUser', { UserName: 'dana', NewUserName: 'danielle', NewPath: '/x/' });
    expect(a.ok(DANA, 'sts.GetCallerIdentity')['Arn']).toBe(userArn('x/danielle'));
    expect(a.refused(ADMIN, 'UpdateUser', { UserName: 'danielle', NewUserName: 'ADMIN' })).toBe(
      'EntityAlreadyExists: User with name ADMIN already exists.',
    );
  });

  it('come in pages', () => {
    const a = testAccount();
    for (const name of ['b1', 'b2', 'b3']) a.ok(ADMIN, 'CreateUser', { UserName: name });
    const first = a.ok(ADMIN, 'ListUsers', { MaxItems: 3 });
    expect(first['IsTruncated']).toBe(true);
    const second = a.ok(ADMIN, 'ListUsers', { MaxItems: 3, Marker: first['Marker'] });
    const names = [first, second].flatMap((page) =>
      (page['Users'] as { UserName: string }[]).map((user) => user.UserName),
    );
    expect(names).toEqual(['admin', 'b1', 'b2', 'b3', 'dana']);
    expect(second['IsTruncated']).toBe(false);
  });

  it('are denied what no policy allows, in IAM’s words', () => {
    const a = testAccount();
    expect(a.refused(DANA, 'ListUsers')).toBe(
      `AccessDenied: User: ${userArn('dana')} is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::${ACCOUNT}:user/ because no identity-based policy allows the iam:ListUsers action`,
    );
    expect(a.refused(DANA, 'GetUser', { UserName: 'admin' })).toContain(
      'iam:GetUser on resource: user admin because',
    );
    expect(a.refused(DANA, 'GetUser')).toContain('iam:GetUser on resource: user dana because');
    expect(a.refused(DANA, 'CreateUser', { UserName: 'eve' })).toContain(
      `iam:CreateUser on resource: ${userArn('eve')} because`,
    );
    expect(a.trail.every((entry) => entry.refusedAt === 'authorize')).toBe(true);
  });

  it('must be named by callers who are none', () => {
    const a = testAccount({
      roles: [{ name: 'ops', trust: { aws: userArn('dana') }, policies: ['IAMReadOnlyAccess'] }],
      root: { keys: [{ id: 'AKIAROOTEXAMPLE00001' }] },
    });
    const ops = keyIn(
      a.ok(DANA, 'sts.AssumeRole', {
        RoleArn: `arn:aws:iam::${ACCOUNT}:role/ops`,
        RoleSessionName: 'dana',
      }),
    );
    expect(a.refused(ops, 'GetUser')).toBe(
      'ValidationError: Must specify userName when calling with non-User credentials',
    );
    expect(a.ok('AKIAROOTEXAMPLE00001', 'GetUser')['User']).toMatchObject({
      UserId: ACCOUNT,
      Arn: `arn:aws:iam::${ACCOUNT}:root`,
    });
  });
});

describe('tags', () => {
  it('ignore case, and grant by aws:PrincipalTag', () => {
    const a = testAccount();
    const tag = (Key: string, Value: string) =>
      a.refused(ADMIN, 'TagUser', { UserName: 'dana', Tags: [{ Key, Value }] });
    tag('Team', 'db');
    tag('team', 'web');
    expect(a.ok(ADMIN, 'ListUserTags', { UserName: 'dana' })['Tags']).toEqual([
      { Key: 'team', Value: 'web' },
    ]);
    const Condition = { StringEquals: { 'aws:PrincipalTag/team': 'web' } };
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*', Condition }],
    });
    a.ok(ADMIN, 'PutUserPolicy', { UserName: 'dana', PolicyName: 'tagged', PolicyDocument });
    expect(a.refused(DANA, 'ListUsers')).toBe('accepted');
    a.ok(ADMIN, 'UntagUser', { UserName: 'dana', TagKeys: ['TEAM'] });
    expect(a.refused(DANA, 'ListUsers')).toContain('AccessDenied');
    const twice = [
      { Key: 'a', Value: '1' },
      { Key: 'A', Value: '2' },
    ];
    expect(a.refused(ADMIN, 'TagUser', { UserName: 'dana', Tags: twice })).toBe(
      'InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    );
  });
});
