import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import {
  checkArnParts,
  dropExpired,
  invalid,
  liveSubscriptions,
  subscriptionOf,
  topicOf,
} from '../state.ts';
import type { SnsState, Subscription } from '../state.ts';
import { onTopic, ownerCondition, topicArnOf } from './declaration.ts';
import { pageOf } from './page.ts';
import { setSubscriptionAttribute, subscriptionAttributes } from './subscription-attributes.ts';

interface SubscriptionInput {
  readonly SubscriptionArn: string;
}

/** A token is told from any other text before it is looked for. */
const TOKEN_FORM = /^[0-9a-f]{200,}$/;

const onSubscription = Object.freeze({
  resource: (input: Readonly<Record<string, unknown>>) => topicArnOf(input['SubscriptionArn']),
  conditions: ownerCondition,
});

/**
 * Confirms with the token of the request. Whoever holds it may: a link in a mail carries no
 * signature (API Reference, "ConfirmSubscription").
 */
export const confirmSubscription = operation<
  SnsState,
  { readonly TopicArn: string; readonly Token: string; readonly AuthenticateOnUnsubscribe?: string }
>({
  name: 'ConfirmSubscription',
  readOnly: false,
  trail: { category: 'management' },
  action: null,
  run: (ctx, { TopicArn, Token, AuthenticateOnUnsubscribe }) => {
    if (!TOKEN_FORM.test(Token)) throw awsError('InvalidParameter', 'Invalid token');
    const topic = ctx.state.topics.get(TopicArn);
    if (!topic) throw invalid('Token');
    dropExpired(topic, ctx.now);
    const isSigned = ctx.caller.type !== 'Anonymous';
    if (isSigned) ctx.authorize('sns:ConfirmSubscription', topic.arn);
    const subscription = [...topic.subscriptions.values()].find(
      ({ pending, confirmedWith }) => pending?.token === Token || confirmedWith === Token,
    );
    if (!subscription) throw invalid('Token');
    if (subscription.pending) {
      subscription.pending = undefined;
      subscription.confirmedWith = Token;
      subscription.wasAuthenticated = isSigned;
      subscription.needsAuthToUnsubscribe = isSigned && AuthenticateOnUnsubscribe === 'true';
    }
    return { SubscriptionArn: subscription.arn };
  },
});

/** Ends a subscription; the link at the foot of a mail does the same unsigned ("Unsubscribe"). */
export const unsubscribe = operation<SnsState, SubscriptionInput>({
  name: 'Unsubscribe',
  readOnly: false,
  trail: { category: 'management' },
  action: null,
  run: (ctx, { SubscriptionArn }) => {
    checkArnParts('SubscriptionArn', SubscriptionArn);
    const topic = ctx.state.topics.get(topicArnOf(SubscriptionArn));
    const subscription = topic?.subscriptions.get(SubscriptionArn);
    const isSigned = ctx.caller.type !== 'Anonymous';
    if (isSigned || subscription?.needsAuthToUnsubscribe) {
      ctx.authorize('sns:Unsubscribe', topicArnOf(SubscriptionArn));
    }
    if (topic?.subscriptions.delete(SubscriptionArn)) topic.deletedSubscriptions += 1;
    return {};
  },
});

/** Lists all subscriptions, 100 a page ("ListSubscriptions"). */
export const listSubscriptions = operation<SnsState, { readonly NextToken?: string }>({
  name: 'ListSubscriptions',
  readOnly: true,
  trail: { category: 'management' },
  run: (ctx, { NextToken }) => {
    const all = [...ctx.state.topics.values()].flatMap((topic) =>
      liveSubscriptions(topic, ctx.now),
    );
    const { items, nextToken } = pageOf(all, NextToken);
    return { Subscriptions: items.map((one) => row(one, ctx.account)), ...nextToken };
  },
});

/** Lists the subscriptions of a topic, 100 a page ("ListSubscriptionsByTopic"). */
export const listSubscriptionsByTopic = operation<
  SnsState,
  { readonly TopicArn: string; readonly NextToken?: string }
>({
  name: 'ListSubscriptionsByTopic',
  readOnly: true,
  trail: { category: 'management' },
  ...onTopic,
  run: (ctx, { TopicArn, NextToken }) => {
    const topic = topicOf(ctx.state, TopicArn);
    const { items, nextToken } = pageOf(liveSubscriptions(topic, ctx.now), NextToken);
    return { Subscriptions: items.map((one) => row(one, ctx.account)), ...nextToken };
  },
});

/** Everything about a subscription, as texts ("GetSubscriptionAttributes"). */
export const getSubscriptionAttributes = operation<SnsState, SubscriptionInput>({
  name: 'GetSubscriptionAttributes',
  readOnly: true,
  trail: { category: 'management' },
  ...onSubscription,
  run: (ctx, { SubscriptionArn }) => {
    const { subscription } = subscriptionOf(ctx.state, SubscriptionArn);
    return { Attributes: subscriptionAttributes(subscription, ctx.account) };
  },
});

/** Sets one attribute of a subscription ("SetSubscriptionAttributes"). */
export const setSubscriptionAttributes = operation<
  SnsState,
  SubscriptionInput & { readonly AttributeName: string; readonly AttributeValue?: string }
>({
  name: 'SetSubscriptionAttributes',
  readOnly: false,
  trail: { category: 'management' },
  ...onSubscription,
  run: (ctx, { SubscriptionArn, AttributeName, AttributeValue = '' }) => {
    const { subscription } = subscriptionOf(ctx.state, SubscriptionArn);
    setSubscriptionAttribute(subscription, {
      name: AttributeName,
      value: AttributeValue,
      operation: 'SetSubscriptionAttributes',
      scope: subscription.filterScope,
    });
    return {};
  },
});

/** A subscription that is not confirmed yet shows a word in place of its ARN. */
function row(subscription: Subscription, account: string): object {
  return {
    SubscriptionArn: subscription.pending ? 'PendingConfirmation' : subscription.arn,
    Owner: account,
    Protocol: subscription.protocol,
    Endpoint: subscription.endpoint,
    TopicArn: subscription.topicArn,
  };
}
