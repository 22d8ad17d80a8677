import { service } from '../../gateway/service.ts';
import { requestConfirmation } from './delivery/confirm.ts';
import { deliver } from './delivery/send.ts';
import { createTopic } from './operations/create-topic.ts';
import { publishBatch } from './operations/publish-batch.ts';
import { publish } from './operations/publish.ts';
import { subscribe } from './operations/subscribe.ts';
import {
  confirmSubscription,
  getSubscriptionAttributes,
  listSubscriptions,
  listSubscriptionsByTopic,
  setSubscriptionAttributes,
  unsubscribe,
} from './operations/subscriptions.ts';
import { listTagsForResource, tagResource, untagResource } from './operations/tagging.ts';
import {
  deleteTopic,
  getTopicAttributes,
  listTopics,
  setTopicAttributes,
} from './operations/topics.ts';
import { adoptSns } from './adopt.ts';
import { seedSns } from './seed.ts';
import { emptySns, type SnsState } from './state.ts';

/** Amazon Simple Notification Service: topics, subscriptions, deliveries. */
export const sns = service<SnsState>({
  name: 'sns',
  title: 'Amazon Simple Notification Service',
  eventSource: 'sns.amazonaws.com',
  iamPrefix: 'sns',
  endpoint: 'sns.{region}.amazonaws.com',
  protocol: 'query',
  usageName: 'SNS',
  empty: emptySns,
  operations: [
    createTopic,
    deleteTopic,
    listTopics,
    getTopicAttributes,
    setTopicAttributes,
    subscribe,
    confirmSubscription,
    unsubscribe,
    listSubscriptions,
    listSubscriptionsByTopic,
    getSubscriptionAttributes,
    setSubscriptionAttributes,
    publish,
    publishBatch,
    tagResource,
    untagResource,
    listTagsForResource,
  ],
  handlers: { 'sns.deliver': deliver, 'sns.requestConfirmation': requestConfirmation },
  seed: seedSns,
  adopt: adoptSns,
  playback: { work: ['sns.deliver'], begin: (opened) => opened, adopt: adoptSns },
});
