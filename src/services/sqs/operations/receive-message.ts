import { awsError, type AwsError } from '../../../aws/errors.ts';
import type { OperationContext } from '../../../gateway/context.ts';
import { operation } from '../../../gateway/service.ts';
import { drawText, drawUuid } from '../../../kernel/ids.ts';
import { attributesDigest, bodyDigest } from '../digests.ts';
import { split, type Batch, type MessageContent } from '../queue/messages.ts';
import { queueAt, type Queue, type SqsState } from '../state.ts';
import { take, use } from '../traffic.ts';
import { DATA_EVENT, onQueue, type QueueInput } from './declaration.ts';

interface Input extends QueueInput {
  readonly MaxNumberOfMessages?: number;
  readonly VisibilityTimeout?: number;
  readonly WaitTimeSeconds?: number;
  readonly AttributeNames?: readonly string[];
  readonly MessageSystemAttributeNames?: readonly string[];
  readonly MessageAttributeNames?: readonly string[];
}

const HANDLE_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Receives up to ten messages, which then hide for the visibility timeout. The answer comes at
 * once: there is no waiting inside a call ("ReceiveMessage").
 */
export const receiveMessage = operation<SqsState, Input>({
  name: 'ReceiveMessage',
  readOnly: true,
  simplified: 'A long poll answers at once with what is there.',
  trail: { ...DATA_EVENT, readOnly: true, keepsResponse: false },
  ...onQueue,
  run: (ctx, input) => {
    const queue = queueAt(ctx.state, input.QueueUrl);
    const { MaxNumberOfMessages: limit = 1, WaitTimeSeconds } = input;
    const visibility = input.VisibilityTimeout ?? queue.settings.VisibilityTimeout;
    if (limit < 1 || limit > 10) {
      throw bad('MaxNumberOfMessages', limit, 'Must be between 1 and 10, if provided.');
    }
    if (WaitTimeSeconds !== undefined && (WaitTimeSeconds < 0 || WaitTimeSeconds > 20)) {
      throw bad('WaitTimeSeconds', WaitTimeSeconds, 'Must be >= 0 and <= 20, if provided.');
    }
    if (visibility < 0 || visibility > 43_200) {
      throw bad('VisibilityTimeout', visibility, 'Must be between 0 and 43200, if provided.');
    }
    use(ctx, queue);
    const batches = take(ctx, queue, { limit, visibilityMs: visibility * 1_000 });
    const singles = batches.flatMap((batch) => singlesOf(ctx, queue, batch));
    if (singles.length === 0) {
      queue.minute.emptyReceives += 1;
      return {};
    }
    return { Messages: singles.map((single) => row(queue, single, input)) };
  },
});

function singlesOf(ctx: OperationContext<SqsState>, queue: Queue, batch: Batch): Batch[] {
  const singles: Batch[] = [];
  while (batch.count > 1) singles.push(split(queue.messages, batch, 1));
  singles.push(batch);
  for (const single of singles) {
    if (single.id.startsWith('bulk-')) single.id = drawUuid(ctx.random('messages'));
    single.receiptHandle = `AQEB${drawText(ctx.random('handles'), HANDLE_ALPHABET, 180)}`;
  }
  return singles;
}

function row(queue: Queue, single: Batch, input: Input): object {
  const content = contentOf(queue, single);
  const system = systemAttributes(single, content, [
    ...(input.AttributeNames ?? []),
    ...(input.MessageSystemAttributeNames ?? []),
  ]);
  const asked = input.MessageAttributeNames ?? [];
  const attributes = new Map(
    [...content.attributes].filter(([name]) => asked.some((one) => isAsked(one, name))),
  );
  const digest = attributesDigest(attributes);
  return {
    MessageId: single.id,
    ReceiptHandle: single.receiptHandle,
    MD5OfBody: bodyDigest(content.body),
    Body: content.body,
    ...(system.size > 0 ? { Attributes: Object.fromEntries(system) } : {}),
    ...(digest === undefined
      ? {}
      : {
          MD5OfMessageAttributes: digest,
          MessageAttributes: Object.fromEntries(attributes),
        }),
  };
}

/** Bulk traffic has no content of its own. */
function contentOf(queue: Queue, single: Batch): MessageContent {
  return single.content ?? { body: queue.bulkBody, attributes: new Map(), senderId: '' };
}

function systemAttributes(
  single: Batch,
  content: MessageContent,
  asked: readonly string[],
): Map<string, string> {
  const all = new Map([
    ['SenderId', content.senderId],
    ['ApproximateFirstReceiveTimestamp', String(single.firstReceivedAt ?? 0)],
    ['ApproximateReceiveCount', String(single.receives)],
    ['SentTimestamp', String(single.sentAt)],
  ]);
  if (asked.includes('All')) return all;
  return new Map([...all].filter(([name]) => asked.includes(name)));
}

/** `All`, `.*`, a name, or a prefix before `.*`: `Hel.*` asks for `Hello` (recorded). */
function isAsked(asked: string, name: string): boolean {
  if (asked === 'All' || asked === '.*' || asked === name) return true;
  return asked.endsWith('.*') && name.startsWith(asked.slice(0, -2));
}

function bad(parameter: string, value: number, reason: string): AwsError {
  return awsError(
    'InvalidParameterValue',
    `Value ${value} for parameter ${parameter} is invalid. Reason: ${reason}`,
  );
}
