import { describe, expect, it } from 'vitest';
import { ProbeWorld } from '../../../../tests/support/probe-world.ts';
import { deliveriesOf, type Delivery } from '../delivery/inbox.ts';
import { sns } from '../index.ts';
import type { SnsState } from '../state.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:ops';

function inbox(world: ProbeWorld): readonly Delivery[] {
  world.advance(10_000);
  return deliveriesOf(world.world.context('sns').state as SnsState);
}

function withTopic(): ProbeWorld {
  const world = new ProbeWorld([sns]);
  world.ok('sns:CreateTopic', { Name: 'ops' });
  return world;
}

/** Recorded answers of Publish, PublishBatch and the attributes of messages. */
describe('what SNS refuses in a message', () => {
  const refused = (MessageAttributes: object) =>
    withTopic().refused('sns:Publish', { TopicArn: TOPIC, Message: 'm', MessageAttributes });

  it('an attribute must have a fitting value', () => {
    const empty = (type: string) =>
      "ParameterValueInvalid: The message attribute 'a' must contain non-empty message " +
      `attribute value for message attribute type '${type}'.`;
    expect(refused({ a: { DataType: 'String', StringValue: '' } })).toBe(empty('String'));
    expect(refused({ a: { DataType: 'Binary', BinaryValue: new Uint8Array() } })).toBe(
      empty('Binary'),
    );
    expect(refused({ a: { DataType: 'Binary', StringValue: 'x' } })).toBe(
      "ParameterValueInvalid: The message attribute 'a' with type 'Binary' must use field 'Binary'.",
    );
    expect(refused({ a: { DataType: 'Number', BinaryValue: new Uint8Array([1]) } })).toBe(
      "ParameterValueInvalid: The message attribute 'a' with type 'Number' must use field 'String'.",
    );
    expect(refused({ a: { DataType: 'Stringprefixed', StringValue: 'x' } })).toBe(
      "ParameterValueInvalid: The message attribute 'a' has an invalid message attribute type, " +
        'the set of supported type prefixes is Binary, Number, and String.',
    );
  });

  it('an attribute must have a fitting name', () => {
    const named = (name: string) => refused({ [name]: { DataType: 'String', StringValue: 'x' } });
    expect(named('n'.repeat(257))).toBe(
      'ParameterValueInvalid: Length of message attribute name must be less than 256 bytes.',
    );
    expect(named('a^b')).toBe(
      "ParameterValueInvalid: Invalid non-alphanumeric character '#x5E' was found in the message " +
        'attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.',
    );
    expect(named('.a')).toContain("name starting with character '.' was found.");
    expect(named('a.')).toContain("name ending with character '.' was found.");
    expect(named('a..b')).toContain("can not have successive '.' character.");
  });

  it('a number must be one, of 38 digits, between 10^-128 and 10^126', () => {
    const number = (StringValue: string) => refused({ n: { DataType: 'Number', StringValue } });
    const wrong = (value: string, what: string) =>
      `ParameterValueInvalid: Message attribute 'n' number value [${value}] ${what}`;
    expect(number('NaN')).toBe(
      "ParameterValueInvalid: Could not cast message attribute 'n' value to number.",
    );
    for (const value of ['1e126', '1e-129', '0e126', '0e-129', '0e-100000']) {
      expect(number(value)).toBe(wrong(value, 'scale must be 10^-128 and 10^126.'));
    }
    for (const value of ['123456789012345678901234567890123456789', `1.${'0'.repeat(38)}`]) {
      expect(number(value)).toBe(wrong(value, 'must have less than 38 precision digits.'));
    }
    const fine = ['9.99e125', '1e-128', '.5', '5.', '0001.23000', `${'0'.repeat(300)}1`];
    const attributes = fine.map((StringValue, i) => [`n${i}`, { DataType: 'Number', StringValue }]);
    const MessageAttributes = Object.fromEntries(attributes) as object;
    withTopic().ok('sns:Publish', { TopicArn: TOPIC, Message: 'm', MessageAttributes });
  });

  it('the default text may be a number or null, no list or object', () => {
    const json = (Message: string) => ({ TopicArn: TOPIC, Message, MessageStructure: 'json' });
    for (const text of ['17', 'null', '""']) {
      withTopic().ok('sns:Publish', json(`{"default": ${text}}`));
    }
    for (const text of ['{"value": 17}', '[17]']) {
      expect(withTopic().refused('sns:Publish', json(`{"default": ${text}}`))).toBe(
        'InvalidParameter: Invalid parameter: Message Structure - No default entry in JSON ' +
          'message body',
      );
    }
  });

  it('a standard topic takes no deduplication', () => {
    const asked = { TopicArn: TOPIC, Message: 'm', MessageDeduplicationId: 'x' };
    expect(withTopic().refused('sns:Publish', asked)).toBe(
      'InvalidParameter: Invalid parameter: MessageDeduplicationId Reason: The request includes ' +
        'MessageDeduplicationId parameter that is not valid for this topic type',
    );
  });

  it('an ARN has six parts, a token its form, a tag its own key', () => {
    const world = withTopic();
    expect(world.refused('sns:GetTopicAttributes', { TopicArn: 'ops:1' })).toBe(
      'InvalidParameter: Invalid parameter: TopicArn Reason: An ARN must have at least 6 ' +
        'elements, not 2',
    );
    const confirm = (Token: string) =>
      world.refused('sns:ConfirmSubscription', { TopicArn: TOPIC, Token });
    expect(confirm('randomtoken')).toBe('InvalidParameter: Invalid token');
    expect(confirm('a'.repeat(256))).toBe('InvalidParameter: Invalid parameter: Token');
    const Tags = [
      { Key: 'k', Value: '1' },
      { Key: 'k', Value: '2' },
    ];
    expect(world.refused('sns:TagResource', { ResourceArn: TOPIC, Tags })).toBe(
      'InvalidParameter: Invalid parameter: Duplicated keys are not allowed.',
    );
    const sms = { TopicArn: TOPIC, Protocol: 'sms', Endpoint: 'invalid-number' };
    expect(world.refused('sns:Subscribe', sms)).toBe(
      'InvalidParameter: Invalid SMS endpoint: invalid-number',
    );
  });
});

describe('PublishBatch', () => {
  const batch = (...entries: object[]) => ({
    TopicArn: TOPIC,
    PublishBatchRequestEntries: entries,
  });

  it('sends each message and answers for each', () => {
    const world = withTopic();
    const pager = { Protocol: 'https', Endpoint: 'https://pager.example/hook' };
    world.ok('sns:Subscribe', { TopicArn: TOPIC, ...pager });
    const [request] = inbox(world);
    const Token = request!.confirmationToken!;
    world.ok('sns:ConfirmSubscription', { TopicArn: TOPIC, Token });
    const MessageAttributes = {
      raw: { DataType: 'Binary', BinaryValue: new Uint8Array([2, 3, 4]) },
    };
    const answer = world.ok<{ Successful: object[] }>(
      'sns:PublishBatch',
      batch({ Id: 'a', Message: 'one', MessageAttributes }, { Id: 'b', Message: 'two' }),
    );
    const MessageId = expect.stringMatching(/^[0-9a-f-]{36}$/);
    expect(answer).toEqual({
      Successful: [
        { Id: 'a', MessageId },
        { Id: 'b', MessageId },
      ],
      Failed: [],
    });
    const bodies = inbox(world)
      .slice(1)
      .map(({ body }) => body);
    expect(bodies.map((body) => (JSON.parse(body) as { Message: string }).Message).sort()).toEqual([
      'one',
      'two',
    ]);
    expect(bodies.join()).toContain(
      '\n  "MessageAttributes" : {\n    "raw" : {"Type":"Binary","Value":"AgME"}\n  }\n}',
    );
  });

  it('sends what it can: a message with a wrong text fails alone', () => {
    const answer = withTopic().ok(
      'sns:PublishBatch',
      batch(
        { Id: 'a', Message: 'm' },
        { Id: 'b', Message: 'm', Subject: 'two\nlines' },
        { Id: 'c', Message: '' },
        { Id: 'd', Message: '{"a":1}', MessageStructure: 'json' },
      ),
    );
    const failed = (Id: string, what: string) => ({
      Id,
      Code: 'InvalidParameter',
      Message: `Invalid parameter: ${what}`,
      SenderFault: true,
    });
    expect(answer).toEqual({
      Successful: [{ Id: 'a', MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown }],
      Failed: [
        failed('b', 'Subject'),
        failed('c', 'Empty message'),
        failed('d', 'Message Structure - No default entry in JSON message body'),
      ],
    });
  });

  it('is refused whole', () => {
    const world = withTopic();
    const refused = (...entries: object[]) => world.refused('sns:PublishBatch', batch(...entries));
    const one = { Id: 'a', Message: 'm' };
    expect(refused(one, one)).toBe(
      'BatchEntryIdsNotDistinct: Two or more batch entries in the request have the same Id.',
    );
    const eleven = [...Array(11).keys()].map((index) => ({ ...one, Id: String(index) }));
    expect(refused(...eleven)).toBe(
      'TooManyEntriesInBatchRequest: The batch request contains more entries than permissible.',
    );
    const emoji = { mood: { DataType: 'String', StringValue: 'fine 🙂' } };
    expect(refused(one, { Id: 'b', Message: 'm', MessageAttributes: emoji })).toBe(
      'InvalidParameter: Invalid parameter: Invalid attribute value was passed in for message ' +
        'attribute mood',
    );
    const unknown = { ...batch(one), TopicArn: `${TOPIC}2` };
    expect(world.refused('sns:PublishBatch', unknown)).toBe('NotFound: Topic does not exist');
  });
});
