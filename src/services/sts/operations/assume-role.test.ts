import { describe, expect, it } from 'vitest';
import { ec2 } from '../../ec2/index.ts';
import { ACCOUNT, ADMIN, DANA, keyIn, START, testAccount } from '../../iam/testing/account.ts';

const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const dana = `arn:aws:iam::${ACCOUNT}:user/dana`;
const outsider = {
  account: '999988887777',
  arn: 'arn:aws:iam::999988887777:user/vendor',
  accessKeyId: 'AKIAVENDOREXAMPLE001',
  principalId: 'AIDAVENDOREXAMPLE0001',
};

function account() {
  return testAccount({
    roles: [
      { name: 'ops', trust: { aws: dana }, policies: ['ReadOnlyAccess'], maxSessionSeconds: 7200 },
      { name: 'deep', path: '/teams/a/', trust: { aws: [role('ops'), dana] } },
      { name: 'safe', trust: { aws: dana, needsMfa: true } },
      { name: 'web', trust: { service: 'ec2.amazonaws.com' }, isForInstances: true },
      { name: 'vendor', trust: { aws: '999988887777', externalId: 'larkfield-7' } },
    ],
    outsiders: [outsider],
  });
}

const take = (name: string, more: object = {}) => ({
  RoleArn: role(name),
  RoleSessionName: 'work',
  ...more,
});

describe('AssumeRole', () => {
  it('gives credentials that act as the role’s session', () => {
    const a = account();
    const answer = a.ok(DANA, 'sts.AssumeRole', take('ops'));
    expect(answer['AssumedRoleUser']).toMatchObject({
      Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/ops/work`,
    });
    expect(answer['Credentials']).toMatchObject({ Expiration: START + 3_600_000 });
    expect(a.ok(keyIn(answer), 'sts.GetCallerIdentity')).toMatchObject({
      Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/ops/work`,
      Account: ACCOUNT,
    });
  });

  it('is recorded as a read with the role as its resource', () => {
    const a = account();
    a.ok(DANA, 'sts.AssumeRole', take('ops'));
    expect(a.trail.at(-1)!.operation.trail.readOnly).toBe(true);
    expect(a.parts()).toEqual({
      resources: [{ accountId: ACCOUNT, type: 'AWS::IAM::Role', ARN: role('ops') }],
    });
  });

  it('drops the role’s path from the session’s ARN but keeps it in the issuer', () => {
    const a = account();
    const arn = `arn:aws:iam::${ACCOUNT}:role/teams/a/deep`;
    a.ok(DANA, 'sts.AssumeRole', { RoleArn: arn, RoleSessionName: 'ss' });
    const answer = a.ok(DANA, 'sts.AssumeRole', { RoleArn: arn, RoleSessionName: 'ss' });
    a.call(keyIn(answer), 'ListUsers');
    const { identity } = a.trail.at(-1)!;
    expect(identity.arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/deep/ss`);
    expect(identity.session?.issuer?.arn).toBe(arn);
  });

  it('is refused when the trust policy does not name the caller, whatever the caller’s policies', () => {
    const a = account();
    expect(a.refused(ADMIN, 'sts.AssumeRole', take('ops'))).toBe(
      `AccessDenied: User: arn:aws:iam::${ACCOUNT}:user/admin is not authorized to perform: sts:AssumeRole on resource: ${role('ops')}`,
    );
    expect(a.trail.at(-1)!.refusedAt).toBe('authorize');
    expect(a.refused(ADMIN, 'sts.AssumeRole', take('nobody'))).toContain('AccessDenied');
  });

  it('limits the duration to the role’s maximum, and chained sessions to an hour', () => {
    const a = account();
    expect(a.refused(DANA, 'sts.AssumeRole', take('ops', { DurationSeconds: 10_000 }))).toBe(
      'ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
    const first = keyIn(a.ok(DANA, 'sts.AssumeRole', take('ops', { DurationSeconds: 7200 })));
    const deep = { RoleArn: `arn:aws:iam::${ACCOUNT}:role/teams/a/deep`, RoleSessionName: 'ww' };
    expect(a.refused(first, 'sts.AssumeRole', deep)).toBe('accepted');
    expect(a.refused(DANA, 'sts.AssumeRole', take('ops', { DurationSeconds: 60 }))).toContain(
      'ValidationError',
    );
  });

  it('wants the second factor where the trust policy does', () => {
    const a = testAccount({
      users: [
        {
          name: 'eve',
          keys: [{ id: 'AKIAEVEEXAMPLE000001' }],
          mfa: [{ name: 'eve', code: '654321' }],
        },
      ],
      roles: [{ name: 'safe', trust: { aws: `arn:aws:iam::${ACCOUNT}:user/eve`, needsMfa: true } }],
    });
    const eve = 'AKIAEVEEXAMPLE000001';
    expect(a.refused(eve, 'sts.AssumeRole', take('safe'))).toContain('AccessDenied: User:');
    const SerialNumber = `arn:aws:iam::${ACCOUNT}:mfa/eve`;
    expect(
      a.refused(eve, 'sts.AssumeRole', take('safe', { SerialNumber, TokenCode: '000000' })),
    ).toBe('AccessDenied: MultiFactorAuthentication failed with invalid MFA one time pass code. ');
    const given = take('safe', { SerialNumber, TokenCode: '654321' });
    const answer = a.ok(eve, 'sts.AssumeRole', given);
    a.call(keyIn(answer), 'ListUsers');
    expect(a.trail.at(-1)!.identity.session?.mfaAuthenticated).toBe(true);
  });

  it('lets a vendor in with the external id only', () => {
    const a = account();
    const vendor = outsider.accessKeyId;
    expect(a.refused(vendor, 'sts.AssumeRole', take('vendor'))).toContain('AccessDenied');
    const ok = a.ok(vendor, 'sts.AssumeRole', take('vendor', { ExternalId: 'larkfield-7' }));
    expect(a.trail.at(-1)!.identity).toMatchObject({
      type: 'AWSAccount',
      accountId: '999988887777',
      principalId: 'AIDAVENDOREXAMPLE0001',
    });
    expect(ok['AssumedRoleUser']).toBeDefined();
  });

  it('answers a service, which then acts with the minted key', () => {
    const a = account();
    const ec2 = { kind: 'service', principal: 'ec2.amazonaws.com' } as const;
    const RoleSessionName = 'i-0a1b2c3d4e5f60718';
    const answer = a.ok(ec2, 'sts.AssumeRole', take('web', { RoleSessionName }));
    expect(answer['AssumedRoleUser']).toBeUndefined();
    const instance = { ...ec2, roleName: 'web', sessionName: RoleSessionName } as const;
    a.call(instance, 'sts.GetCallerIdentity');
    expect(a.trail.at(-1)!.identity).toMatchObject({
      type: 'AssumedRole',
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/web/${RoleSessionName}`,
      accessKeyId: (answer['Credentials'] as { AccessKeyId: string }).AccessKeyId,
      session: { ec2RoleDelivery: '2.0' },
    });
  });

  it('shrinks the role by session policies', () => {
    const a = account();
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
    });
    const session = keyIn(a.ok(DANA, 'sts.AssumeRole', take('ops', { Policy })));
    expect(a.refused(session, 'ListUsers')).toContain('because no session policy allows');
    expect(a.refused(DANA, 'sts.AssumeRole', take('ops', { Policy: '{' }))).toContain(
      'MalformedPolicyDocument',
    );
  });

  it('is refused to root, and to what is no ARN of a role', () => {
    const a = testAccount({ root: { keys: [{ id: 'AKIAROOTEXAMPLE00001' }] } });
    expect(a.refused('AKIAROOTEXAMPLE00001', 'sts.AssumeRole', take('ops'))).toBe(
      'AccessDenied: Roles may not be assumed by root accounts.',
    );
    const odd = { RoleArn: 'arn:aws:iam::thing-of-no-kind', RoleSessionName: 'xx' };
    expect(a.refused(DANA, 'sts.AssumeRole', odd)).toBe(
      'ValidationError: arn:aws:iam::thing-of-no-kind is invalid',
    );
  });

  it('expires', () => {
    const a = account();
    const session = keyIn(a.ok(DANA, 'sts.AssumeRole', take('ops')));
    a.world.advance(START + 3_600_000);
    expect(a.refused(session, 'sts.GetCallerIdentity')).toBe(
      'ExpiredToken: The security token included in the request is expired',
    );
    a.world.advance(START + 48 * 3_600_000);
    expect(a.state.sessions.size).toBe(0);
    expect(a.world.nextInstant()).toBeNull();
  });
});

describe('GetSessionToken and GetFederationToken', () => {
  it('the session cannot call IAM unless MFA was given', () => {
    const a = account();
    const plain = keyIn(a.ok(ADMIN, 'sts.GetSessionToken'));
    expect(a.refused(plain, 'ListUsers')).toBe(
      'InvalidClientTokenId: The security token included in the request is invalid.',
    );
    const SerialNumber = `arn:aws:iam::${ACCOUNT}:mfa/admin`;
    const strong = keyIn(a.ok(ADMIN, 'sts.GetSessionToken', { SerialNumber, TokenCode: '123456' }));
    expect(a.refused(strong, 'ListUsers')).not.toContain('InvalidClientTokenId');
    expect(a.refused(plain, 'sts.GetSessionToken')).toBe(
      'AccessDenied: Cannot call GetSessionToken with session credentials',
    );
  });

  it('a federated user has the user’s rights within the session policy', () => {
    const a = account();
    const answer = a.ok(ADMIN, 'sts.GetFederationToken', { Name: 'lee' });
    expect(answer['PackedPolicySize']).toBe(0);
    expect(answer['FederatedUser']).toEqual({
      FederatedUserId: `${ACCOUNT}:lee`,
      Arn: `arn:aws:sts::${ACCOUNT}:federated-user/lee`,
    });
    expect(a.refused(keyIn(answer), 'sts.GetAccessKeyInfo', { AccessKeyId: DANA })).toContain(
      'because no session policy allows the sts:GetAccessKeyInfo action',
    );
  });
});

describe('DecodeAuthorizationMessage', () => {
  it('tells who was denied what, from the text that EC2 answers', () => {
    const a = testAccount({}, [ec2]);
    a.ok(ADMIN, 'AttachUserPolicy', {
      UserName: 'dana',
      PolicyArn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess',
    });
    const denied = a.refused(DANA, 'ec2.StopInstances', { InstanceIds: ['i-0f1e2d3c4b5a69780'] });
    const [, EncodedMessage] = /Encoded authorization failure message: (\S+)$/.exec(denied)!;
    const { DecodedMessage } = a.ok(ADMIN, 'sts.DecodeAuthorizationMessage', { EncodedMessage });
    expect(JSON.parse(DecodedMessage as string)).toMatchObject({
      allowed: false,
      context: { action: 'ec2:StopInstances', principal: { arn: dana } },
    });
    expect(a.refused(ADMIN, 'sts.DecodeAuthorizationMessage', { EncodedMessage: 'abc' })).toBe(
      'InvalidAuthorizationMessageException: Message is not valid',
    );
    expect(a.refused(DANA, 'sts.DecodeAuthorizationMessage', { EncodedMessage })).toContain(
      'is not authorized to perform: sts:DecodeAuthorizationMessage',
    );
  });
});
