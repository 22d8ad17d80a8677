import { AwsError, NotSimulated, type ErrorAnswer } from '../aws/errors.ts';
import type { Call, Identity, Outcome, Params } from './call.ts';
import type { ServiceContext } from './context.ts';
import { OBSERVER, operationContext, type Door } from './door.ts';
import { deepFreeze } from './freeze.ts';
import type { TrailEntry } from './ports.ts';
import type { AnyOperation, AnyService } from './service.ts';
import { authorizeAction, authorizeCall } from './stages/authorize.ts';
import { route } from './stages/route.ts';
import { throttle } from './stages/throttle.ts';

/** Where a call was refused. */
type RefusedAt = TrailEntry['refusedAt'];

interface Visit {
  readonly door: Door;
  readonly call: Call;
  readonly service: AnyService;
  readonly operation: AnyOperation;
  readonly ctx: ServiceContext<never>;
}

/**
 * The whole life of a call, in order: route → identify → throttle → authorise → check → run →
 * record → count. Calls of unknown callers and to unknown operations end before the trail, as on
 * AWS. An observer (`peek`) is let through to the law and leaves nothing.
 */
export function send(door: Door, call: Call, observe = false): Outcome {
  const routed = route(door, call);
  if ('error' in routed) return routed.error;
  const { service, operation } = routed;
  const visit = { door, call, service, operation, ctx: door.context(service, call.region) };
  if (observe) return checkAndRun(visit, OBSERVER, []);

  const identity = identify(visit);
  if ('code' in identity) return refusal(identity);
  const refused: RefusedAt[] = [];
  const outcome = judge(visit, identity, refused);
  if (!outcome.ok && outcome.error.unsent) return outcome;
  record(visit, { identity, outcome, refusedAt: refused[0] ?? null });
  count(visit);
  return outcome;
}

function judge(visit: Visit, identity: Identity, refused: RefusedAt[]): Outcome {
  const { door, call, service, operation, ctx } = visit;
  const tooMany = throttle(door, { call, service, operation, ctx });
  if (tooMany) {
    refused.push('throttle');
    return refusal(tooMany);
  }
  const denied = authorizeCall(door, { call, identity, service, operation, ctx });
  if (denied) {
    refused.push('authorize');
    return refusal(denied);
  }
  return checkAndRun(visit, identity, refused);
}

function checkAndRun(visit: Visit, identity: Identity, refused: RefusedAt[]): Outcome {
  const { door, call, service, operation } = visit;
  const misshapen = operation.internal
    ? null
    : door.substrate.model.check(service.name, operation.name, call.params);
  if (misshapen) {
    refused.push('check');
    return refusal(misshapen);
  }
  const outcome = run(visit, identity);
  if (!outcome.ok) refused.push('run');
  return outcome;
}

function identify({ door, call }: Visit): Identity | ErrorAnswer {
  const port = door.port('identify', call.region);
  return port ? port.provided(port.ctx, call) : OBSERVER;
}

function run(visit: Visit, identity: Identity): Outcome {
  const { door, call, service, operation, ctx } = visit;
  const own = operationContext(ctx, {
    caller: identity,
    request: call,
    authorize: (action, resource, conditions = {}) => {
      if (identity === OBSERVER) return;
      const ask = { call, identity, action, resource, conditions, service };
      const denied = authorizeAction(door, ask);
      if (denied) throw new AwsError(denied);
    },
  });
  try {
    const result = operation.run(own, call.params as never) as Params;
    return { ok: true, result };
  } catch (error) {
    if (error instanceof AwsError) return refusal(error.answer);
    if (error instanceof NotSimulated) return notSimulatedOutcome(error.message);
    throw error;
  }
}

function record(visit: Visit, end: Pick<TrailEntry, 'identity' | 'outcome' | 'refusedAt'>): void {
  const { door, call, service, operation } = visit;
  const { outcome } = end;
  if (!outcome.ok && outcome.kind === 'not-simulated') return;
  if (operation.trail.category === 'none') return;
  const port = door.port('record', call.region);
  if (!port) return;
  if (outcome.ok && keepsResponse(operation)) deepFreeze(outcome.result);
  port.provided(port.ctx, { call, service, operation, ...end });
}

function count({ door, call, operation }: Visit): void {
  const port = door.port('count', call.region);
  if (!port) return;
  const { service, region, at } = call;
  port.provided(port.ctx, { service, operation: operation.name, region, at });
}

/** Whether the answer becomes responseElements and is therefore kept. */
export function keepsResponse(operation: AnyOperation): boolean {
  return operation.trail.keepsResponse ?? !operation.readOnly;
}

/** The outcome of a call that AWS refuses. */
export function refusal(error: ErrorAnswer): Outcome {
  return { ok: false, kind: 'aws', error };
}

/** The outcome of a call that AWS would accept and we do not model. */
export function notSimulatedOutcome(sentence: string): Outcome {
  const error = { code: 'NotSimulated', message: sentence, status: 501, fault: 'server' } as const;
  return { ok: false, kind: 'not-simulated', error };
}
