import { awsError, notSimulated } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { drawUuid } from '../../../kernel/ids.ts';
import { drawPending, mustConfirm } from '../delivery/confirm.ts';
import { transitMs } from '../delivery/send.ts';
import { dropExpired, invalid, topicOf } from '../state.ts';
import type { Protocol, SnsState, Subscription } from '../state.ts';
import { onTopic } from './declaration.ts';
import { setSubscriptionAttribute } from './subscription-attributes.ts';

interface Input {
  readonly TopicArn: string;
  readonly Protocol: string;
  readonly Endpoint?: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly ReturnSubscriptionArn?: boolean;
}

/**
 * Subscribes an endpoint. E-mail and web endpoints get nothing but a request to confirm until
 * their owner follows it (API Reference, "Subscribe").
 */
export const subscribe = operation<SnsState, Input>({
  name: 'Subscribe',
  readOnly: false,
  simplified: 'SMS reach every number, without a sandbox; no mobile push or Firehose.',
  trail: {
    category: 'management',
    redact: { Endpoint: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
  },
  ...onTopic,
  run: (ctx, input) => {
    const protocol = checkProtocol(input.Protocol);
    const endpoint = checkEndpoint(protocol, input.Endpoint ?? '');
    const topic = topicOf(ctx.state, input.TopicArn);
    dropExpired(topic, ctx.now);
    const asked: Subscription = {
      arn: `${topic.arn}:${drawUuid(ctx.random('subscriptions'))}`,
      topicArn: topic.arn,
      protocol,
      endpoint,
      principal: ctx.caller.arn,
      pending: mustConfirm(protocol) ? drawPending(ctx) : undefined,
      confirmedWith: undefined,
      wasAuthenticated: !mustConfirm(protocol),
      needsAuthToUnsubscribe: false,
      isRaw: false,
      filterScope: 'MessageAttributes',
      filter: undefined,
    };
    const attributes = Object.entries(input.Attributes ?? {});
    const isBody = input.Attributes?.['FilterPolicyScope'] === 'MessageBody';
    for (const [name, value] of attributes) {
      const scope = isBody ? 'MessageBody' : 'MessageAttributes';
      setSubscriptionAttribute(asked, { name, value, operation: 'Subscribe', scope });
    }
    const existing = [...topic.subscriptions.values()].find(
      (other) => other.protocol === protocol && other.endpoint === endpoint,
    );
    const subscription = existing ?? asked;
    if (existing) refuseDifference(existing, asked, attributes.length > 0);
    else topic.subscriptions.set(asked.arn, asked);
    if (subscription.pending) {
      ctx.schedule(ctx.now + transitMs(ctx, subscription), 'sns.requestConfirmation', {
        topicArn: topic.arn,
        subscriptionArn: subscription.arn,
        token: subscription.pending.token,
      });
    }
    const isShown = !subscription.pending || input.ReturnSubscriptionArn === true;
    return { SubscriptionArn: isShown ? subscription.arn : 'pending confirmation' };
  },
});

function refuseDifference(existing: Subscription, asked: Subscription, hasAny: boolean): void {
  const isSame =
    existing.isRaw === asked.isRaw &&
    existing.filter?.source === asked.filter?.source &&
    existing.filter?.scope === asked.filter?.scope;
  if (hasAny && !isSame) {
    throw invalid('Attributes Reason: Subscription already exists with different attributes');
  }
}

function checkProtocol(text: string): Protocol {
  switch (text) {
    case 'email':
    case 'email-json':
    case 'sms':
    case 'http':
    case 'https':
    case 'lambda':
    case 'sqs':
      return text;
    case 'application':
    case 'firehose':
      throw notSimulated(`Not simulated: Amazon SNS protocol ${text}.`);
    default:
      throw invalid(`Amazon SNS does not support this protocol string: ${text}`);
  }
}

function checkEndpoint(protocol: Protocol, endpoint: string): string {
  switch (protocol) {
    case 'email':
    case 'email-json':
      if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(endpoint)) return endpoint;
      throw invalid('Email address');
    case 'sms':
      if (/^\+?[0-9][0-9 .\-()/]{5,24}$/.test(endpoint)) return endpoint.replace(/[^+\d]/g, '');
      throw awsError('InvalidParameter', `Invalid SMS endpoint: ${endpoint}`);
    case 'http':
    case 'https':
      if (endpoint.startsWith(`${protocol}://`) && endpoint.length > 10) return endpoint;
      throw invalid('Endpoint must match the specified protocol');
    case 'lambda':
      if (/^arn:aws:lambda:[^:]+:\d{12}:function:[^:]+(:[^:]+)?$/.test(endpoint)) return endpoint;
      throw invalid('Lambda endpoint ARN');
    case 'sqs':
      if (/^arn:aws:sqs:[^:]+:\d{12}:[^:]+$/.test(endpoint)) return endpoint;
      throw invalid('SQS endpoint ARN');
  }
}
