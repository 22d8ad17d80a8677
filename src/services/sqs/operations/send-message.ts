import { awsError } from '../../../aws/errors.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import type { OperationContext } from '../../../gateway/context.ts';
import { operation } from '../../../gateway/service.ts';
import { drawUuid } from '../../../kernel/ids.ts';
import { attributesDigest, bodyDigest, messageBytes } from '../digests.ts';
import { checkAttributes, checkCharacters, keptAttributes } from '../queue/contents.ts';
import type { MessageAttributeValue } from '../queue/messages.ts';
import { queueAt, type Queue, type SqsState } from '../state.ts';
import { send, use } from '../traffic.ts';
import { eachEntry } from './batch.ts';
import { DATA_EVENT, onQueue, type QueueInput } from './declaration.ts';

interface Message {
  readonly MessageBody: string;
  readonly DelaySeconds?: number;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttributeValue>>;
}

const MAX_BATCH_BYTES = 1_048_576;

/** Puts one message into a queue ("SendMessage"). */
export const sendMessage = operation<SqsState, QueueInput & Message>({
  name: 'SendMessage',
  readOnly: false,
  trail: DATA_EVENT,
  ...onQueue,
  run: (ctx, input) => {
    const queue = queueAt(ctx.state, input.QueueUrl);
    use(ctx, queue);
    return putMessage(ctx, queue, input);
  },
});

/** Puts up to ten messages into a queue ("SendMessageBatch"). */
export const sendMessageBatch = operation<
  SqsState,
  QueueInput & { readonly Entries: readonly (Message & { readonly Id: string })[] }
>({
  name: 'SendMessageBatch',
  readOnly: false,
  action: 'sqs:SendMessage',
  trail: DATA_EVENT,
  ...onQueue,
  run: (ctx, { QueueUrl, Entries }) => {
    const queue = queueAt(ctx.state, QueueUrl);
    use(ctx, queue);
    checkLength(Entries);
    return eachEntry(Entries, 'SendMessageBatchRequestEntry', (entry) =>
      putMessage(ctx, queue, entry),
    );
  },
});

function putMessage(ctx: OperationContext<SqsState>, queue: Queue, message: Message): object {
  const forFifo = ['MessageDeduplicationId', 'MessageGroupId', 'MessageSystemAttributes'];
  refuseMembers('Amazon SQS SendMessage', message, forFifo);
  const { MessageBody: body, DelaySeconds, MessageAttributes = {} } = message;
  const attributes = new Map(Object.entries(MessageAttributes));
  const bytes = messageBytes(body, attributes);
  check(queue, message, bytes);
  checkCharacters(body);
  checkAttributes(attributes);
  const delaySeconds = DelaySeconds ?? queue.settings.DelaySeconds;
  const id = drawUuid(ctx.random('messages'));
  const senderId = ctx.caller.principalId;
  const content = Object.freeze({
    body,
    attributes: keptAttributes(attributes),
    senderId,
  });
  send(ctx, queue, { count: 1, bytes, delayMs: delaySeconds * 1_000, id, content });
  const digest = attributesDigest(attributes);
  return {
    MessageId: id,
    MD5OfMessageBody: bodyDigest(body),
    ...(digest === undefined ? {} : { MD5OfMessageAttributes: digest }),
  };
}

/** A batch may be as long as the longest message. */
function checkLength(entries: readonly Message[]): void {
  const bytes = entries.reduce(
    (sum, { MessageBody, MessageAttributes = {} }) =>
      sum + messageBytes(MessageBody, new Map(Object.entries(MessageAttributes))),
    0,
  );
  if (bytes <= MAX_BATCH_BYTES) return;
  throw awsError(
    'BatchRequestTooLong',
    `Batch requests cannot be longer than ${MAX_BATCH_BYTES} bytes. You have sent ${bytes} bytes.`,
  );
}

function check(queue: Queue, message: Message, bytes: number): void {
  const { MessageBody, DelaySeconds } = message;
  if (MessageBody === '') {
    throw awsError('MissingParameter', 'The request must contain the parameter MessageBody.');
  }
  const maximum = queue.settings.MaximumMessageSize;
  if (bytes > maximum) {
    throw awsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${maximum} bytes.`,
    );
  }
  if (DelaySeconds !== undefined && (DelaySeconds < 0 || DelaySeconds > 900)) {
    throw awsError(
      'InvalidParameterValue',
      `Value ${DelaySeconds} for parameter DelaySeconds is invalid. ` +
        'Reason: DelaySeconds must be >= 0 and <= 900.',
    );
  }
}
