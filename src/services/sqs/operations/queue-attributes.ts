import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { levelOf } from '../bulk.ts';
import { changedSettings } from '../settings.ts';
import { queueArn, queueAt, type Queue, type SqsState } from '../state.ts';
import { use } from '../traffic.ts';
import { DATA_EVENT, onQueue, type QueueInput } from './declaration.ts';

/** Attributes that can be asked for without being there. */
const OPTIONAL: readonly string[] = ['Policy', 'RedrivePolicy', 'RedriveAllowPolicy'];

/** Attributes of a queue as texts; none unless asked for ("GetQueueAttributes"). */
export const getQueueAttributes = operation<
  SqsState,
  QueueInput & { readonly AttributeNames?: readonly string[] }
>({
  name: 'GetQueueAttributes',
  readOnly: true,
  trail: DATA_EVENT,
  ...onQueue,
  run: (ctx, { QueueUrl, AttributeNames = [] }) => {
    const queue = queueAt(ctx.state, QueueUrl);
    const all = attributesOf(queue, { arn: queueArn(ctx, queue.name), now: ctx.now });
    if (AttributeNames.includes('All')) return { Attributes: Object.fromEntries(all) };
    const shown = new Map<string, string>();
    for (const name of AttributeNames) {
      const value = all.get(name);
      if (value !== undefined) shown.set(name, value);
      else if (!OPTIONAL.includes(name) && !/^(Kms|Fifo|ContentBased)/.test(name)) {
        throw awsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
      }
    }
    return shown.size === 0 ? {} : { Attributes: Object.fromEntries(shown) };
  },
});

/** Changes attributes of a queue ("SetQueueAttributes"). */
export const setQueueAttributes = operation<
  SqsState,
  QueueInput & { readonly Attributes: Readonly<Record<string, string>> }
>({
  name: 'SetQueueAttributes',
  readOnly: false,
  trail: { category: 'management' },
  ...onQueue,
  run: (ctx, { QueueUrl, Attributes }) => {
    const queue = queueAt(ctx.state, QueueUrl);
    queue.settings = changedSettings(ctx, queue.settings, Attributes);
    queue.modifiedAt = ctx.now;
    use(ctx, queue);
    return {};
  },
});

function attributesOf(
  queue: Queue,
  { arn, now }: { readonly arn: string; readonly now: number },
): Map<string, string> {
  const { settings } = queue;
  const { visible, inFlight, delayed } = levelOf(queue, now);
  const seconds = (at: number): string => String(Math.floor(at / 1_000));
  const attributes = new Map([
    ['QueueArn', arn],
    ['ApproximateNumberOfMessages', String(visible)],
    ['ApproximateNumberOfMessagesNotVisible', String(inFlight)],
    ['ApproximateNumberOfMessagesDelayed', String(delayed)],
    ['CreatedTimestamp', seconds(queue.createdAt)],
    ['LastModifiedTimestamp', seconds(queue.modifiedAt)],
    ['VisibilityTimeout', String(settings.VisibilityTimeout)],
    ['MaximumMessageSize', String(settings.MaximumMessageSize)],
    ['MessageRetentionPeriod', String(settings.MessageRetentionPeriod)],
    ['DelaySeconds', String(settings.DelaySeconds)],
    ['ReceiveMessageWaitTimeSeconds', String(settings.ReceiveMessageWaitTimeSeconds)],
    ['SqsManagedSseEnabled', settings.SqsManagedSseEnabled],
  ]);
  for (const name of ['Policy', 'RedrivePolicy', 'RedriveAllowPolicy'] as const) {
    const value = settings[name];
    if (value !== undefined) attributes.set(name, value);
  }
  return attributes;
}
