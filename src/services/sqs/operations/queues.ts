import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { emptyMessages } from '../queue/messages.ts';
import { queueArn, queueAt, queueNamed, queueUrl, type SqsState } from '../state.ts';
import { use } from '../traffic.ts';
import { DATA_EVENT, onQueue, type QueueInput } from './declaration.ts';

/** Deletes a queue and its messages ("DeleteQueue"). */
export const deleteQueue = operation<SqsState, QueueInput>({
  name: 'DeleteQueue',
  readOnly: false,
  trail: { category: 'management' },
  ...onQueue,
  run: (ctx, { QueueUrl }) => {
    const { name } = queueAt(ctx.state, QueueUrl);
    ctx.state.queues.delete(name);
    ctx.state.deletedAt.set(name, ctx.now);
    return {};
  },
});

/** Lists URLs of queues, at most 1,000 ("ListQueues"). */
export const listQueues = operation<
  SqsState,
  { readonly QueueNamePrefix?: string; readonly NextToken?: string; readonly MaxResults?: number }
>({
  name: 'ListQueues',
  readOnly: true,
  trail: DATA_EVENT,
  run: (ctx, { QueueNamePrefix = '', NextToken, MaxResults }) => {
    const names = [...ctx.state.queues.keys()].filter((name) => name.startsWith(QueueNamePrefix));
    names.sort();
    const from = NextToken === undefined ? 0 : names.findIndex((name) => name > NextToken);
    const shown = from < 0 ? [] : names.slice(from, from + (MaxResults ?? 1_000));
    const hasMore = MaxResults !== undefined && from >= 0 && from + shown.length < names.length;
    return {
      ...(shown.length > 0 ? { QueueUrls: shown.map((name) => queueUrl(ctx, name)) } : {}),
      ...(hasMore ? { NextToken: shown[shown.length - 1] } : {}),
    };
  },
});

/** The URL of a queue of this account ("GetQueueUrl"). */
export const getQueueUrl = operation<
  SqsState,
  { readonly QueueName: string; readonly QueueOwnerAWSAccountId?: string }
>({
  name: 'GetQueueUrl',
  readOnly: true,
  trail: DATA_EVENT,
  resource: (input, ctx) => queueArn(ctx, String(input['QueueName'])),
  run: (ctx, { QueueName, QueueOwnerAWSAccountId = ctx.account }) => {
    const name = QueueOwnerAWSAccountId === ctx.account ? QueueName : '';
    return { QueueUrl: queueUrl(ctx, queueNamed(ctx.state, name).name) };
  },
});

/** Throws all messages away; once a minute at most ("PurgeQueue"). */
export const purgeQueue = operation<SqsState, QueueInput>({
  name: 'PurgeQueue',
  readOnly: false,
  trail: { category: 'management' },
  ...onQueue,
  run: (ctx, { QueueUrl }) => {
    const queue = queueAt(ctx.state, QueueUrl);
    if (queue.purgedAt !== undefined && ctx.now - queue.purgedAt < 60_000) {
      throw awsError(
        'PurgeQueueInProgress',
        `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`,
        { status: 403 },
      );
    }
    use(ctx, queue);
    queue.purgedAt = ctx.now;
    queue.messages.batches = emptyMessages().batches;
    queue.heldInBulk = 0;
    return {};
  },
});

/** Queues whose dead letters come here ("ListDeadLetterSourceQueues"). */
export const listDeadLetterSourceQueues = operation<SqsState, QueueInput>({
  name: 'ListDeadLetterSourceQueues',
  readOnly: true,
  trail: DATA_EVENT,
  ...onQueue,
  run: (ctx, { QueueUrl }) => {
    const target = queueAt(ctx.state, QueueUrl).name;
    const sources = [...ctx.state.queues.values()].filter(
      ({ settings }) => settings.redrive?.targetName === target,
    );
    return { queueUrls: sources.map(({ name }) => queueUrl(ctx, name)) };
  },
});

/** Sets tags of a queue ("TagQueue"). */
export const tagQueue = operation<
  SqsState,
  QueueInput & { readonly Tags: Readonly<Record<string, string>> }
>({
  name: 'TagQueue',
  readOnly: false,
  trail: { category: 'management' },
  ...onQueue,
  run: (ctx, { QueueUrl, Tags }) => {
    const { tags } = queueAt(ctx.state, QueueUrl);
    for (const [key, value] of Object.entries(Tags)) tags.set(key, value);
    return {};
  },
});

/** Takes tags off a queue ("UntagQueue"). */
export const untagQueue = operation<SqsState, QueueInput & { readonly TagKeys: readonly string[] }>(
  {
    name: 'UntagQueue',
    readOnly: false,
    trail: { category: 'management' },
    ...onQueue,
    run: (ctx, { QueueUrl, TagKeys }) => {
      const { tags } = queueAt(ctx.state, QueueUrl);
      for (const key of TagKeys) tags.delete(key);
      return {};
    },
  },
);

/** The tags of a queue ("ListQueueTags"). */
export const listQueueTags = operation<SqsState, QueueInput>({
  name: 'ListQueueTags',
  readOnly: true,
  trail: DATA_EVENT,
  ...onQueue,
  run: (ctx, { QueueUrl }) => {
    const { tags } = queueAt(ctx.state, QueueUrl);
    return tags.size === 0 ? {} : { Tags: Object.fromEntries(tags) };
  },
});
