import { describe, expect, it } from 'vitest';
import { ProbeWorld } from '../../../../tests/support/probe-world.ts';
import { sqs } from '../index.ts';

const QueueUrl = 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders';
const QUEUE_ARN = 'arn:aws:sqs:eu-west-1:111122223333:orders';

function withQueue(): ProbeWorld {
  return new ProbeWorld([sqs], { sqs: { queues: [{ name: 'orders' }] } });
}

/** Recorded answers of SendMessage and SendMessageBatch. */
describe('what SQS refuses in a message', () => {
  const refused = (MessageAttributes: object, MessageBody = 'm') =>
    withQueue().refused('sqs:SendMessage', { QueueUrl, MessageBody, MessageAttributes });

  it('an attribute must have a fitting value', () => {
    expect(refused({ Hello: { DataType: 'String', StringValue: '' } })).toBe(
      "InvalidParameterValue: Message (user) attribute 'Hello' must contain a non-empty value of " +
        "type 'String'.",
    );
    expect(refused({ Hello: { DataType: 'Number', StringValue: 'world' } })).toBe(
      "InvalidParameterValue: Can't cast the value of message (user) attribute 'Hello' to a number.",
    );
    expect(refused({ Hello: { DataType: 'Text', StringValue: 'world' } })).toBe(
      "InvalidParameterValue: The type of message (user) attribute 'Hello' is invalid. You must " +
        'use only the following supported type prefixes: Binary, Number, String.',
    );
  });

  it('a number must be of 38 digits and between 10^-128 and 10^126', () => {
    const number = (StringValue: string) => refused({ n: { DataType: 'Number', StringValue } });
    const wrong = (value: string, what: string) =>
      `InvalidParameterValue: Message (user) attribute 'n' number value [${value}] must ${what}`;
    for (const value of ['1e126', '1e-129', '0e126', '0e-100000']) {
      expect(number(value)).toBe(wrong(value, 'be between 10^-128 and 10^126.'));
    }
    for (const value of [`1${'0'.repeat(100)}`, `1.${'0'.repeat(100)}`]) {
      expect(number(value)).toBe(wrong(value, 'contain fewer than 38 precision digits.'));
    }
  });

  it.each([
    ['0001.23000', '1.23', '6c5cf70458f4f4b7b5cf18617bf23767', '6177b725901df62acbb49a268fa56714'],
    ['1.00000', '1', 'ddcd09f5613ce94c4ee5ba403f88ac26', '7c54cd89ee1d4871b227139e7fcf3aad'],
    ['.5', '0.5', 'b8ebdaac34da09a609c94701ce249e9b', '1c9c77ec9bfa2ba43333c7cd1c3f4111'],
    [
      ...['9.99e125', `999${'0'.repeat(123)}`],
      ...['9ced24953985c83147688d7002c574ea', 'e6e2253c6ab8e90bbb55dd46e12803d2'],
    ],
    [
      ...['1e-128', `0.${'0'.repeat(127)}1`],
      ...['e16697fcf06c0cfe6edafc595a231a6d', '757b17800f4801295270278569e1681c'],
    ],
  ])('the number %s is received as %s, and digested so', (sent, received, onSend, onReceipt) => {
    const world = withQueue();
    const MessageAttributes = { numeric: { DataType: 'Number', StringValue: sent } };
    expect(
      world.ok('sqs:SendMessage', { QueueUrl, MessageBody: 'm', MessageAttributes }),
    ).toMatchObject({ MD5OfMessageAttributes: onSend });
    const asked = { QueueUrl, MessageAttributeNames: ['All'] };
    expect(world.ok('sqs:ReceiveMessage', asked)).toMatchObject({
      Messages: [
        {
          MD5OfMessageAttributes: onReceipt,
          MessageAttributes: { numeric: { DataType: 'Number', StringValue: received } },
        },
      ],
    });
  });

  it('an attribute must have a fitting name, in letters of any script', () => {
    const named = (name: string) => refused({ [name]: { DataType: 'String', StringValue: 'x' } });
    const foreign = { 'attr.1øßä': { DataType: 'String', StringValue: 'x' } };
    const message = { QueueUrl, MessageBody: 'm', MessageAttributes: foreign };
    withQueue().ok('sqs:SendMessage', message);
    expect(named('trace id')).toContain('can only contain upper and lower score characters');
    expect(named('AWS.trace')).toContain("beginning with 'AWS.' or 'Amazon.'.");
    expect(named('n'.repeat(256))).toContain('must be shorter than 256 Bytes');
  });

  it('a text must be of characters that XML has', () => {
    expect(refused({}, 'bell \u0007')).toBe(
      'InvalidMessageContents: Invalid characters found. Valid unicode characters are ' +
        '#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    );
    withQueue().ok('sqs:SendMessage', { QueueUrl, MessageBody: 'tab\tand 🙂' });
  });

  it('a batch is at most as long as the longest message', () => {
    const half = 'h'.repeat(524_288);
    const Entries = [
      { Id: 'a', MessageBody: half },
      { Id: 'b', MessageBody: `${half}!` },
    ];
    expect(withQueue().refused('sqs:SendMessageBatch', { QueueUrl, Entries })).toBe(
      'BatchRequestTooLong: Batch requests cannot be longer than 1048576 bytes. ' +
        'You have sent 1048577 bytes.',
    );
  });
});

describe('names of attributes', () => {
  it('those of a message may be asked for as AttributeNames, as clients always did', () => {
    const world = withQueue();
    world.ok('sqs:SendMessage', { QueueUrl, MessageBody: 'm' });
    const answer = world.ok<{ Messages: { Attributes: object }[] }>('sqs:ReceiveMessage', {
      QueueUrl,
      AttributeNames: ['SentTimestamp'],
    });
    expect(Object.keys(answer.Messages[0]!.Attributes)).toEqual(['SentTimestamp']);
  });

  it('a prefix asks for every attribute that begins with it', () => {
    const world = withQueue();
    const text = (StringValue: string) => ({ DataType: 'String', StringValue });
    const MessageAttributes = {
      Hello: text('There'),
      General: text('Kenobi'),
      'Help.Me': text('Me'),
    };
    world.ok('sqs:SendMessage', { QueueUrl, MessageBody: 'msg', MessageAttributes });
    const asked = { QueueUrl, MessageAttributeNames: ['Hel.*'] };
    const answer = world.ok<{ Messages: object[] }>('sqs:ReceiveMessage', asked);
    expect(answer.Messages[0]).toMatchObject({
      MessageAttributes: { Hello: text('There'), 'Help.Me': text('Me') },
      MD5OfMessageAttributes: '83fee93c1bcd8b9a5a923ffacdc636c7',
    });
  });

  it('others are unknown, FifoQueue to a standard queue too', () => {
    const world = withQueue();
    for (const name of ['Colour', 'FifoQueue']) {
      const asked = { QueueUrl, Attributes: { [name]: 'true' } };
      expect(world.refused('sqs:SetQueueAttributes', asked)).toBe(
        `InvalidAttributeName: Unknown Attribute ${name}.`,
      );
    }
    const fifo = { QueueName: 'orders2', Attributes: { FifoQueue: 'true' } };
    expect(world.refused('sqs:CreateQueue', fifo)).toBe(
      'InvalidParameterValue: The name of a FIFO queue can only include alphanumeric characters, ' +
        'hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length',
    );
    const RedrivePolicy = '{"deadLetterTargetArn": "dummy", "maxReceiveCount": 42}';
    expect(
      world.refused('sqs:SetQueueAttributes', { QueueUrl, Attributes: { RedrivePolicy } }),
    ).toBe(
      `InvalidParameterValue: Value ${RedrivePolicy} for parameter RedrivePolicy is invalid. ` +
        'Reason: Invalid value for deadLetterTargetArn.',
    );
  });
});

describe('AddPermission and RemovePermission', () => {
  const asked = {
    QueueUrl,
    Label: 'cross',
    AWSAccountIds: ['111122223333', '444455556666'],
    Actions: ['ReceiveMessage'],
  };
  const policyOf = (world: ProbeWorld): unknown => {
    const names = { QueueUrl, AttributeNames: ['Policy'] };
    const answer = world.ok<{ Attributes?: { Policy: string } }>('sqs:GetQueueAttributes', names);
    return answer.Attributes && JSON.parse(answer.Attributes.Policy);
  };

  it('write the policy of the queue', () => {
    const world = withQueue();
    world.ok('sqs:AddPermission', asked);
    expect(policyOf(world)).toEqual({
      Version: '2008-10-17',
      Id: `${QUEUE_ARN}/SQSDefaultPolicy`,
      Statement: [
        {
          Sid: 'cross',
          Effect: 'Allow',
          Principal: { AWS: ['arn:aws:iam::111122223333:root', 'arn:aws:iam::444455556666:root'] },
          Action: 'SQS:ReceiveMessage',
          Resource: QUEUE_ARN,
        },
      ],
    });
    expect(world.refused('sqs:AddPermission', asked)).toBe(
      'InvalidParameterValue: Value cross for parameter Label is invalid. Reason: Already exists.',
    );
    world.ok('sqs:RemovePermission', { QueueUrl, Label: 'cross' });
    expect(policyOf(world)).toBeUndefined();
    expect(world.refused('sqs:RemovePermission', { QueueUrl, Label: 'cross' })).toBe(
      "InvalidParameterValue: Value cross for parameter Label is invalid. Reason: can't find label.",
    );
  });
});
