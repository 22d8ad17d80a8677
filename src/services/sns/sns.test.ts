import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProbeWorld } from '../../../tests/support/probe-world.ts';
import { confirmationOf, deliveriesOf, type Delivery } from './delivery/inbox.ts';
import { compileFilterPolicy } from './filter-policy/compile.ts';
import { FilterPolicyError } from './filter-policy/errors.ts';
import { bodyMatches } from './filter-policy/match.ts';
import { sns } from './index.ts';
import type { SnsState } from './state.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:ops';
const MAIL = 'dana@larkfield.example';

function stateOf(world: ProbeWorld): SnsState {
  return world.world.context('sns').state as SnsState;
}

function inbox(world: ProbeWorld): readonly Delivery[] {
  world.advance(10_000);
  return deliveriesOf(stateOf(world));
}

function withTopic(): ProbeWorld {
  const world = new ProbeWorld([sns]);
  expect(world.ok('sns:CreateTopic', { Name: 'ops' })).toEqual({ TopicArn: TOPIC });
  return world;
}

function subscribe(
  world: ProbeWorld,
  Protocol: string,
  Endpoint: string,
  more: object = {},
): string {
  const params = { TopicArn: TOPIC, Protocol, Endpoint, ...more };
  return world.ok<{ SubscriptionArn: string }>('sns:Subscribe', params).SubscriptionArn;
}

/** Amazon SNS Developer Guide, "Creating a subscription to an Amazon SNS topic". */
describe('subscriptions', () => {
  it('an e-mail address gets the request to confirm and nothing else until it is followed', () => {
    const world = withTopic();
    expect(subscribe(world, 'email', MAIL)).toBe('pending confirmation');
    world.ok('sns:Publish', { TopicArn: TOPIC, Message: 'early' });
    const [request, ...others] = inbox(world);
    expect(others).toEqual([]);
    expect(request).toMatchObject({
      endpoint: MAIL,
      subject: 'AWS Notification - Subscription Confirmation',
      topicArn: TOPIC,
    });
    const state = stateOf(world);
    expect(confirmationOf(state, request!, world.world.now)).toBe('open');
    const Token = request!.confirmationToken!;
    const { SubscriptionArn } = world.ok<{ SubscriptionArn: string }>('sns:ConfirmSubscription', {
      TopicArn: TOPIC,
      Token,
    });
    expect(SubscriptionArn).toMatch(/^arn:aws:sns:eu-west-1:111122223333:ops:[0-9a-f-]{36}$/);
    expect(confirmationOf(state, request!, world.world.now)).toBe('confirmed');
    world.ok('sns:Publish', { TopicArn: TOPIC, Subject: 'Disk', Message: 'full' });
    const last = inbox(world)[1]!;
    expect(last.subject).toBe('Disk');
    expect(last.body.startsWith('full\n\n--\nIf you wish to stop receiving')).toBe(true);
    expect(last.from).toBe('AWS Notifications <no-reply@sns.amazonaws.com>');
  });

  it('are listed as pending without their ARN, and vanish after three days', () => {
    const world = withTopic();
    subscribe(world, 'email', MAIL);
    const rows = () =>
      world.ok<{ Subscriptions: readonly object[] }>('sns:ListSubscriptionsByTopic', {
        TopicArn: TOPIC,
      }).Subscriptions;
    expect(rows()).toEqual([
      {
        SubscriptionArn: 'PendingConfirmation',
        Owner: '111122223333',
        Protocol: 'email',
        Endpoint: MAIL,
        TopicArn: TOPIC,
      },
    ]);
    world.advance(3 * 86_400_000);
    expect(rows()).toEqual([]);
    const Token = deliveriesOf(stateOf(world))[0]!.confirmationToken!;
    expect(world.refused('sns:ConfirmSubscription', { TopicArn: TOPIC, Token })).toBe(
      'InvalidParameter: Invalid parameter: Token',
    );
  });

  it('phones and the own account need no confirmation', () => {
    const world = withTopic();
    expect(subscribe(world, 'sms', '+44 20 7946 0000')).toContain(TOPIC);
    world.ok('sns:Publish', { TopicArn: TOPIC, Subject: 'ignored', Message: 'hello' });
    expect(inbox(world)[0]).toMatchObject({ endpoint: '+442079460000', body: 'hello', parts: 1 });
    expect(world.metric('NumberOfNotificationsDelivered', 'TopicName=ops').sum).toBe(1);
    expect(world.metric('NumberOfMessagesPublished', 'TopicName=ops').sum).toBe(1);
    expect(world.metric('PublishSize', 'TopicName=ops').sum).toBe(5);
  });

  it('an unsubscribed address hears no more', () => {
    const world = withTopic();
    const SubscriptionArn = subscribe(world, 'sms', '+442079460000');
    world.ok('sns:Unsubscribe', { SubscriptionArn });
    world.ok('sns:Publish', { TopicArn: TOPIC, Message: 'hello' });
    expect(inbox(world)).toEqual([]);
    expect(world.refused('sns:Unsubscribe', { SubscriptionArn: 'pending confirmation' })).toBe(
      'InvalidParameter: Invalid parameter: SubscriptionArn Reason: An ARN must have at least 6 ' +
        'elements, not 1',
    );
  });

  it('a filter policy keeps messages away and counts them', () => {
    const world = withTopic();
    subscribe(world, 'sms', '+442079460000', {
      Attributes: { FilterPolicy: '{"tier":["gold"]}' },
    });
    const publish = (StringValue: string) =>
      world.ok('sns:Publish', {
        TopicArn: TOPIC,
        Message: StringValue,
        MessageAttributes: { tier: { DataType: 'String', StringValue } },
      });
    publish('gold');
    publish('silver');
    expect(inbox(world).map(({ body }) => body)).toEqual(['gold']);
    expect(world.metric('NumberOfNotificationsFilteredOut', 'TopicName=ops').sum).toBe(1);
  });

  it('keep the scope of their filter policy until one is set', () => {
    const world = withTopic();
    const SubscriptionArn = subscribe(world, 'sms', '+442079460000');
    const set = (AttributeName: string, AttributeValue: string) =>
      world.ok('sns:SetSubscriptionAttributes', {
        SubscriptionArn,
        AttributeName,
        AttributeValue,
      });
    set('FilterPolicyScope', 'MessageBody');
    set('FilterPolicy', '{"detail":{"kind":["refund"]}}');
    world.ok('sns:Publish', { TopicArn: TOPIC, Message: '{"detail":{"kind":"refund"}}' });
    world.ok('sns:Publish', { TopicArn: TOPIC, Message: 'plain' });
    expect(inbox(world)).toHaveLength(1);
    const filteredOut = 'NumberOfNotificationsFilteredOut-InvalidMessageBody';
    expect(world.metric(filteredOut, 'TopicName=ops').sum).toBe(1);
  });

  it('no filter policy can do more than be refused', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.json({ maxDepth: 4 }), (source, body) => {
        try {
          bodyMatches(compileFilterPolicy(source, 'MessageBody'), body);
        } catch (error) {
          expect(error).toBeInstanceOf(FilterPolicyError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [{ Protocol: 'email', Endpoint: 'nobody' }, 'Email address'],
    [
      { Protocol: 'pigeon', Endpoint: 'x' },
      'Amazon SNS does not support this protocol string: pigeon',
    ],
    [{ Protocol: 'sqs', Endpoint: 'queue' }, 'SQS endpoint ARN'],
    [
      { Protocol: 'sms', Endpoint: '+442079460000', Attributes: { FilterPolicy: '{"a":"b"}' } },
      'Attributes Reason: FilterPolicy: "a" must be an object or an array',
    ],
  ])('%j is refused', (params, message) => {
    const world = withTopic();
    expect(world.refused('sns:Subscribe', { TopicArn: TOPIC, ...params })).toBe(
      `InvalidParameter: Invalid parameter: ${message}`,
    );
  });
});

describe('topics', () => {
  it('know their subscriptions and their policy', () => {
    const world = withTopic();
    subscribe(world, 'email', MAIL);
    const { Attributes } = world.ok<{ Attributes: Record<string, string> }>(
      'sns:GetTopicAttributes',
      { TopicArn: TOPIC },
    );
    expect(Attributes).toMatchObject({
      Owner: '111122223333',
      SubscriptionsPending: '1',
      SubscriptionsConfirmed: '0',
      DisplayName: '',
    });
    expect(JSON.parse(Attributes['Policy']!)).toMatchObject({ Id: '__default_policy_ID' });
  });

  it('that do not exist are refused', () => {
    const world = withTopic();
    expect(world.refused('sns:Publish', { TopicArn: `${TOPIC}x`, Message: 'm' })).toBe(
      'NotFound: Topic does not exist',
    );
    expect(world.refused('sns:CreateTopic', { Name: 'a b' })).toBe(
      'InvalidParameter: Invalid parameter: Topic Name',
    );
  });

  it('send each protocol its own text', () => {
    const world = withTopic();
    subscribe(world, 'sms', '+442079460000');
    world.ok('sns:Publish', {
      TopicArn: TOPIC,
      MessageStructure: 'json',
      Message: JSON.stringify({ default: 'long', sms: 'short' }),
    });
    expect(inbox(world)[0]!.body).toBe('short');
    expect(
      world.refused('sns:Publish', { TopicArn: TOPIC, MessageStructure: 'json', Message: '{}' }),
    ).toBe(
      'InvalidParameter: Invalid parameter: Message Structure - No default entry in JSON message body',
    );
  });

  it('management calls leave a record and Publish is a data event', () => {
    const world = withTopic();
    world.ok('sns:Publish', { TopicArn: TOPIC, Message: 'm' });
    expect(world.trail.map(({ operation }) => [operation.name, operation.trail.category])).toEqual([
      ['CreateTopic', 'management'],
      ['Publish', 'data'],
    ]);
  });
});

/** Amazon SNS API Reference: the small operations on topics and subscriptions. */
describe('topics', () => {
  it('are listed, renamed for people, and gone with their subscriptions when deleted', () => {
    const world = withTopic();
    const SubscriptionArn = subscribe(world, 'sqs', 'arn:aws:sqs:eu-west-1:111122223333:jobs');
    expect(world.ok('sns:ListTopics')).toEqual({ Topics: [{ TopicArn: TOPIC }] });
    const display = { TopicArn: TOPIC, AttributeName: 'DisplayName' };
    world.ok('sns:SetTopicAttributes', { ...display, AttributeValue: 'On call' });
    expect(world.ok('sns:GetTopicAttributes', { TopicArn: TOPIC })).toMatchObject({
      Attributes: { DisplayName: 'On call', SubscriptionsConfirmed: '1' },
    });
    expect(world.refused('sns:SetTopicAttributes', { ...display, AttributeName: 'Colour' })).toBe(
      'InvalidParameter: Invalid parameter: AttributeName',
    );
    expect(world.ok('sns:GetSubscriptionAttributes', { SubscriptionArn })).toMatchObject({
      Attributes: { Protocol: 'sqs', RawMessageDelivery: 'false', PendingConfirmation: 'false' },
    });
    const rows = () => world.ok<{ Subscriptions: object[] }>('sns:ListSubscriptions').Subscriptions;
    expect(rows()).toMatchObject([{ SubscriptionArn, TopicArn: TOPIC }]);
    world.ok('sns:DeleteTopic', { TopicArn: TOPIC });
    world.ok('sns:DeleteTopic', { TopicArn: TOPIC });
    expect(rows()).toEqual([]);
    expect(world.refused('sns:GetTopicAttributes', { TopicArn: TOPIC })).toBe(
      'NotFound: Topic does not exist',
    );
  });

  it('carry tags', () => {
    const world = withTopic();
    const ResourceArn = TOPIC;
    const Tags = [
      { Key: 'team', Value: 'web' },
      { Key: 'cost', Value: '7' },
    ];
    world.ok('sns:TagResource', { ResourceArn, Tags });
    world.ok('sns:UntagResource', { ResourceArn, TagKeys: ['cost'] });
    expect(world.ok('sns:ListTagsForResource', { ResourceArn })).toEqual({ Tags: [Tags[0]] });
    expect(world.refused('sns:TagResource', { ResourceArn: `${TOPIC}-x`, Tags })).toBe(
      'ResourceNotFound: Resource does not exist',
    );
    expect(
      world.refused('sns:TagResource', { ResourceArn, Tags: [{ Key: 'aws:team', Value: 'a' }] }),
    ).toBe(
      'InvalidParameter: Invalid parameter: Tags Reason: Caller is an end user and not allowed to mutate system tags',
    );
  });
});
