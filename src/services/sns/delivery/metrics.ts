import type { ServiceContext } from '../../../gateway/context.ts';
import type { SnsState, Topic } from '../state.ts';

export type TopicMetric =
  | 'NumberOfMessagesPublished'
  | 'NumberOfNotificationsDelivered'
  | 'NumberOfNotificationsFailed'
  | 'NumberOfNotificationsFilteredOut'
  | 'NumberOfNotificationsFilteredOut-MessageAttributes'
  | 'NumberOfNotificationsFilteredOut-NoMessageAttributes'
  | 'NumberOfNotificationsFilteredOut-MessageBody'
  | 'NumberOfNotificationsFilteredOut-InvalidMessageBody'
  | 'PublishSize';

/** One sample of a topic's metric ("Monitoring Amazon SNS topics using CloudWatch"). */
export function measure(
  ctx: ServiceContext<SnsState>,
  topic: Topic,
  sample: { readonly metric: TopicMetric; readonly value?: number },
): void {
  const { metric, value = 1 } = sample;
  let handle = topic.series.get(metric);
  if (handle === undefined) {
    handle = ctx.metrics.series({
      namespace: 'AWS/SNS',
      name: metric,
      dimensions: [['TopicName', topic.name]],
      unit: metric === 'PublishSize' ? 'Bytes' : 'Count',
    });
    topic.series.set(metric, handle);
  }
  ctx.metrics.put(handle, ctx.now, value);
}
