/** Event history as LookupEvents was recorded: what is in it, what it names and refuses. */
import { describe, expect, it } from 'vitest';
import { MODEL_LAWS } from '../../src/aws/model/check.ts';
import type { Outcome, Params } from '../../src/gateway/call.ts';
import { SERVICES } from '../../src/services/index.ts';
import { openWorld } from '../../src/world/world.ts';

const ADMIN = 'AKIAADMINEXAMPLE0001';

interface Event {
  readonly EventName: string;
  readonly Resources: readonly { readonly ResourceType: string; readonly ResourceName: string }[];
}

class Account {
  readonly world = openWorld(
    {
      id: 'history',
      version: '1',
      account: '111122223333',
      homeRegion: 'us-east-1',
      start: 1_772_431_200_000,
      historyDays: 0,
      regions: {
        'us-east-1': {
          iam: {
            users: [{ name: 'admin', policies: ['AdministratorAccess'], keys: [{ id: ADMIN }] }],
          },
        },
      },
      residents: {},
      modulations: [],
    },
    7,
    { services: SERVICES, residents: [], model: MODEL_LAWS },
  );

  call(name: string, params: Params = {}): Outcome {
    const [service, operation] = name.split(':') as [string, string];
    return this.world.submit({
      service,
      operation,
      region: 'us-east-1',
      params,
      credential: { kind: 'key', accessKeyId: ADMIN },
      via: 'cli',
      userAgent: 'test',
      sourceIp: '192.0.2.1',
    });
  }

  /** Event history a quarter of an hour later, oldest first. */
  history(): readonly Event[] {
    this.world.advance(this.world.now + 900_000);
    const outcome = this.call('cloudtrail:LookupEvents', { MaxResults: 50 });
    if (!outcome.ok) throw new Error(outcome.error.code);
    return (outcome.result['Events'] as Event[]).toReversed();
  }
}

describe('Event history', () => {
  it('names what a change was about, by kind, and nothing for a read', () => {
    const account = new Account();
    account.call('iam:CreateUser', { UserName: 'alice', Path: '/team/' });
    account.call('iam:CreateAccessKey', { UserName: 'alice' });
    account.call('iam:ListAccessKeys', { UserName: 'alice' });
    account.call('iam:GetUser', { UserName: 'missing' });
    const PolicyDocument =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';
    account.call('iam:PutUserPolicy', { UserName: 'alice', PolicyName: 'p', PolicyDocument });
    const named = account
      .history()
      .map(({ EventName, Resources }) => [
        EventName,
        ...Resources.map(({ ResourceType }) => ResourceType.slice('AWS::IAM::'.length)),
      ]);
    expect(named).toEqual([
      ['CreateUser', 'User', 'User', 'User'],
      ['CreateAccessKey', 'AccessKey', 'User'],
      ['ListAccessKeys'],
      ['GetUser'],
      ['PutUserPolicy', 'Policy', 'User'],
    ]);
  });

  it('holds no data events: nobody sees questions about metrics, messages or queues there', () => {
    const account = new Account();
    account.call('cloudwatch:ListMetrics');
    account.call('cloudwatch:PutMetricData', {
      Namespace: 'Shop',
      MetricData: [{ MetricName: 'Orders', Value: 1 }],
    });
    account.call('sqs:CreateQueue', { QueueName: 'jobs' });
    const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/111122223333/jobs';
    for (const name of ['GetQueueAttributes', 'ListQueueTags', 'ListDeadLetterSourceQueues']) {
      account.call(`sqs:${name}`, { QueueUrl });
    }
    account.call('sqs:ListQueues');
    account.call('sqs:GetQueueUrl', { QueueName: 'jobs' });
    account.call('cloudwatch:DescribeAlarms');
    const names = account.history().map(({ EventName }) => EventName);
    expect(names).toEqual(['CreateQueue', 'DescribeAlarms']);
  });

  const attribute = (AttributeKey: string, AttributeValue: string) => ({
    LookupAttributes: [{ AttributeKey, AttributeValue }],
  });
  it.each<[string, Params]>([
    ['InvalidLookupAttributesException', attribute('ReadOnly', 'True')],
    ['InvalidLookupAttributesException', attribute('ReadOnly', 'other')],
    ['InvalidLookupAttributesException', attribute('Colour', 'red')],
    ['InvalidMaxResultsException', { MaxResults: 0 }],
    ['InvalidMaxResultsException', { MaxResults: 51 }],
    ['InvalidEventCategoryException', { EventCategory: 'management' }],
    ['InvalidTimeRangeException', { StartTime: 2_100_000_000_000 }],
    ['InvalidNextTokenException', { NextToken: 'broken' }],
  ])('refuses with %s: %j', (code, params) => {
    const outcome = new Account().call('cloudtrail:LookupEvents', params);
    expect(outcome).toMatchObject({ ok: false, error: { code, status: 400 } });
  });

  it('finds nothing for a kind of resource that does not exist', () => {
    const outcome = new Account().call(
      'cloudtrail:LookupEvents',
      attribute('ResourceType', 'Other'),
    );
    expect(outcome).toMatchObject({ ok: true, result: { Events: [] } });
  });
});
