import { describe, expect, it } from 'vitest';
import { ProbeWorld } from '../../../tests/support/probe-world.ts';
import { sqs } from './index.ts';

const QueueUrl = 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders';
const DEAD_ARN = 'arn:aws:sqs:eu-west-1:111122223333:orders-dlq';
const MINUTE = 60_000;

function withQueue(attributes: Readonly<Record<string, string>> = {}): ProbeWorld {
  return new ProbeWorld([sqs], {
    sqs: { queues: [{ name: 'orders-dlq' }, { name: 'orders', attributes }] },
  });
}

interface Message {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly Attributes?: Readonly<Record<string, string>>;
}

function receive(world: ProbeWorld, more: object = {}): readonly Message[] {
  const answer = world.ok<{ Messages?: readonly Message[] }>('sqs:ReceiveMessage', {
    QueueUrl,
    ...more,
  });
  return answer.Messages ?? [];
}

function attribute(world: ProbeWorld, name: string, url = QueueUrl): string | undefined {
  const { Attributes } = world.ok<{ Attributes: Record<string, string> }>(
    'sqs:GetQueueAttributes',
    { QueueUrl: url, AttributeNames: ['All'] },
  );
  return Attributes[name];
}

describe('messages', () => {
  it('are sent, received, hidden and deleted', () => {
    const world = withQueue();
    const sent = world.ok<{ MessageId: string; MD5OfMessageBody: string }>('sqs:SendMessage', {
      QueueUrl,
      MessageBody: 'hello',
    });
    expect(sent.MD5OfMessageBody).toBe('5d41402abc4b2a76b9719d911017c592');
    const [message] = receive(world, { AttributeNames: ['All'] });
    expect(message).toMatchObject({ MessageId: sent.MessageId, Body: 'hello' });
    expect(message!.Attributes).toMatchObject({ ApproximateReceiveCount: '1' });
    expect(receive(world)).toEqual([]);
    expect(attribute(world, 'ApproximateNumberOfMessagesNotVisible')).toBe('1');
    world.ok('sqs:DeleteMessage', { QueueUrl, ReceiptHandle: message!.ReceiptHandle });
    world.advance(MINUTE);
    expect(receive(world)).toEqual([]);
  });

  it('come back when their visibility timeout ends or is set to nothing', () => {
    const world = withQueue({ VisibilityTimeout: '60' });
    world.ok('sqs:SendMessage', { QueueUrl, MessageBody: 'a' });
    const [first] = receive(world);
    world.ok('sqs:ChangeMessageVisibility', {
      QueueUrl,
      ReceiptHandle: first!.ReceiptHandle,
      VisibilityTimeout: 0,
    });
    expect(receive(world)).toHaveLength(1);
    world.advance(59_000);
    expect(receive(world)).toHaveLength(0);
    world.advance(1_000);
    expect(receive(world)).toHaveLength(1);
  });

  it('move to the dead-letter queue after the receives a redrive policy allows', () => {
    const world = withQueue({
      VisibilityTimeout: '10',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: DEAD_ARN, maxReceiveCount: 2 }),
    });
    world.ok('sqs:SendMessage', { QueueUrl, MessageBody: 'poison' });
    for (let round = 0; round < 3; round += 1) {
      receive(world);
      world.advance(10_000);
    }
    const deadUrl = `${QueueUrl}-dlq`;
    expect(attribute(world, 'ApproximateNumberOfMessages', deadUrl)).toBe('1');
    expect(attribute(world, 'ApproximateNumberOfMessages')).toBe('0');
    expect(world.ok('sqs:ListDeadLetterSourceQueues', { QueueUrl: deadUrl })).toEqual({
      queueUrls: [QueueUrl],
    });
  });

  it('in a batch fail one by one', () => {
    const world = withQueue();
    const answer = world.ok<{ Successful: object[]; Failed: object[] }>('sqs:SendMessageBatch', {
      QueueUrl,
      Entries: [
        { Id: 'a', MessageBody: 'x' },
        { Id: 'b', MessageBody: 'x', DelaySeconds: 901 },
      ],
    });
    expect(answer.Successful).toHaveLength(1);
    expect(answer.Failed).toMatchObject([{ Id: 'b', SenderFault: true }]);
    expect(world.refused('sqs:SendMessageBatch', { QueueUrl, Entries: [] })).toBe(
      'EmptyBatchRequest: There should be at least one SendMessageBatchRequestEntry in the request.',
    );
  });

  it.each([
    [
      'sqs:ReceiveMessage',
      { QueueUrl, MaxNumberOfMessages: 11 },
      'InvalidParameterValue: Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
    ],
    [
      'sqs:DeleteMessage',
      { QueueUrl, ReceiptHandle: 'x' },
      'ReceiptHandleIsInvalid: The input receipt handle "x" is not a valid receipt handle.',
    ],
    [
      'sqs:SendMessage',
      { QueueUrl: `${QueueUrl}x`, MessageBody: 'x' },
      'QueueDoesNotExist: The specified queue does not exist.',
    ],
  ])('%s with %j is refused', (name, params, refusal) => {
    expect(withQueue().refused(name, params)).toBe(refusal);
  });
});

describe('queues', () => {
  it('are made once, and again only with the same attributes', () => {
    const world = new ProbeWorld([sqs]);
    const create = { QueueName: 'orders', Attributes: { VisibilityTimeout: '45' } };
    expect(world.ok('sqs:CreateQueue', create)).toEqual({ QueueUrl });
    expect(world.ok('sqs:CreateQueue', { QueueName: 'orders' })).toEqual({ QueueUrl });
    expect(
      world.refused('sqs:CreateQueue', { ...create, Attributes: { VisibilityTimeout: '46' } }),
    ).toBe(
      'QueueNameExists: A queue already exists with the same name and a different value for ' +
        'attribute VisibilityTimeout',
    );
    world.ok('sqs:DeleteQueue', { QueueUrl });
    expect(world.refused('sqs:CreateQueue', create)).toContain('QueueDeletedRecently');
    world.advance(MINUTE);
    world.ok('sqs:CreateQueue', create);
    expect(world.trail.map(({ operation }) => operation.name)).toContain('DeleteQueue');
  });

  it('are not changed by an observer who looks', () => {
    const world = withQueue({ VisibilityTimeout: '10' });
    world.ok('sqs:SendMessage', { QueueUrl, MessageBody: 'a' });
    receive(world);
    world.advance(20_000);
    const before = world.world.digest();
    const look = { service: 'sqs', operation: 'GetQueueAttributes' };
    const params = { QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] };
    expect(world.world.peek({ ...look, params })).toEqual({
      ok: true,
      result: { Attributes: { ApproximateNumberOfMessages: '1' } },
    });
    expect(world.world.digest()).toBe(before);
  });

  it('can be purged once a minute', () => {
    const world = withQueue();
    world.ok('sqs:SendMessage', { QueueUrl, MessageBody: 'a' });
    world.ok('sqs:PurgeQueue', { QueueUrl });
    expect(receive(world)).toEqual([]);
    expect(world.refused('sqs:PurgeQueue', { QueueUrl })).toBe(
      'PurgeQueueInProgress: Only one PurgeQueue operation on orders is allowed every 60 seconds.',
    );
  });

  it('refuse a dead-letter queue that is not there', () => {
    const world = withQueue();
    const RedrivePolicy = JSON.stringify({
      deadLetterTargetArn: `${DEAD_ARN}x`,
      maxReceiveCount: 3,
    });
    expect(
      world.refused('sqs:SetQueueAttributes', { QueueUrl, Attributes: { RedrivePolicy } }),
    ).toContain('Reason: Dead letter target does not exist.');
  });
});

/** Amazon SQS Developer Guide, "Available CloudWatch metrics for Amazon SQS". */
describe('metrics', () => {
  const dimension = 'QueueName=orders';

  it('are published each minute while the queue is active, and then no more', () => {
    const world = withQueue();
    world.ok('sqs:SendMessage', { QueueUrl, MessageBody: 'hello' });
    const [message] = receive(world);
    world.ok('sqs:DeleteMessage', { QueueUrl, ReceiptHandle: message!.ReceiptHandle });
    world.advance(MINUTE);
    expect(world.metric('NumberOfMessagesSent', dimension)).toMatchObject({ count: 1, sum: 1 });
    expect(world.metric('NumberOfMessagesDeleted', dimension).sum).toBe(1);
    expect(world.metric('SentMessageSize', dimension)).toMatchObject({ count: 1, sum: 5 });
    world.advance(24 * 60 * MINUTE);
    expect(world.metric('NumberOfMessagesSent', dimension).count).toBe(360);
    expect(world.world.nextInstant()).toBeNull();
  });

  it('show the age of the oldest message while bulk traffic waits', () => {
    const world = withQueue();
    world.stimulate('sqs', 'enqueue', { queueName: 'orders', count: 100_000 });
    world.advance(10 * MINUTE);
    expect(world.metric('ApproximateAgeOfOldestMessage', dimension).max).toBe(600);
    expect(world.metric('ApproximateNumberOfMessagesVisible', dimension).max).toBe(100_000);
    const done = world.stimulate('sqs', 'consume', {
      queueName: 'orders',
      capacity: 60_000,
      failureShare: 0.1,
    });
    expect(done).toEqual({ received: 60_000, deleted: 54_000, failed: 6_000 });
    expect(world.stimulate('sqs', 'level', { queueName: 'orders' })).toMatchObject({
      visible: 40_000,
      inFlight: 6_000,
    });
    expect(receive(world)[0]!.Body).toBe('{}');
  });

  it('count receives that found nothing', () => {
    const world = withQueue();
    receive(world);
    world.advance(MINUTE);
    expect(world.metric('NumberOfEmptyReceives', dimension).sum).toBe(1);
  });
});

describe('batches of receipt handles', () => {
  it('delete what they name, and tell of each entry alone', () => {
    const world = withQueue();
    for (const MessageBody of ['a', 'b']) world.ok('sqs:SendMessage', { QueueUrl, MessageBody });
    const [first, second] = receive(world, { MaxNumberOfMessages: 10 });
    const Entries = [
      { Id: 'one', ReceiptHandle: first!.ReceiptHandle },
      { Id: 'two', ReceiptHandle: 'not a handle' },
    ];
    expect(world.ok('sqs:DeleteMessageBatch', { QueueUrl, Entries })).toEqual({
      Successful: [{ Id: 'one' }],
      Failed: [
        {
          Id: 'two',
          SenderFault: true,
          Code: 'ReceiptHandleIsInvalid',
          Message: 'The input receipt handle "not a handle" is not a valid receipt handle.',
        },
      ],
    });
    const { ReceiptHandle } = second!;
    world.ok('sqs:ChangeMessageVisibilityBatch', {
      QueueUrl,
      Entries: [{ Id: 'show', ReceiptHandle, VisibilityTimeout: 0 }],
    });
    expect(receive(world).map(({ Body }) => Body)).toEqual([second!.Body]);
  });
});

describe('the list of queues', () => {
  it('comes by prefix and in pages, and one is found by its name', () => {
    const world = withQueue();
    expect(world.ok('sqs:ListQueues', { QueueNamePrefix: 'orders-' })).toEqual({
      QueueUrls: [`${QueueUrl}-dlq`],
    });
    const page = world.ok<{ NextToken: string }>('sqs:ListQueues', { MaxResults: 1 });
    expect(page).toMatchObject({ QueueUrls: [QueueUrl] });
    const { NextToken } = page;
    expect(world.ok('sqs:ListQueues', { MaxResults: 1, NextToken })).toEqual({
      QueueUrls: [`${QueueUrl}-dlq`],
    });
    expect(world.ok('sqs:GetQueueUrl', { QueueName: 'orders' })).toEqual({ QueueUrl });
    expect(world.refused('sqs:GetQueueUrl', { QueueName: 'nothing' })).toContain(
      'The specified queue does not exist',
    );
  });

  it('carries tags', () => {
    const world = withQueue();
    world.ok('sqs:TagQueue', { QueueUrl, Tags: { team: 'web', cost: '7' } });
    world.ok('sqs:UntagQueue', { QueueUrl, TagKeys: ['cost'] });
    expect(world.ok('sqs:ListQueueTags', { QueueUrl })).toEqual({ Tags: { team: 'web' } });
    world.ok('sqs:UntagQueue', { QueueUrl, TagKeys: ['team'] });
    expect(world.ok('sqs:ListQueueTags', { QueueUrl })).toEqual({});
  });
});
