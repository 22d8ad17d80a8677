import { AwsError, awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { drawUuid } from '../../../kernel/ids.ts';
import { fanOut } from '../delivery/publish.ts';
import type { MessageAttribute } from '../filter-policy/match.ts';
import { attributesOf } from '../messages/attributes.ts';
import { checkSubject, sizeOf, textsOf, type MessageInput } from '../messages/texts.ts';
import { topicOf, type SnsState } from '../state.ts';
import { onTopic } from './declaration.ts';
import { HIDDEN, MAX_BYTES, refuseForFifo } from './publish.ts';

interface Entry extends MessageInput {
  readonly Id: string;
  readonly Subject?: string;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
}

interface Input {
  readonly TopicArn: string;
  readonly PublishBatchRequestEntries: readonly Entry[];
}

const MAX_ENTRIES = 10;

/** Sends up to ten messages to a topic; one that is refused fails alone ("PublishBatch"). */
export const publishBatch = operation<SnsState, Input>({
  name: 'PublishBatch',
  readOnly: false,
  action: 'sns:Publish',
  simplified: 'A failed delivery to Lambda or SQS is counted, not tried again.',
  trail: {
    category: 'data',
    dataResourceType: 'AWS::SNS::Topic',
    redact: {
      'PublishBatchRequestEntries.Message': HIDDEN,
      'PublishBatchRequestEntries.Subject': HIDDEN,
      'PublishBatchRequestEntries.MessageAttributes': HIDDEN,
    },
  },
  ...onTopic,
  run: (ctx, { TopicArn, PublishBatchRequestEntries: entries }) => {
    const topic = topicOf(ctx.state, TopicArn);
    checkBatch(entries);
    // What is wrong with an attribute refuses the whole batch, with a text only its message.
    const checked = entries.map((entry) => {
      refuseForFifo(entry);
      return { entry, attributes: attributesOf(entry.MessageAttributes ?? {}) };
    });
    checkLength(entries);
    const Successful: object[] = [];
    const Failed: object[] = [];
    for (const { entry, attributes } of checked) {
      const { Id, Subject: subject } = entry;
      const texts = checkedTexts(entry);
      if (texts instanceof AwsError) {
        const { code: Code, message: Message } = texts.answer;
        Failed.push({ Id, Code, Message, SenderFault: true });
        continue;
      }
      const messageId = drawUuid(ctx.random('messages'));
      const bytes = sizeOf(entry.Message);
      fanOut(ctx, topic, { messageId, subject, texts, attributes, bytes });
      Successful.push({ Id, MessageId: messageId });
    }
    return { Successful, Failed };
  },
});

function checkedTexts(entry: Entry): Map<string, string> | AwsError {
  try {
    checkSubject(entry.Subject);
    return textsOf(entry);
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}

function checkLength(entries: readonly Entry[]): void {
  if (entries.reduce((sum, { Message }) => sum + sizeOf(Message), 0) <= MAX_BYTES) return;
  throw awsError(
    'BatchRequestTooLong',
    'The length of all the batch messages put together is more than the limit.',
  );
}

function checkBatch(entries: readonly Entry[]): void {
  if (entries.length === 0) {
    throw awsError('EmptyBatchRequest', "The batch request doesn't contain any entries.");
  }
  if (entries.length > MAX_ENTRIES) {
    throw awsError(
      'TooManyEntriesInBatchRequest',
      'The batch request contains more entries than permissible.',
    );
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    throw awsError(
      'BatchEntryIdsNotDistinct',
      'Two or more batch entries in the request have the same Id.',
    );
  }
}
