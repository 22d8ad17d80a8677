import type { ErrorAnswer } from '../../aws/errors.ts';
import type { Call, Identity } from '../call.ts';
import type { ServiceContext } from '../context.ts';
import type { Door } from '../door.ts';
import type { Authorization } from '../ports.ts';
import type { AnyOperation, AnyService } from '../service.ts';

/** Asks whether the caller may; each resource the operation names has to be allowed. */
export function authorizeCall(
  door: Door,
  visit: {
    call: Call;
    identity: Identity;
    service: AnyService;
    operation: AnyOperation;
    ctx: ServiceContext<never>;
  },
): ErrorAnswer | null {
  const { call, identity, service, operation, ctx } = visit;
  if (operation.action === null) return null;
  const action = operation.action ?? `${service.iamPrefix}:${operation.name}`;
  const conditions = lenient(() => operation.conditions?.(call.params, ctx, identity)) ?? {};
  const named = lenient(() => operation.resource?.(call.params, ctx)) ?? '*';
  const resourcePolicy = lenient(() => operation.resourcePolicy?.(call.params, ctx, identity));
  for (const resource of typeof named === 'string' ? [named] : named) {
    const ask = { call, identity, action, resource, conditions, resourcePolicy, service };
    const denied = authorizeAction(door, ask);
    if (denied) return denied;
  }
  return null;
}

/** One question to IAM; the refusal comes worded for the service. */
export function authorizeAction(door: Door, ask: Authorization): ErrorAnswer | null {
  const judge = door.port('authorize', ask.call.region);
  if (!judge) return null;
  const denial = judge.provided(judge.ctx, ask);
  if (!denial) return null;
  const words = door.port('denialAnswer', ask.call.region);
  if (words) return words.provided(words.ctx, ask, denial);
  return { code: 'AccessDenied', message: 'Access Denied', status: 403, fault: 'client' };
}

/** Declarations look at unchecked parameters; one that trips over them has nothing to say. */
function lenient<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
