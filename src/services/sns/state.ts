import { arnOf } from '../../aws/arn.ts';
import { awsError, type AwsError } from '../../aws/errors.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { Delivery } from './delivery/inbox.ts';
import type { FilterPolicy, FilterPolicyScope } from './filter-policy/compile.ts';

/** Amazon SNS of one Region. */
export interface SnsState {
  /** By ARN, in order of creation. */
  readonly topics: Map<string, Topic>;
  /** What reached people: e-mail, SMS, pages. Oldest first, each frozen. */
  readonly inbox: Delivery[];
  nextDelivery: number;
  /** What functions and queues of the account were handed; none in most worlds. */
  machines?: Delivery[];
}

export interface Topic {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: Instant;
  displayName: string;
  /** JSON text. */
  policy: string;
  readonly tags: Map<string, string>;
  /** By ARN, in order of creation. */
  readonly subscriptions: Map<string, Subscription>;
  deletedSubscriptions: number;
  /** Handles of the topic's series, by metric name. */
  readonly series: Map<string, number>;
}

export type Protocol = 'email' | 'email-json' | 'sms' | 'http' | 'https' | 'lambda' | 'sqs';

export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: Protocol;
  readonly endpoint: string;
  readonly principal: string;
  /** Present until the endpoint's owner confirms. */
  pending: { readonly token: string; readonly expiresAt: Instant } | undefined;
  /** The token it was confirmed with: a second click is no error. */
  confirmedWith: string | undefined;
  wasAuthenticated: boolean;
  needsAuthToUnsubscribe: boolean;
  isRaw: boolean;
  filterScope: FilterPolicyScope;
  filter: SubscriptionFilter | undefined;
}

/** Frozen. */
export interface SubscriptionFilter {
  readonly source: string;
  readonly scope: FilterPolicyScope;
  readonly policy: FilterPolicy;
}

export function emptySns(): SnsState {
  return { topics: new Map(), inbox: [], nextDelivery: 1 };
}

export function newTopic(
  where: { readonly account: string; readonly region: string; readonly now: Instant },
  name: string,
): Topic {
  const arn = topicArn(where, name);
  return {
    name,
    arn,
    createdAt: where.now,
    displayName: '',
    policy: defaultPolicy(arn, where.account),
    tags: new Map(),
    subscriptions: new Map(),
    deletedSubscriptions: 0,
    series: new Map(),
  };
}

export function topicArn(
  where: { readonly account: string; readonly region: string },
  name: string,
): string {
  return arnOf('sns', name, { region: where.region, account: where.account });
}

/** The topic of an ARN, in the words SNS refuses it with. */
export function topicOf(state: SnsState, arn: string): Topic {
  checkArnParts('TopicArn', arn);
  if (!/^arn:[^:]*:sns:[^:]*:\d{12}:[^:]+$/.test(arn)) throw invalid('TopicArn');
  const topic = state.topics.get(arn);
  if (topic) return topic;
  throw awsError('NotFound', 'Topic does not exist', { status: 404 });
}

export function subscriptionOf(
  state: SnsState,
  arn: string,
): { readonly topic: Topic; readonly subscription: Subscription } {
  checkArnParts('SubscriptionArn', arn);
  const parts = arn.split(':');
  const topic = state.topics.get(parts.slice(0, 6).join(':'));
  const subscription = topic?.subscriptions.get(arn);
  if (topic && subscription) return { topic, subscription };
  throw awsError('NotFound', 'Subscription does not exist', { status: 404 });
}

/** Refuses what is not an ARN at all, by the name of the parameter. */
export function checkArnParts(name: string, arn: string): void {
  const { length } = arn.split(':');
  if (length >= 6) return;
  throw invalid(`${name} Reason: An ARN must have at least 6 elements, not ${length}`);
}

/** `InvalidParameter: Invalid parameter: …`, the way SNS words most refusals. */
export function invalid(what: string): AwsError {
  return awsError('InvalidParameter', `Invalid parameter: ${what}`);
}

/** The subscriptions a reader sees; reading changes nothing. */
export function liveSubscriptions(topic: Topic, now: Instant): Subscription[] {
  return [...topic.subscriptions.values()].filter(({ pending }) => !isExpired(pending, now));
}

function isExpired(pending: Subscription['pending'], now: Instant): boolean {
  return pending !== undefined && pending.expiresAt <= now;
}

/** Unconfirmed subscriptions vanish when their token does. */
export function dropExpired(topic: Topic, now: Instant): void {
  for (const [arn, { pending }] of topic.subscriptions) {
    if (isExpired(pending, now)) topic.subscriptions.delete(arn);
  }
}

/** The policy a topic has until somebody sets another: whoever acts for the owner's account. */
function defaultPolicy(arn: string, account: string): string {
  const actions = [
    'GetTopicAttributes',
    'SetTopicAttributes',
    'AddPermission',
    'RemovePermission',
    'DeleteTopic',
    'Subscribe',
    'ListSubscriptionsByTopic',
    'Publish',
  ];
  return JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: actions.map((action) => `SNS:${action}`),
        Resource: arn,
        Condition: { StringEquals: { 'AWS:SourceOwner': account } },
      },
    ],
  });
}
