import type { ServiceContext } from '../../gateway/context.ts';
import { newTopic, type SnsState } from './state.ts';

/** Takes over somebody's topics and subscriptions, confirmed or not, without what they sent. */
export function adoptSns(ctx: ServiceContext<SnsState>, from: SnsState): void {
  for (const source of from.topics.values()) {
    const topic = newTopic(ctx, source.name);
    topic.displayName = source.displayName;
    topic.policy = source.policy;
    for (const [key, value] of source.tags) topic.tags.set(key, value);
    for (const [arn, subscription] of source.subscriptions) {
      topic.subscriptions.set(arn, { ...subscription });
    }
    ctx.state.topics.set(topic.arn, topic);
  }
}
