import { notSimulated } from '../../../aws/errors.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import type { OperationContext } from '../../../gateway/context.ts';
import { operation } from '../../../gateway/service.ts';
import { drawUuid } from '../../../kernel/ids.ts';
import { receive } from '../delivery/inbox.ts';
import { alarmTexts, fanOut } from '../delivery/publish.ts';
import type { MessageAttribute } from '../filter-policy/match.ts';
import { shortMessage } from '../messages/mail.ts';
import { invalid, topicOf, type SnsState } from '../state.ts';
import { ownerCondition, topicPolicy } from './declaration.ts';

interface Input {
  readonly TopicArn?: string;
  readonly TargetArn?: string;
  readonly PhoneNumber?: string;
  readonly Message: string;
  readonly Subject?: string;
  readonly MessageStructure?: string;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
}

const MAX_BYTES = 262_144;
const CLOUDWATCH = 'cloudwatch.amazonaws.com';
const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** Sends a message to a topic or a phone (API Reference, "Publish"). */
export const publish = operation<SnsState, Input>({
  name: 'Publish',
  readOnly: false,
  simplified: 'A failed delivery to Lambda or SQS is counted, not tried again.',
  trail: {
    category: 'data',
    dataResourceType: 'AWS::SNS::Topic',
    redact: { Message: HIDDEN, Subject: HIDDEN, PhoneNumber: HIDDEN },
  },
  resource: (input) => targetOf(input as unknown as Input) ?? '*',
  resourcePolicy: (input, ctx, caller) =>
    topicPolicy(ctx.state, targetOf(input as unknown as Input), caller),
  conditions: ownerCondition,
  run: (ctx, input) => {
    const fifoMembers = ['MessageDeduplicationId', 'MessageGroupId'];
    refuseMembers('Amazon SNS Publish', input, fifoMembers);
    const texts = textsOf(ctx, input);
    checkSubject(input.Subject);
    const attributes = attributesOf(input.MessageAttributes ?? {});
    const bytes = sizeOf(input.Message);
    if (bytes > MAX_BYTES) throw invalid('Message too long');
    const messageId = drawUuid(ctx.random('messages'));
    if (input.PhoneNumber !== undefined) {
      sendText(ctx, { number: input.PhoneNumber, messageId, message: texts.get('default')! });
      return { MessageId: messageId };
    }
    const arn = targetOf(input);
    if (arn === undefined) {
      throw invalid('TopicArn or TargetArn Reason: no value for required parameter');
    }
    if (/^arn:[^:]*:sns:[^:]*:\d{12}:(endpoint|app)\//.test(arn)) {
      throw notSimulated('Not simulated: Amazon SNS push to mobile endpoints.');
    }
    const topic = topicOf(ctx.state, arn);
    fanOut(ctx, topic, { messageId, subject: input.Subject, texts, attributes, bytes });
    return { MessageId: messageId };
  },
});

function targetOf(input: Input): string | undefined {
  return input.TopicArn ?? input.TargetArn;
}

/** The text for each protocol. CloudWatch's alarms read differently to people and to machines. */
function textsOf(ctx: OperationContext<SnsState>, input: Input): Map<string, string> {
  const { Message, MessageStructure } = input;
  if (Message === '') throw invalid('Empty message');
  if (MessageStructure === undefined || MessageStructure === '') {
    const { credential } = ctx.request;
    const isAlarm = credential.kind === 'service' && credential.principal === CLOUDWATCH;
    return isAlarm ? alarmTexts(Message) : new Map([['default', Message]]);
  }
  if (MessageStructure !== 'json') throw invalid('MessageStructure');
  let parsed: unknown;
  try {
    parsed = JSON.parse(Message);
  } catch {
    throw invalid('Message Structure - JSON message body failed to parse');
  }
  if (typeof parsed !== 'object' || parsed === null) {
    throw invalid('Message Structure - JSON message body failed to parse');
  }
  const texts = new Map<string, string>();
  for (const [protocol, text] of Object.entries(parsed)) {
    if (typeof text === 'string') texts.set(protocol, text);
  }
  if (!texts.has('default')) {
    throw invalid('Message Structure - No default entry in JSON message body');
  }
  return texts;
}

/** Subjects are one line of at most 100 characters that begins with something to read. */
function checkSubject(subject: string | undefined): void {
  if (subject === undefined) return;
  const isFine = subject.length >= 1 && subject.length <= 100 && !/[\p{Cc}]/u.test(subject);
  if (!isFine) throw invalid('Subject');
}

function attributesOf(
  attributes: Readonly<Record<string, MessageAttribute>>,
): Map<string, MessageAttribute> {
  const entries = Object.entries(attributes);
  for (const [name, { DataType, StringValue }] of entries) {
    if (!/^(String|Number|Binary)/.test(DataType)) {
      throw invalid(
        `The message attribute '${name}' has an invalid message attribute type, the set of ` +
          'supported type prefixes is Binary, Number, and String.',
      );
    }
    const needsText = !DataType.startsWith('Binary');
    if (needsText && (StringValue === undefined || StringValue === '')) {
      throw invalid(
        `The message attribute '${name}' must contain non-empty message attribute value for ` +
          `message attribute type '${DataType}'.`,
      );
    }
  }
  return new Map(entries);
}

function sendText(
  ctx: OperationContext<SnsState>,
  sms: { readonly number: string; readonly messageId: string; readonly message: string },
): void {
  if (!/^\+?\d{6,15}$/.test(sms.number)) {
    throw invalid(`PhoneNumber Reason: ${sms.number} is not valid to publish to`);
  }
  const { text, parts } = shortMessage(sms.message, undefined);
  receive(ctx.state, {
    at: ctx.now,
    protocol: 'sms',
    endpoint: sms.number,
    from: 'NOTICE',
    subject: '',
    body: text,
    topicArn: undefined,
    subscriptionArn: undefined,
    messageId: sms.messageId,
    confirmationToken: undefined,
    parts,
  });
}

/** Bytes of a text in UTF-8. */
function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
