import { formatMillis } from '../../../aws/instant.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { drawText } from '../../../kernel/ids.ts';
import { drawBetween } from '../../../kernel/random.ts';
import type { MessageAttribute } from '../filter-policy/match.ts';
import { lambdaEvent, notificationJson, type Notification } from '../messages/envelope.ts';
import { notificationMail, shortMessage } from '../messages/mail.ts';
import type { SnsState, Subscription, Topic } from '../state.ts';
import { receive, receiveByMachine, type Delivery } from './inbox.ts';
import { measure } from './metrics.ts';

/** One message on its way to one subscription: scheduled work, so plain data. */
export interface Parcel {
  readonly topicArn: string;
  readonly subscriptionArn: string;
  readonly messageId: string;
  readonly subject: string | undefined;
  /** The text for this protocol. */
  readonly text: string;
  readonly attributes: readonly (readonly [string, MessageAttribute])[];
  readonly publishedAt: number;
}

const SIGNATURE_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** How long a message is under way: machines get it at once, people after a few seconds. */
export function transitMs(ctx: ServiceContext<SnsState>, subscription: Subscription): number {
  const luck = ctx.random('transit');
  const isMachine = subscription.protocol === 'lambda' || subscription.protocol === 'sqs';
  return isMachine ? drawBetween(luck, 20, 120) : drawBetween(luck, 900, 4_000);
}

/** A message arrives where its subscription says. */
export function deliver(ctx: ServiceContext<SnsState>, parcel: Parcel): void {
  const topic = ctx.state.topics.get(parcel.topicArn);
  const subscription = topic?.subscriptions.get(parcel.subscriptionArn);
  if (!topic || !subscription || subscription.pending) return;
  const isDelivered = hand(ctx, { topic, subscription }, parcel);
  measure(ctx, topic, {
    metric: isDelivered ? 'NumberOfNotificationsDelivered' : 'NumberOfNotificationsFailed',
  });
}

interface To {
  readonly topic: Topic;
  readonly subscription: Subscription;
}

function hand(ctx: ServiceContext<SnsState>, to: To, parcel: Parcel): boolean {
  const { subscription } = to;
  switch (subscription.protocol) {
    case 'lambda':
      return invoke(ctx, to, parcel);
    case 'sqs':
      return enqueue(ctx, to, parcel);
    case 'email': {
      const { endpoint, arn: subscriptionArn } = subscription;
      const { subject, text } = parcel;
      post(ctx, to, {
        messageId: parcel.messageId,
        parts: undefined,
        ...notificationMail({ subject, text, subscriptionArn, endpoint }),
      });
      return true;
    }
    case 'sms': {
      const { text, parts } = shortMessage(parcel.text, to.topic.displayName);
      post(ctx, to, { messageId: parcel.messageId, subject: '', body: text, parts });
      return true;
    }
    default: {
      const body = subscription.isRaw
        ? parcel.text
        : notificationJson(notification(ctx, to, parcel));
      const subject = parcel.subject ?? 'AWS Notification Message';
      post(ctx, to, { messageId: parcel.messageId, subject, body, parts: undefined });
      return true;
    }
  }
}

type Content = Pick<Delivery, 'messageId' | 'subject' | 'body' | 'parts'>;

function post(ctx: ServiceContext<SnsState>, to: To, content: Content): void {
  receive(ctx.state, deliveryTo(ctx, to, content));
}

function deliveryTo(
  ctx: ServiceContext<SnsState>,
  { topic, subscription }: To,
  content: Content,
): Omit<Delivery, 'id'> {
  return {
    at: ctx.now,
    protocol: subscription.protocol,
    endpoint: subscription.endpoint,
    from: senderOf(topic),
    topicArn: topic.arn,
    subscriptionArn: subscription.arn,
    confirmationToken: undefined,
    ...content,
  };
}

/** A function or a queue of the account took it. */
function keep(ctx: ServiceContext<SnsState>, to: To, content: Omit<Content, 'parts'>): void {
  receiveByMachine(ctx.state, deliveryTo(ctx, to, { ...content, parts: undefined }));
}

export function senderOf(topic: Topic): string {
  return `${topic.displayName || 'AWS Notifications'} <no-reply@sns.amazonaws.com>`;
}

function invoke(ctx: ServiceContext<SnsState>, to: To, parcel: Parcel): boolean {
  const body = JSON.stringify(lambdaEvent(notification(ctx, to, parcel)));
  const outcome = ctx.call({
    service: 'lambda',
    operation: 'Invoke',
    params: {
      FunctionName: to.subscription.endpoint,
      InvocationType: 'Event',
      Payload: body,
    },
    credential: { kind: 'service', principal: 'sns.amazonaws.com' },
    sourceArn: to.topic.arn,
  });
  if (outcome.ok)
    keep(ctx, to, { messageId: parcel.messageId, subject: parcel.subject ?? '', body });
  return outcome.ok;
}

/** Queues are found by ARN; the Region of the queue may be another one. */
function enqueue(ctx: ServiceContext<SnsState>, to: To, parcel: Parcel): boolean {
  const [, , , region = ctx.region, account = '', name = ''] = to.subscription.endpoint.split(':');
  const body = to.subscription.isRaw
    ? parcel.text
    : notificationJson(notification(ctx, to, parcel));
  const outcome = ctx.call({
    service: 'sqs',
    operation: 'SendMessage',
    region,
    params: {
      QueueUrl: `https://sqs.${region}.amazonaws.com/${account}/${name}`,
      MessageBody: body,
      ...(to.subscription.isRaw && parcel.attributes.length > 0
        ? { MessageAttributes: Object.fromEntries(parcel.attributes) }
        : {}),
    },
    credential: { kind: 'service', principal: 'sns.amazonaws.com' },
    sourceArn: to.topic.arn,
  });
  if (outcome.ok)
    keep(ctx, to, { messageId: parcel.messageId, subject: parcel.subject ?? '', body });
  return outcome.ok;
}

function notification(ctx: ServiceContext<SnsState>, to: To, parcel: Parcel): Notification {
  return {
    messageId: parcel.messageId,
    topicArn: to.topic.arn,
    subscriptionArn: to.subscription.arn,
    subject: parcel.subject,
    message: parcel.text,
    timestamp: formatMillis(parcel.publishedAt),
    attributes: new Map(parcel.attributes),
    signature: drawSignature(ctx),
  };
}

/** Looks like a signature; nothing checks it. */
export function drawSignature(ctx: ServiceContext<SnsState>): string {
  return `${drawText(ctx.random('signatures'), SIGNATURE_ALPHABET, 342)}==`;
}
