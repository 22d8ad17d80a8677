import { formatMillis } from '../../../aws/instant.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { drawHex, drawUuid } from '../../../kernel/ids.ts';
import { confirmationJson, subscribeUrl } from '../messages/envelope.ts';
import { confirmationMail } from '../messages/mail.ts';
import type { SnsState, Subscription } from '../state.ts';
import { receive } from './inbox.ts';
import { drawSignature, senderOf } from './send.ts';

/** Tokens are good for three days. */
const TOKEN_MS = 3 * 86_400_000;

export interface ConfirmationRequest {
  readonly topicArn: string;
  readonly subscriptionArn: string;
  readonly token: string;
}

/** Whether SNS asks first: people and web endpoints are asked, the account's own are not. */
export function mustConfirm(protocol: Subscription['protocol']): boolean {
  return protocol !== 'sms' && protocol !== 'lambda' && protocol !== 'sqs';
}

export function drawPending(ctx: ServiceContext<SnsState>): NonNullable<Subscription['pending']> {
  const token = `2336412f37fb687f5d51e6e2${drawHex(ctx.random('tokens'), 232)}`;
  return Object.freeze({ token, expiresAt: ctx.now + TOKEN_MS });
}

/** The request to confirm arrives at the endpoint. */
export function requestConfirmation(
  ctx: ServiceContext<SnsState>,
  request: ConfirmationRequest,
): void {
  const topic = ctx.state.topics.get(request.topicArn);
  const subscription = topic?.subscriptions.get(request.subscriptionArn);
  if (!topic || !subscription) return;
  const { token } = request;
  const messageId = drawUuid(ctx.random('messages'));
  const mail = confirmationMail(topic.arn, subscribeUrl(topic.arn, token));
  const isPlainMail = subscription.protocol === 'email';
  receive(ctx.state, {
    at: ctx.now,
    protocol: subscription.protocol,
    endpoint: subscription.endpoint,
    from: senderOf(topic),
    subject: mail.subject,
    body: isPlainMail
      ? mail.body
      : confirmationJson({
          messageId,
          topicArn: topic.arn,
          token,
          timestamp: formatMillis(ctx.now),
          signature: drawSignature(ctx),
        }),
    topicArn: topic.arn,
    subscriptionArn: subscription.arn,
    messageId,
    confirmationToken: token,
    parts: undefined,
  });
}
