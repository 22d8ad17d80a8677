import type { Instant } from '../../../kernel/clock.ts';
import type { Protocol, SnsState } from '../state.ts';

/** One thing that reached somebody. Frozen. */
export interface Delivery {
  readonly id: number;
  readonly at: Instant;
  readonly protocol: Protocol;
  readonly endpoint: string;
  readonly from: string;
  readonly subject: string;
  readonly body: string;
  readonly topicArn: string | undefined;
  readonly subscriptionArn: string | undefined;
  readonly messageId: string;
  /** Of a request to confirm: ConfirmSubscription takes it. */
  readonly confirmationToken: string | undefined;
  /** SMS: how many parts carried the text. */
  readonly parts: number | undefined;
}

/** Older deliveries are let go; a scenario never gets near it. */
const MAX_INBOX = 10_000;

export function receive(state: SnsState, delivery: Omit<Delivery, 'id'>): void {
  state.inbox.push(Object.freeze({ ...delivery, id: state.nextDelivery }));
  state.nextDelivery += 1;
  if (state.inbox.length > MAX_INBOX) state.inbox.splice(0, state.inbox.length - MAX_INBOX);
}

/** What functions and queues of the account were handed: beside what people see. */
export function receiveByMachine(state: SnsState, delivery: Omit<Delivery, 'id'>): void {
  const machines = (state.machines ??= []);
  machines.push(Object.freeze({ ...delivery, id: (machines.at(-1)?.id ?? 0) + 1 }));
  if (machines.length > MAX_INBOX) machines.splice(0, machines.length - MAX_INBOX);
}

/** Everything delivered to people and machines so far: `/_sim/notifications` reads it. */
export function allDeliveriesOf(state: SnsState): readonly Delivery[] {
  return [...state.inbox, ...(state.machines ?? [])];
}

/** Everything delivered to people so far, oldest first: the inbox page reads it. */
export function deliveriesOf(state: SnsState): readonly Delivery[] {
  return state.inbox;
}

/** What became of the request to confirm in a delivery; undefined when it is none. */
export function confirmationOf(
  state: SnsState,
  delivery: Delivery,
  now: Instant,
): 'open' | 'confirmed' | 'gone' | undefined {
  const { confirmationToken, topicArn } = delivery;
  if (confirmationToken === undefined) return undefined;
  const topic = state.topics.get(topicArn ?? '');
  for (const { pending, confirmedWith } of topic?.subscriptions.values() ?? []) {
    if (confirmedWith === confirmationToken) return 'confirmed';
    if (pending?.token === confirmationToken) return pending.expiresAt > now ? 'open' : 'gone';
  }
  return 'gone';
}
