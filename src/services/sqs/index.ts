import { service } from '../../gateway/service.ts';
import { consumeBulk, enqueueBulk, lookAtLevel } from './bulk.ts';
import { endMinute } from './metrics.ts';
import { createQueue } from './operations/create-queue.ts';
import {
  changeMessageVisibility,
  changeMessageVisibilityBatch,
  deleteMessage,
  deleteMessageBatch,
} from './operations/finish-message.ts';
import { addPermission, removePermission } from './operations/permissions.ts';
import { getQueueAttributes, setQueueAttributes } from './operations/queue-attributes.ts';
import {
  deleteQueue,
  getQueueUrl,
  listDeadLetterSourceQueues,
  listQueues,
  listQueueTags,
  purgeQueue,
  tagQueue,
  untagQueue,
} from './operations/queues.ts';
import { receiveMessage } from './operations/receive-message.ts';
import { sendMessage, sendMessageBatch } from './operations/send-message.ts';
import { seedSqs } from './seed.ts';
import { emptySqs, type SqsState } from './state.ts';

/** Amazon Simple Queue Service: standard queues. */
export const sqs = service<SqsState>({
  name: 'sqs',
  title: 'Amazon Simple Queue Service',
  eventSource: 'sqs.amazonaws.com',
  iamPrefix: 'sqs',
  endpoint: 'sqs.{region}.amazonaws.com',
  protocol: 'json',
  usageName: 'SQS',
  empty: emptySqs,
  operations: [
    createQueue,
    deleteQueue,
    listQueues,
    getQueueUrl,
    getQueueAttributes,
    setQueueAttributes,
    sendMessage,
    sendMessageBatch,
    receiveMessage,
    deleteMessage,
    deleteMessageBatch,
    changeMessageVisibility,
    changeMessageVisibilityBatch,
    purgeQueue,
    addPermission,
    removePermission,
    tagQueue,
    untagQueue,
    listQueueTags,
    listDeadLetterSourceQueues,
  ],
  handlers: { 'sqs.minute': endMinute },
  stimuli: { enqueue: enqueueBulk, consume: consumeBulk, level: lookAtLevel },
  seed: seedSqs,
});
