import type { ServiceContext } from '../../../gateway/context.ts';
import { attributesMatch, bodyMatches, type MessageAttribute } from '../filter-policy/match.ts';
import { dropExpired, type SnsState, type Subscription, type Topic } from '../state.ts';
import { measure, type TopicMetric } from './metrics.ts';
import { transitMs } from './send.ts';

/** A message as Publish took it. */
export interface Publication {
  readonly messageId: string;
  readonly subject: string | undefined;
  /** Text by protocol; `default` is always there. */
  readonly texts: ReadonlyMap<string, string>;
  readonly attributes: ReadonlyMap<string, MessageAttribute>;
  readonly bytes: number;
}

/** Counts a message and sends it on its way to every subscription that wants it. */
export function fanOut(
  ctx: ServiceContext<SnsState>,
  topic: Topic,
  publication: Publication,
): void {
  measure(ctx, topic, { metric: 'NumberOfMessagesPublished' });
  measure(ctx, topic, { metric: 'PublishSize', value: publication.bytes });
  dropExpired(topic, ctx.now);
  for (const subscription of topic.subscriptions.values()) {
    if (subscription.pending) continue;
    const { protocol } = subscription;
    const text = publication.texts.get(protocol) ?? publication.texts.get('default')!;
    const filteredBy = filtered(subscription, publication, text);
    if (filteredBy) {
      measure(ctx, topic, { metric: 'NumberOfNotificationsFilteredOut' });
      measure(ctx, topic, { metric: filteredBy });
      continue;
    }
    ctx.schedule(ctx.now + transitMs(ctx, subscription), 'sns.deliver', {
      topicArn: topic.arn,
      subscriptionArn: subscription.arn,
      messageId: publication.messageId,
      subject: publication.subject,
      text,
      attributes: [...publication.attributes],
      publishedAt: ctx.now,
    });
  }
}

function filtered(
  { filter }: Subscription,
  { attributes }: Publication,
  text: string,
): TopicMetric | undefined {
  if (!filter) return undefined;
  if (filter.scope === 'MessageBody') {
    if (bodyMatches(filter.policy, text)) return undefined;
    return isJsonObject(text)
      ? 'NumberOfNotificationsFilteredOut-MessageBody'
      : 'NumberOfNotificationsFilteredOut-InvalidMessageBody';
  }
  if (attributesMatch(filter.policy, attributes)) return undefined;
  return attributes.size === 0
    ? 'NumberOfNotificationsFilteredOut-NoMessageAttributes'
    : 'NumberOfNotificationsFilteredOut-MessageAttributes';
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
