import type { Params } from '../../../gateway/call.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import type { SnsState } from '../state.ts';

/** What every operation on one topic declares: the resource, its policy, its owner. */
export const onTopic = Object.freeze({
  resource: (input: Params): string => String(input['TopicArn']),
  resourcePolicy: (input: Params, ctx: ServiceContext<SnsState>): string | undefined =>
    ctx.state.topics.get(String(input['TopicArn']))?.policy,
  conditions: ownerCondition,
});

/** Callers act for the account that owns the topic; default topic policies ask for that. */
export function ownerCondition(
  _input: Params,
  ctx: ServiceContext<SnsState>,
): Record<string, string> {
  return { 'aws:SourceOwner': ctx.account };
}

/** The topic's ARN in a subscription's. */
export function topicArnOf(subscriptionArn: unknown): string {
  return String(subscriptionArn).split(':').slice(0, 6).join(':');
}
