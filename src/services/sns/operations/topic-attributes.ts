import { notSimulated } from '../../../aws/errors.ts';
import { invalid, liveSubscriptions, type Topic } from '../state.ts';

const NOT_MODELLED: readonly string[] = [
  'DeliveryPolicy',
  'KmsMasterKeyId',
  'SignatureVersion',
  'TracingConfig',
  'FifoThroughputScope',
  'ContentBasedDeduplication',
  'ArchivePolicy',
];

const EFFECTIVE_DELIVERY_POLICY = JSON.stringify({
  http: {
    defaultHealthyRetryPolicy: {
      minDelayTarget: 20,
      maxDelayTarget: 20,
      numRetries: 3,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: 'linear',
    },
    disableSubscriptionOverrides: false,
    defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
  },
});

/** Sets one attribute of a topic, with the refusals of SetTopicAttributes. */
export function setTopicAttribute(topic: Topic, name: string, value: string): void {
  if (name === 'DisplayName') {
    if (value.length > 100) throw invalid('DisplayName');
    topic.displayName = value;
    return;
  }
  if (name === 'Policy') {
    if (!isJsonObject(value)) throw invalid('Policy Error: null');
    topic.policy = value;
    return;
  }
  if (name === 'FifoTopic' && value === 'false') return;
  const isFeedback = /^(HTTP|SQS|Lambda|Firehose|Application)(Success|Failure)Feedback/.test(name);
  if (NOT_MODELLED.includes(name) || isFeedback) {
    throw notSimulated(`Not simulated: Amazon SNS topic attribute ${name}.`);
  }
  throw invalid('AttributeName');
}

export function topicAttributes(
  topic: Topic,
  { account, now }: { readonly account: string; readonly now: number },
): Record<string, string> {
  const subscriptions = liveSubscriptions(topic, now);
  const pending = subscriptions.filter((subscription) => subscription.pending).length;
  return {
    Policy: topic.policy,
    Owner: account,
    SubscriptionsPending: String(pending),
    TopicArn: topic.arn,
    EffectiveDeliveryPolicy: EFFECTIVE_DELIVERY_POLICY,
    SubscriptionsConfirmed: String(subscriptions.length - pending),
    DisplayName: topic.displayName,
    SubscriptionsDeleted: String(topic.deletedSubscriptions),
  };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
