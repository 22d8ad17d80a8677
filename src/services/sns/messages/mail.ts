/** The sender of every mail of a topic that has no display name. */
export const MAIL_SENDER = 'AWS Notifications <no-reply@sns.amazonaws.com>';

export interface Mail {
  readonly subject: string;
  readonly body: string;
}

/** Mail with which SNS asks whether the reader wants the topic. */
export function confirmationMail(topicArn: string, confirmUrl: string): Mail {
  return {
    subject: 'AWS Notification - Subscription Confirmation',
    body: [
      'You have chosen to subscribe to the topic: ',
      topicArn,
      '',
      'To confirm this subscription, click or visit the link below ' +
        '(If this was in error no action is necessary): ',
      confirmUrl,
      '',
      'Please do not reply directly to this email. If you wish to remove yourself from receiving ' +
        'all future SNS subscription confirmation requests please send an email to sns-opt-out',
    ].join('\n'),
  };
}

/** A notification as an e-mail subscriber reads it: the text and the way out. */
export function notificationMail(notification: {
  readonly subject: string | undefined;
  readonly text: string;
  readonly subscriptionArn: string;
  readonly endpoint: string;
}): Mail {
  const { subject, text, subscriptionArn, endpoint } = notification;
  const region = subscriptionArn.split(':')[3] ?? '';
  return {
    subject: subject ?? 'AWS Notification Message',
    body: [
      text,
      '',
      '--',
      'If you wish to stop receiving notifications from this topic, please click or visit the ' +
        'link below to unsubscribe:',
      `https://sns.${region}.amazonaws.com/unsubscribe.html?SubscriptionArn=${subscriptionArn}` +
        `&Endpoint=${endpoint}`,
      '',
      'Please do not reply directly to this email. If you have any questions or comments ' +
        'regarding this email, please contact us at https://aws.amazon.com/support',
    ].join('\n'),
  };
}

const SMS_PART_CHARACTERS = 140;
const SMS_TOTAL_CHARACTERS = 1_600;

/** A text message and how many parts of 140 characters carry it. */
export function shortMessage(
  text: string,
  displayName: string | undefined,
): { text: string; parts: number } {
  const whole = displayName ? `${displayName}> ${text}` : text;
  const cut = whole.slice(0, SMS_TOTAL_CHARACTERS);
  return { text: cut, parts: Math.max(1, Math.ceil(cut.length / SMS_PART_CHARACTERS)) };
}
