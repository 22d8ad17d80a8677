import { describe, expect, it } from 'vitest';
import type { CallRequest, Credential, Params } from '../../src/gateway/call.ts';
import { recordsBetween } from '../../src/services/cloudtrail/views/records-between.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import { openWorld, type World } from '../../src/world/world.ts';

/**
 * Records of identity as genuine ones are put together: which fields, in which order. The lists
 * were compared with genuine records field by field ("CloudTrail record contents").
 */
const ACCOUNT = '111122223333';
const KEY = 'AKIAIOSFODNN7EXAMPLE';
const HEAD = 'eventVersion userIdentity eventTime eventSource eventName awsRegion';
const HEAD_FROM = `${HEAD} sourceIPAddress userAgent`;
const TAIL = 'eventType managementEvent recipientAccountId';

function account(): World {
  const user = `arn:aws:iam::${ACCOUNT}:user/ci`;
  const iam = {
    users: [{ name: 'ci', keys: [{ id: KEY }], password: 'Console-Word-1' }],
    roles: [
      { name: 'ops', trust: { aws: user } },
      { name: 'web', trust: { service: 'ec2.amazonaws.com' } },
    ],
  };
  const spec = {
    id: 'records',
    version: '1',
    account: ACCOUNT,
    homeRegion: 'eu-west-1',
    start: 1_772_431_200_000,
    historyDays: 0,
    regions: { 'us-east-1': { iam } },
    residents: {},
    modulations: [],
  };
  return openWorld(spec, 7, { ...FITTINGS, residents: [] });
}

function send(world: World, name: string, request: Partial<CallRequest>): void {
  const [service = '', operation = ''] = name.split('.');
  world.submit({
    service,
    operation,
    region: 'us-east-1',
    params: {},
    credential: { kind: 'key', accessKeyId: KEY },
    via: 'cli',
    userAgent: 'aws-cli/2.17.32',
    sourceIp: '198.51.100.23',
    ...request,
  });
}

function lastRecord(world: World): Params {
  return recordsBetween(world.context('cloudtrail') as never).at(-1)!;
}

const fields = (record: unknown): string => Object.keys(record as object).join(' ');

function recordOf(name: string, params: Params, request: Partial<CallRequest> = {}): Params {
  const world = account();
  send(world, name, { params, ...request });
  return lastRecord(world);
}

const nobody: Credential = { kind: 'anonymous' };
const browser = { credential: nobody, via: 'console', userAgent: 'Mozilla/5.0 (Windows)' } as const;
const ops = { RoleArn: `arn:aws:iam::${ACCOUNT}:role/ops`, RoleSessionName: 'maint-0303' };

describe('records of identity', () => {
  it('a denied call of a long-term key loses its parameters', () => {
    const record = recordOf('iam.ListUsers', { MaxItems: 5 });
    expect(fields(record)).toBe(
      `${HEAD_FROM} errorCode errorMessage requestParameters responseElements ` +
        `requestID eventID readOnly ${TAIL} eventCategory tlsDetails`,
    );
    expect(fields(record['userIdentity'])).toBe(
      'type principalId arn accountId accessKeyId userName',
    );
    expect(record).toMatchObject({ errorCode: 'AccessDenied', requestParameters: null });
  });

  it('a mint keeps key and token, never the secret, and names the role', () => {
    const record = recordOf('sts.AssumeRole', ops);
    expect(fields(record)).toBe(
      `${HEAD_FROM} requestParameters responseElements requestID eventID readOnly resources ` +
        `${TAIL} eventCategory tlsDetails`,
    );
    const answer = record['responseElements'] as Record<string, object>;
    expect(fields(answer)).toBe('credentials assumedRoleUser');
    expect(fields(answer['credentials'])).toBe('accessKeyId sessionToken expiration');
    expect(answer['credentials']).toMatchObject({ expiration: 'Mar 2, 2026, 7:00:00 AM' });
    expect(record).toMatchObject({
      readOnly: true,
      requestParameters: { roleArn: ops.RoleArn, roleSessionName: 'maint-0303' },
      resources: [{ accountId: ACCOUNT, type: 'AWS::IAM::Role', ARN: ops.RoleArn }],
    });
  });

  it('the session’s calls carry the key that was minted', () => {
    const world = account();
    send(world, 'sts.AssumeRole', { params: ops });
    const minted = lastRecord(world)['responseElements'] as Record<string, Record<string, string>>;
    const accessKeyId = minted['credentials']!['accessKeyId']!;
    world.advance(world.now + 1_000);
    send(world, 'iam.ListUsers', { credential: { kind: 'key', accessKeyId } });
    const identity = lastRecord(world)['userIdentity'] as Record<string, object>;
    expect(fields(identity)).toBe('type principalId arn accountId accessKeyId sessionContext');
    expect(identity).toMatchObject({
      type: 'AssumedRole',
      accessKeyId,
      sessionContext: {
        sessionIssuer: { type: 'Role', userName: 'ops' },
        attributes: { creationDate: '2026-03-02T06:00:00Z', mfaAuthenticated: 'false' },
      },
    });
  });

  it('a failed sign-in has a message without a code, and no ARN', () => {
    const record = recordOf('signin.ConsoleLogin', { UserName: 'ci', Password: 'no' }, browser);
    expect(fields(record)).toBe(
      `${HEAD_FROM} errorMessage requestParameters responseElements additionalEventData ` +
        `eventID readOnly ${TAIL} eventCategory tlsDetails`,
    );
    expect(fields(record['userIdentity'])).toBe('type principalId accountId accessKeyId userName');
    expect(fields(record['additionalEventData'])).toBe('LoginTo MobileVersion MFAUsed');
    expect(record).toMatchObject({
      eventType: 'AwsConsoleSignIn',
      errorMessage: 'Failed authentication',
      responseElements: { ConsoleLogin: 'Failure' },
      readOnly: false,
    });
    expect(JSON.stringify(record)).not.toContain('Password');
  });

  it('a service that mints shows itself only, and no assumedRoleUser', () => {
    const principal = 'ec2.amazonaws.com';
    const record = recordOf(
      'sts.AssumeRole',
      { RoleArn: `arn:aws:iam::${ACCOUNT}:role/web`, RoleSessionName: 'i-0f1e2d3c4b5a69788' },
      {
        credential: { kind: 'service', principal },
        via: 'service',
        userAgent: principal,
        sourceIp: principal,
      },
    );
    expect(fields(record)).toBe(
      `${HEAD_FROM} requestParameters responseElements requestID eventID readOnly resources ` +
        `${TAIL} sharedEventID eventCategory`,
    );
    expect(record['userIdentity']).toEqual({ type: 'AWSService', invokedBy: principal });
    expect(fields(record['responseElements'])).toBe('credentials');
  });

  it('a console session’s call says so', () => {
    const world = account();
    const signIn = { UserName: 'ci', Password: 'Console-Word-1' };
    send(world, 'signin.ConsoleLogin', { ...browser, params: signIn });
    const session = [...(world.context('iam').state as { sessions: Map<string, object> }).sessions];
    const accessKeyId = session[0]![0];
    world.advance(world.now + 1_000);
    const credential = { kind: 'key', accessKeyId } as const;
    send(world, 'iam.ListUsers', { credential, via: 'console', userAgent: 'AWS Internal' });
    const record = lastRecord(world);
    expect(record['sessionCredentialFromConsole']).toBe('true');
    expect(record['tlsDetails']).toBeUndefined();
    expect(fields(record['userIdentity'])).toBe(
      'type principalId arn accountId accessKeyId userName sessionContext',
    );
  });
});
