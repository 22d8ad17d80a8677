import { awsError } from '../../../aws/errors.ts';
import type { OperationContext } from '../../../gateway/context.ts';
import { operation } from '../../../gateway/service.ts';
import type { Batch } from '../queue/messages.ts';
import { queueAt, type Queue, type SqsState } from '../state.ts';
import { finish, use } from '../traffic.ts';
import { eachEntry } from './batch.ts';
import { DATA_EVENT, onQueue, type QueueInput } from './declaration.ts';

interface Handle {
  readonly ReceiptHandle: string;
}

interface Visibility extends Handle {
  readonly VisibilityTimeout: number;
}

type Batched<Entry> = QueueInput & { readonly Entries: readonly (Entry & { Id: string })[] };

const MAX_VISIBILITY_SECONDS = 43_200;

/** Deletes a message that was received; a handle of a message long gone is no error. */
export const deleteMessage = operation<SqsState, QueueInput & Handle>({
  name: 'DeleteMessage',
  readOnly: false,
  trail: DATA_EVENT,
  ...onQueue,
  run: (ctx, { QueueUrl, ReceiptHandle }) => deleteByHandle(used(ctx, QueueUrl), ReceiptHandle),
});

/** Deletes up to ten messages ("DeleteMessageBatch"). */
export const deleteMessageBatch = operation<SqsState, Batched<Handle>>({
  name: 'DeleteMessageBatch',
  readOnly: false,
  action: 'sqs:DeleteMessage',
  trail: DATA_EVENT,
  ...onQueue,
  run: (ctx, { QueueUrl, Entries }) => {
    const queue = used(ctx, QueueUrl);
    return eachEntry(Entries, 'DeleteMessageBatchRequestEntry', ({ ReceiptHandle }) =>
      deleteByHandle(queue, ReceiptHandle),
    );
  },
});

/** Hides a received message for longer, or shows it at once ("ChangeMessageVisibility"). */
export const changeMessageVisibility = operation<SqsState, QueueInput & Visibility>({
  name: 'ChangeMessageVisibility',
  readOnly: false,
  trail: DATA_EVENT,
  ...onQueue,
  run: (ctx, input) => changeByHandle(ctx, used(ctx, input.QueueUrl), input),
});

/** The same for up to ten messages ("ChangeMessageVisibilityBatch"). */
export const changeMessageVisibilityBatch = operation<SqsState, Batched<Visibility>>({
  name: 'ChangeMessageVisibilityBatch',
  readOnly: false,
  action: 'sqs:ChangeMessageVisibility',
  trail: DATA_EVENT,
  ...onQueue,
  run: (ctx, { QueueUrl, Entries }) => {
    const queue = used(ctx, QueueUrl);
    return eachEntry(Entries, 'ChangeMessageVisibilityBatchRequestEntry', (entry) =>
      changeByHandle(ctx, queue, entry),
    );
  },
});

function used(ctx: OperationContext<SqsState>, url: string): Queue {
  const queue = queueAt(ctx.state, url);
  use(ctx, queue);
  return queue;
}

function deleteByHandle(queue: Queue, handle: string): object {
  const batch = batchOf(queue, handle);
  if (batch) finish(queue, batch);
  return {};
}

function changeByHandle(
  ctx: OperationContext<SqsState>,
  queue: Queue,
  { ReceiptHandle, VisibilityTimeout }: Visibility,
): object {
  if (VisibilityTimeout < 0 || VisibilityTimeout > MAX_VISIBILITY_SECONDS) {
    throw awsError(
      'InvalidParameterValue',
      `Value ${VisibilityTimeout} for parameter VisibilityTimeout is invalid. ` +
        'Reason: VisibilityTimeout must be an integer between 0 and 43200.',
    );
  }
  const batch = batchOf(queue, ReceiptHandle);
  if (batch?.phase !== 'inFlight') {
    throw awsError(
      'InvalidParameterValue',
      `Value ${ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not ` +
        'exist or is not available for visibility timeout change.',
    );
  }
  batch.visibleAt = ctx.now + VisibilityTimeout * 1_000;
  return {};
}

function batchOf(queue: Queue, handle: string): Batch | undefined {
  if (!/^AQEB[A-Za-z0-9+/=]+$/.test(handle)) {
    throw awsError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${handle}" is not a valid receipt handle.`,
    );
  }
  return queue.messages.batches.find((batch) => batch.receiptHandle === handle);
}
