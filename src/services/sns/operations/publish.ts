import { notSimulated } from '../../../aws/errors.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import type { OperationContext } from '../../../gateway/context.ts';
import { operation } from '../../../gateway/service.ts';
import { drawUuid } from '../../../kernel/ids.ts';
import { receive } from '../delivery/inbox.ts';
import { fanOut } from '../delivery/publish.ts';
import type { MessageAttribute } from '../filter-policy/match.ts';
import { attributesOf } from '../messages/attributes.ts';
import { shortMessage } from '../messages/mail.ts';
import { checkSubject, sizeOf, textsOf } from '../messages/texts.ts';
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

/** Of one message, and of a whole batch. */
export const MAX_BYTES = 262_144;
export const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** Sends a message to a topic or a phone (API Reference, "Publish"). */
export const publish = operation<SnsState, Input>({
  name: 'Publish',
  readOnly: false,
  simplified: 'A failed delivery to Lambda or SQS is counted, not tried again.',
  trail: {
    category: 'data',
    dataResourceType: 'AWS::SNS::Topic',
    redact: {
      Message: HIDDEN,
      Subject: HIDDEN,
      PhoneNumber: HIDDEN,
      MessageAttributes: HIDDEN,
    },
  },
  resource: (input) => targetOf(input as unknown as Input) ?? '*',
  resourcePolicy: (input, ctx, caller) =>
    topicPolicy(ctx.state, targetOf(input as unknown as Input), caller),
  conditions: ownerCondition,
  run: (ctx, input) => {
    refuseForFifo(input);
    const texts = textsOf(input);
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

/** What only FIFO topics take. Groups on standard topics (fair queues) are not modelled. */
export function refuseForFifo(message: object): void {
  if ('MessageDeduplicationId' in message) {
    throw invalid(
      'MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter ' +
        'that is not valid for this topic type',
    );
  }
  refuseMembers('Amazon SNS Publish', message, ['MessageGroupId']);
}

function targetOf(input: Input): string | undefined {
  return input.TopicArn ?? input.TargetArn;
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
