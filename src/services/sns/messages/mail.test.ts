import { expect, it } from 'vitest';
import { notificationMail } from './mail.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:ops';

it('a mail of a topic ends with the way to unsubscribe', () => {
  const mail = notificationMail({
    subject: undefined,
    text: 'hello',
    subscriptionArn: `${TOPIC}:2bcfbf39-05c3-41de-beaa-fcfcc21c8f55`,
    endpoint: 'dana@larkfield.example',
  });
  expect(mail.subject).toBe('AWS Notification Message');
  expect(mail.body).toContain(
    '\n--\nIf you wish to stop receiving notifications from this topic, please click or visit ' +
      'the link below to unsubscribe:\nhttps://sns.eu-west-1.amazonaws.com/unsubscribe.html?' +
      `SubscriptionArn=${TOPIC}:2bcfbf39-05c3-41de-beaa-fcfcc21c8f55` +
      '&Endpoint=dana@larkfield.example\n',
  );
});
