/**
 * The life cycle of an instance: states, what each request does in each state, and how long the
 * transitions take. Follows the EC2 user guide, "Amazon EC2 instance state changes".
 */

export type StateName =
  'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped';

export const STATE_CODE: Readonly<Record<StateName, number>> = Object.freeze({
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
});

export type LifecycleRequest = 'start' | 'stop' | 'reboot' | 'terminate';

/** What a request does: move to a state, leave things as they are, or be refused. */
export type Verdict = { kind: 'move'; to: StateName } | { kind: 'stay' } | { kind: 'refuse' };

const STAY: Verdict = Object.freeze({ kind: 'stay' });
const REFUSE: Verdict = Object.freeze({ kind: 'refuse' });
const move = (to: StateName): Verdict => ({ kind: 'move', to });

/** Rows: request; columns: present state. */
const TABLE: Readonly<Record<LifecycleRequest, Readonly<Record<StateName, Verdict>>>> = {
  start: {
    pending: STAY,
    running: STAY,
    stopped: move('pending'),
    stopping: REFUSE,
    'shutting-down': REFUSE,
    terminated: REFUSE,
  },
  stop: {
    pending: REFUSE,
    running: move('stopping'),
    stopped: STAY,
    stopping: STAY,
    'shutting-down': REFUSE,
    terminated: REFUSE,
  },
  reboot: {
    pending: REFUSE,
    running: STAY,
    stopped: REFUSE,
    stopping: REFUSE,
    'shutting-down': REFUSE,
    terminated: REFUSE,
  },
  terminate: {
    pending: move('shutting-down'),
    running: move('shutting-down'),
    stopped: move('shutting-down'),
    stopping: move('shutting-down'),
    'shutting-down': STAY,
    terminated: STAY,
  },
};

/** Decides a life-cycle request on an instance that is in `state`. */
export function judge(request: LifecycleRequest, state: StateName): Verdict {
  return TABLE[request][state];
}

/** EC2's words for a refused request; the code is IncorrectInstanceState. */
export function refusalText(request: LifecycleRequest, instanceId: string): string {
  const past = { start: 'started', stop: 'stopped', reboot: 'rebooted', terminate: 'terminated' };
  const subject = request === 'stop' ? 'This' : 'The';
  return `${subject} instance '${instanceId}' is not in a state from which it can be ${past[request]}.`;
}

/** The state a transition ends in; settled states have none. */
export function nextState(state: StateName): StateName | undefined {
  if (state === 'pending') return 'running';
  if (state === 'stopping') return 'stopped';
  if (state === 'shutting-down') return 'terminated';
  return undefined;
}

/** Draws a whole number between the two bounds, both included. */
export type Draw = (from: number, to: number) => number;

/** Milliseconds from entering a transitional state to leaving it (design figures, not AWS data). */
export function transitionMs(state: StateName, draw: Draw): number {
  if (state === 'pending') return draw(8_000, 25_000);
  if (state === 'stopping') return draw(15_000, 60_000);
  if (state === 'shutting-down') return draw(20_000, 60_000);
  return 0;
}

/** Milliseconds from `running` until both status checks have passed. */
export function initialisationMs(draw: Draw): number {
  return draw(60_000, 180_000);
}

/** Milliseconds without application traffic after a reboot request. */
export function rebootMs(draw: Draw): number {
  return draw(30_000, 90_000);
}

/** A terminated instance stays visible for about an hour. */
export const TERMINATED_VISIBLE_MS = 3_600_000;

export interface StateReason {
  code: string;
  message: string;
}

/** The reason code and message DescribeInstances and RunInstances show beside a state. */
export function stateReason(state: StateName): StateReason | undefined {
  if (state === 'pending') return { code: 'pending', message: 'pending' };
  if (state === 'running') return undefined;
  const code = 'Client.UserInitiatedShutdown';
  return { code, message: `${code}: User initiated shutdown` };
}
