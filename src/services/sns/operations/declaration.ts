import type { Identity, Params } from '../../../gateway/call.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { judgedPolicy } from '../judged-policy.ts';
import type { SnsState } from '../state.ts';

/** What every operation on one topic declares: the resource, its policy, its owner. */
export const onTopic = Object.freeze({
  resource: (input: Params): string => String(input['TopicArn']),
  resourcePolicy: (
    input: Params,
    ctx: ServiceContext<SnsState>,
    caller: Identity,
  ): string | undefined => topicPolicy(ctx.state, input['TopicArn'], caller),
  conditions: ownerCondition,
});

/**
 * Services that publish for the account that owns their resource. AWS page: "Example cases for
 * Amazon SNS access control", services that support AWS:SourceOwner.
 */
const OWNED_SERVICES: ReadonlySet<string> = new Set([
  'cloudwatch.amazonaws.com',
  'autoscaling.amazonaws.com',
  'rds.amazonaws.com',
  'ses.amazonaws.com',
  'redshift.amazonaws.com',
  'dms.amazonaws.com',
]);

/** The policy of a topic as it is judged for this caller. */
export function topicPolicy(state: SnsState, arn: unknown, caller: Identity): string | undefined {
  const policy = state.topics.get(String(arn))?.policy;
  if (policy === undefined || caller.type !== 'AWSService') return policy;
  return judgedPolicy(policy);
}

/** Whose account a caller acts for: default topic policies let the owner's account in. */
export function ownerCondition(
  _input: Params,
  ctx: ServiceContext<SnsState>,
  caller: Identity,
): Record<string, string> {
  if (caller.type === 'Anonymous') return {};
  if (caller.type !== 'AWSService') return { 'aws:SourceOwner': caller.accountId };
  const isOwned = OWNED_SERVICES.has(caller.invokedBy ?? caller.principalId);
  return isOwned ? { 'aws:SourceOwner': ctx.account } : {};
}

/** The topic's ARN in a subscription's. */
export function topicArnOf(subscriptionArn: unknown): string {
  return String(subscriptionArn).split(':').slice(0, 6).join(':');
}
