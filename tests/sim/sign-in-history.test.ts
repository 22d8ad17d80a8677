/** Sign-in attempts, from IAM's verdict to what Event history finds. */
import { describe, expect, it } from 'vitest';
import type { CallRequest } from '../../src/gateway/call.ts';
import { MODEL_LAWS } from '../../src/aws/model/check.ts';
import { cloudtrail, trailQuery, type TrailReader } from '../../src/services/cloudtrail/index.ts';
import { iam } from '../../src/services/iam/index.ts';
import { signin } from '../../src/services/signin/index.ts';
import { sts } from '../../src/services/sts/index.ts';
import { openWorld, type World } from '../../src/world/world.ts';

const START = 1_772_431_200_000;
const users = [
  {
    name: 'dora',
    password: 'Sunflower-2026',
    policies: ['AdministratorAccess'],
    keys: [{ id: 'AKIADORAEXAMPLE00001' }],
  },
];
const roles = [{ name: 'auditors', trust: { aws: 'arn:aws:iam::111122223333:root' } }];

function world(): World {
  const spec = {
    id: 'sign-in',
    version: '1',
    account: '111122223333',
    homeRegion: 'eu-west-1',
    start: START,
    historyDays: 0,
    regions: { 'us-east-1': { iam: { users, roles } }, 'eu-west-1': {} },
    residents: {},
    modulations: [],
  };
  return openWorld(spec, 7, {
    services: [cloudtrail, iam, signin, sts],
    residents: [],
    model: MODEL_LAWS,
  });
}

function attempt(account: World, UserName: string, Password: string): boolean {
  const { ok } = account.submit({
    service: 'signin',
    operation: 'ConsoleLogin',
    region: 'us-east-1',
    params: { UserName, Password },
    credential: { kind: 'anonymous' },
    via: 'console',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
    sourceIp: '203.0.113.61',
  });
  return ok;
}

describe('sign-in attempts', () => {
  const account = world();
  const results = [
    attempt(account, 'dora', 'guess'),
    attempt(account, 'nobody-here', 'guess'),
    attempt(account, 'dora', 'Sunflower-2026'),
  ];
  account.advance(START + 20 * 60_000);

  it('are found by the name of the user, failed or not', () => {
    expect(results).toEqual([false, false, true]);
    const outcome = account.peek({
      service: 'cloudtrail',
      operation: 'LookupEvents',
      params: { LookupAttributes: [{ AttributeKey: 'Username', AttributeValue: 'dora' }] },
      region: 'us-east-1',
    });
    const events = outcome.ok ? (outcome.result['Events'] as Record<string, string>[]) : [];
    const answers = events.map(
      ({ CloudTrailEvent }) =>
        (JSON.parse(CloudTrailEvent!) as { responseElements: object }).responseElements,
    );
    expect(answers).toEqual([{ ConsoleLogin: 'Success' }, { ConsoleLogin: 'Failure' }]);
  });

  it('of an unknown user hide the name, and no password is kept anywhere', () => {
    const reader = account.context('cloudtrail') as unknown as TrailReader;
    const { rows } = trailQuery(reader, { limit: 10, eventName: 'ConsoleLogin' });
    expect(rows.map(({ who }) => who.label)).toEqual([
      'dora',
      'HIDDEN_DUE_TO_SECURITY_REASONS',
      'dora',
    ]);
    expect(rows[0]!.who.key).toBe(rows[2]!.who.key);
    for (const text of ['Sunflower-2026', 'guess', 'nobody-here']) {
      expect(trailQuery(reader, { limit: 10, text }).total).toBe(0);
    }
  });
});

describe('a role that comes by a link', () => {
  const account = world();
  const call = (service: string, operation: string, rest: Partial<CallRequest>) => {
    const outcome = account.submit({
      service,
      operation,
      region: 'us-east-1',
      params: {},
      credential: { kind: 'anonymous' },
      via: 'console',
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
      sourceIp: '198.51.100.120',
      ...rest,
    });
    if (!outcome.ok) throw new Error(outcome.error.message);
    return outcome.result;
  };
  const { Credentials } = call('sts', 'AssumeRole', {
    credential: { kind: 'key', accessKeyId: 'AKIADORAEXAMPLE00001' },
    params: { RoleArn: 'arn:aws:iam::111122223333:role/auditors', RoleSessionName: 'kim' },
    via: 'sdk',
  }) as { Credentials: { AccessKeyId: string } };
  const { SigninToken } = call('signin', 'GetSigninToken', {
    credential: { kind: 'key', accessKeyId: Credentials.AccessKeyId },
    userAgent: 'Python-urllib/3.11',
    via: 'sdk',
  });
  account.advance(account.now + 4_000);
  call('signin', 'ConsoleLogin', { params: { SigninToken } });
  account.advance(START + 20 * 60_000);

  it('is found by the name of its session, and the link is kept nowhere', () => {
    const outcome = account.peek({
      service: 'cloudtrail',
      operation: 'LookupEvents',
      params: { LookupAttributes: [{ AttributeKey: 'Username', AttributeValue: 'kim' }] },
      region: 'us-east-1',
    });
    const events = outcome.ok ? (outcome.result['Events'] as Record<string, string>[]) : [];
    expect(events.map(({ EventName }) => EventName)).toEqual(['ConsoleLogin', 'GetSigninToken']);
    const [login, token] = events.map(
      ({ CloudTrailEvent }) => JSON.parse(CloudTrailEvent!) as Record<string, unknown>,
    );
    expect(Object.keys(token!)).toEqual([
      ...['eventVersion', 'userIdentity', 'eventTime', 'eventSource', 'eventName', 'awsRegion'],
      ...['sourceIPAddress', 'userAgent', 'requestParameters', 'responseElements'],
      ...['additionalEventData', 'eventID', 'readOnly', 'eventType', 'managementEvent'],
      ...['recipientAccountId', 'eventCategory', 'tlsDetails'],
    ]);
    expect(token).toMatchObject({ readOnly: false, eventType: 'AwsConsoleSignIn' });
    expect(token!['userIdentity']).toMatchObject({
      type: 'AssumedRole',
      accessKeyId: Credentials.AccessKeyId,
    });
    expect(login!['userIdentity']).not.toHaveProperty('accessKeyId');
    expect(JSON.stringify(events)).not.toContain(String(SigninToken));
  });
});
