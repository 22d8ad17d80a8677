import { minuteOf, peekAll, type Lens } from '../lens.ts';

/** An SNS topic as conditions see it. */
export interface TopicFact {
  readonly arn: string;
  readonly name: string;
  readonly confirmed: number;
  readonly pending: number;
  readonly endpoints: readonly string[];
}

export interface MessageFact {
  readonly minute: number;
  readonly channel: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly topic: string;
  readonly confirms: boolean;
}

interface SubscriptionAnswer {
  readonly SubscriptionArn: string;
  readonly TopicArn: string;
  readonly Endpoint?: string;
}

/** Topics with the state of their subscriptions. */
export function topicFacts(lens: Lens): TopicFact[] {
  const topics = peekAll<{ TopicArn: string }>(
    lens,
    { service: 'sns', operation: 'ListTopics', params: {} },
    { list: 'Topics' },
  );
  const subscriptions = peekAll<SubscriptionAnswer>(
    lens,
    { service: 'sns', operation: 'ListSubscriptions', params: {} },
    { list: 'Subscriptions' },
  );
  return topics.map(({ TopicArn: arn }) => {
    const own = subscriptions.filter((subscription) => subscription.TopicArn === arn);
    const pending = own.filter((one) => one.SubscriptionArn === 'PendingConfirmation').length;
    return {
      arn,
      name: arn.slice(arn.lastIndexOf(':') + 1),
      confirmed: own.length - pending,
      pending,
      endpoints: own.map((one) => one.Endpoint ?? ''),
    };
  });
}

export function messageFacts(lens: Lens): MessageFact[] {
  return lens.messages
    .filter((message) => message.at >= lens.opensAt)
    .map((message) => ({
      minute: minuteOf(lens, message.at),
      channel: message.channel,
      to: message.to,
      subject: message.subject,
      topic: message.topicArn?.slice(message.topicArn.lastIndexOf(':') + 1) ?? '',
      confirms: message.confirms,
    }));
}
