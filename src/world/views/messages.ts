import { allDeliveriesOf, deliveriesOf, type Delivery } from '../../services/sns/delivery/inbox.ts';
import type { SnsState } from '../../services/sns/state.ts';
import type { World } from '../world.ts';

/** A message that reached somebody, and the Region it came from. */
export interface DeliveredMessage {
  readonly region: string;
  readonly delivery: Delivery;
}

/** Every message that topics of any Region delivered to people so far, oldest first. */
export function deliveredMessages(world: World): DeliveredMessage[] {
  return messagesBy(world, deliveriesOf);
}

/** The same with what functions and queues of the account were handed. */
export function allDeliveredMessages(world: World): DeliveredMessage[] {
  return messagesBy(world, allDeliveriesOf);
}

function messagesBy(world: World, read: (state: SnsState) => readonly Delivery[]) {
  const byRegion = world.state.services.get('sns') ?? new Map<string, unknown>();
  const found: DeliveredMessage[] = [];
  for (const [region, state] of byRegion) {
    for (const delivery of read(state as SnsState)) found.push({ region, delivery });
  }
  return found.sort((a, b) => a.delivery.at - b.delivery.at);
}
