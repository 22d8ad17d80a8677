import { deliveredMessages } from '../world/views/messages.ts';
import { recordOf } from '../world/views/record.ts';
import type { World } from '../world/world.ts';
import type { Lens, Message } from './lens.ts';
import type { Pin } from './session.ts';

/** What a mission sees of a living world. */
export function lensOf(world: World): Lens {
  const { spec, journal } = world.state;
  return {
    now: world.now,
    opensAt: spec.start,
    homeRegion: spec.homeRegion,
    peek: (look) => world.peek(look),
    acts: journal.map(({ at, request, errorCode }) => ({
      at,
      request,
      ok: errorCode === null,
      errorCode,
    })),
    messages: messagesOf(world),
  };
}

/**
 * Messages to people in a world so far, oldest first. What a topic tells several subscribers is one
 * message: somebody who subscribes to the on-call topic does not make one page two.
 */
export function messagesOf(world: World): Message[] {
  const found = new Map<string, Message>();
  for (const { delivery } of deliveredMessages(world)) {
    const known = found.get(delivery.messageId);
    found.set(delivery.messageId, {
      at: known?.at ?? delivery.at,
      channel: delivery.protocol.startsWith('email') ? 'email' : delivery.protocol,
      to: [...(known?.to ?? []), delivery.endpoint],
      subject: known?.subject ?? delivery.subject,
      topicArn: delivery.topicArn ?? null,
      confirms: delivery.confirmationToken !== undefined,
    });
  }
  return [...found.values()];
}

/** What a pin stands for: the record itself, or what the pin says of a point or an alarm. */
export function pinValueOf(world: World, pin: Pin): unknown {
  return pin.kind === 'record' ? recordOf(world, pin.ref) : pin;
}

/** Minutes after the story opens at which a page reached somebody: alarms, not confirmations. */
export function pageMinutes(world: World): number[] {
  const { start } = world.state.spec;
  return messagesOf(world)
    .filter(({ at, confirms, subject }) => {
      return at >= start && !confirms && !subject.startsWith('OK:');
    })
    .map(({ at }) => Math.round(((at - start) / 60_000) * 10) / 10);
}
