import { toBase64 } from '../../../aws/base64.ts';
import type { MessageAttribute } from '../filter-policy/match.ts';

/** One message as a topic sends it out, before it takes the form of a protocol. */
export interface Notification {
  readonly messageId: string;
  readonly topicArn: string;
  readonly subscriptionArn: string;
  readonly subject: string | undefined;
  readonly message: string;
  /** ISO 8601 with milliseconds. */
  readonly timestamp: string;
  readonly attributes: ReadonlyMap<string, MessageAttribute>;
  readonly signature: string;
}

/** The JSON that HTTP, e-mail-JSON and SQS subscribers get ("Amazon SNS message and JSON formats"). */
export function notificationJson(notification: Notification): string {
  const body = {
    Type: 'Notification',
    MessageId: notification.messageId,
    TopicArn: notification.topicArn,
    ...(notification.subject === undefined ? {} : { Subject: notification.subject }),
    Message: notification.message,
    Timestamp: notification.timestamp,
    SignatureVersion: '1',
    Signature: notification.signature,
    SigningCertURL: signingCertUrl(notification.topicArn),
    UnsubscribeURL: unsubscribeUrl(notification),
    ...(notification.attributes.size === 0
      ? {}
      : { MessageAttributes: attributeObject(notification.attributes) }),
  };
  return envelope(body);
}

/** The event a Lambda function gets; note `SigningCertUrl` and `UnsubscribeUrl`. */
export function lambdaEvent(notification: Notification): object {
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: notification.subscriptionArn,
        Sns: {
          Type: 'Notification',
          MessageId: notification.messageId,
          TopicArn: notification.topicArn,
          Subject: notification.subject ?? null,
          Message: notification.message,
          Timestamp: notification.timestamp,
          SignatureVersion: '1',
          Signature: notification.signature,
          SigningCertUrl: signingCertUrl(notification.topicArn),
          UnsubscribeUrl: unsubscribeUrl(notification),
          MessageAttributes: attributeObject(notification.attributes),
        },
      },
    ],
  };
}

/** What an endpoint that must confirm gets ("HTTP/HTTPS subscription confirmation JSON format"). */
export function confirmationJson(confirmation: {
  readonly messageId: string;
  readonly topicArn: string;
  readonly token: string;
  readonly timestamp: string;
  readonly signature: string;
}): string {
  const { messageId, topicArn, token, timestamp, signature } = confirmation;
  return envelope({
    Type: 'SubscriptionConfirmation',
    MessageId: messageId,
    Token: token,
    TopicArn: topicArn,
    Message:
      `You have chosen to subscribe to the topic ${topicArn}.\n` +
      'To confirm the subscription, visit the SubscribeURL included in this message.',
    SubscribeURL: subscribeUrl(topicArn, token),
    Timestamp: timestamp,
    SignatureVersion: '1',
    Signature: signature,
    SigningCertURL: signingCertUrl(topicArn),
  });
}

/** Members line by line, with a space on both sides of the colon; each attribute on one line. */
function envelope(body: Readonly<Record<string, string | object>>): string {
  const members = (of: object, indent: string): string =>
    Object.entries(of)
      .map(([name, value]) => {
        const isAttributes = indent === '  ' && typeof value === 'object';
        const text = isAttributes
          ? `{\n${members(value as object, '    ')}\n  }`
          : JSON.stringify(value);
        return `${indent}${JSON.stringify(name)} : ${text}`;
      })
      .join(',\n');
  return `{\n${members(body, '  ')}\n}`;
}

export function subscribeUrl(topicArn: string, token: string): string {
  return `${endpoint(topicArn)}/?Action=ConfirmSubscription&TopicArn=${topicArn}&Token=${token}`;
}

function unsubscribeUrl({ topicArn, subscriptionArn }: Notification): string {
  return `${endpoint(topicArn)}/?Action=Unsubscribe&SubscriptionArn=${subscriptionArn}`;
}

function signingCertUrl(topicArn: string): string {
  return `${endpoint(topicArn)}/SimpleNotificationService-0000000000000000000000.pem`;
}

function endpoint(topicArn: string): string {
  return `https://sns.${topicArn.split(':')[3] ?? ''}.amazonaws.com`;
}

function attributeObject(attributes: ReadonlyMap<string, MessageAttribute>): object {
  return Object.fromEntries(
    [...attributes].map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { Type: DataType, Value: BinaryValue ? toBase64(BinaryValue) : (StringValue ?? '') },
    ]),
  );
}
