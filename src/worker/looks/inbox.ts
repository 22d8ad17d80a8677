import { deliveredMessages } from '../../world/views/messages.ts';
import { linkState, messageId } from '../../world/views/inbox.ts';
import type { LookContext } from '../looks.ts';
import type { InboxMessage } from '../views.ts';

/** Messages that reached people since the story opened, newest first. */
export function inboxOf({ world, play }: LookContext): InboxMessage[] {
  return deliveredMessages(world)
    .filter(({ delivery }) => delivery.at >= play.story.start)
    .map((message) => {
      const { delivery } = message;
      const id = messageId(message);
      const link = linkState(world, message);
      const channel = delivery.protocol === 'sms' ? ('sms' as const) : ('email' as const);
      return {
        id,
        at: delivery.at,
        channel,
        from: delivery.from,
        to: delivery.endpoint,
        subject: delivery.subject,
        body: delivery.body,
        read: play.readMessages.has(id),
        link: link ? { label: 'Confirm subscription', followed: link === 'confirmed' } : null,
        topicArn: delivery.topicArn ?? null,
      };
    })
    .reverse();
}
