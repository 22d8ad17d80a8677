import { awsError, notSimulated } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { changedSettings, differingAttribute } from '../settings.ts';
import { DEFAULT_SETTINGS, newQueue, queueArn, queueUrl, type SqsState } from '../state.ts';
import { use } from '../traffic.ts';

interface Input {
  readonly QueueName: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
}

const PAUSE_AFTER_DELETION_MS = 60_000;

/** Makes a standard queue, or finds the one of that name (API Reference, "CreateQueue"). */
export const createQueue = operation<SqsState, Input>({
  name: 'CreateQueue',
  readOnly: false,
  trail: { category: 'management' },
  resource: (input, ctx) => queueArn(ctx, String(input['QueueName'])),
  run: (ctx, { QueueName, Attributes = {}, tags = {} }) => {
    if (Attributes['FifoQueue'] === 'true') refuseFifo(QueueName);
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(QueueName)) {
      throw awsError(
        'InvalidParameterValue',
        'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
      );
    }
    const QueueUrl = queueUrl(ctx, QueueName);
    const existing = ctx.state.queues.get(QueueName);
    if (existing) {
      const differing = differingAttribute(ctx, existing.settings, Attributes);
      if (differing === undefined) return { QueueUrl };
      throw awsError(
        'QueueNameExists',
        'A queue already exists with the same name and a different value for attribute ' +
          differing,
      );
    }
    const deletedAt = ctx.state.deletedAt.get(QueueName);
    if (deletedAt !== undefined && ctx.now - deletedAt < PAUSE_AFTER_DELETION_MS) {
      throw awsError(
        'QueueDeletedRecently',
        'You must wait 60 seconds after deleting a queue before you can create another with ' +
          'the same name.',
      );
    }
    const settings = changedSettings(ctx, DEFAULT_SETTINGS, Attributes);
    const queue = newQueue(QueueName, ctx.now, settings);
    for (const [key, value] of Object.entries(tags)) queue.tags.set(key, value);
    ctx.state.queues.set(QueueName, queue);
    use(ctx, queue);
    return { QueueUrl };
  },
});

function refuseFifo(name: string): void {
  if (/^[A-Za-z0-9_-]{1,75}\.fifo$/.test(name)) {
    throw notSimulated('Not simulated: Amazon SQS FIFO queues.');
  }
  throw awsError(
    'InvalidParameterValue',
    'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, ' +
      'must end with .fifo suffix and be 1 to 80 in length',
  );
}
