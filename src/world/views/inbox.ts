import { confirmationOf } from '../../services/sns/delivery/inbox.ts';
import type { SnsState } from '../../services/sns/state.ts';
import type { Look } from '../../gateway/call.ts';
import type { World } from '../world.ts';
import { deliveredMessages, type DeliveredMessage } from './messages.ts';

/** `<region>/<number>`: how the inbox names a message. */
export function messageId({ region, delivery }: DeliveredMessage): string {
  return `${region}/${delivery.id}`;
}

/** Whether the link a message offers is still open; undefined when it offers none. */
export function linkState(world: World, message: DeliveredMessage) {
  const state = world.context('sns', message.region).state as SnsState;
  return confirmationOf(state, message.delivery, world.now);
}

/** The call behind a message's link (ConfirmSubscription); null where it has none. */
export function linkCall(world: World, id: string): Required<Look> | null {
  const message = deliveredMessages(world).find((one) => messageId(one) === id);
  const token = message?.delivery.confirmationToken;
  if (!message || token === undefined) return null;
  return {
    service: 'sns',
    operation: 'ConfirmSubscription',
    region: message.region,
    params: { TopicArn: message.delivery.topicArn, Token: token },
  };
}
