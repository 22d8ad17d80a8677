/**
 * The parameter check at the door: what the API model forbids, answered in AWS's words.
 *
 * Two kinds of answer. `client: true` marks what an AWS client refuses before it sends (unknown
 * members, wrong types): no request reaches AWS, so nothing is recorded. Everything else is the
 * service's own answer to a request that reached it.
 */

import { inputShape, type Shape } from './shapes.ts';
import { findViolations, type Violation } from './violations.ts';
import { wordViolations } from './wording.ts';

export interface CheckError {
  readonly code: string;
  readonly message: string;
  readonly status: number;
  /** The refusal is the client's, not AWS's: code `ParamValidation`, nothing was sent. */
  readonly client?: true;
}

export type CheckResult<Params> =
  | { readonly ok: true; readonly params: Params }
  | { readonly ok: false; readonly error: CheckError };

/** Patterns the model has but the service does not enforce (recorded answers accept more). */
const UNENFORCED: ReadonlySet<string> = new Set(['logs MetricNamespace', 'logs MetricName']);

// tidy-allow: memo of frozen objects already found right; it never changes an answer.
const passed = new WeakMap<object, Shape>();

/**
 * Checks `params` (AWS's own member names) for one operation. An operation that is not in the
 * model, or takes no input, passes. Frozen parameters that passed once pass again at no cost.
 * Times are milliseconds, blobs are text, bytes or a body descriptor.
 */
export function check<Params extends object>(
  service: string,
  operation: string,
  params: Params,
): CheckResult<Params> {
  const shape = inputShape(service, operation);
  if (!shape || passed.get(params) === shape) return { ok: true, params };
  const { violations, refusals } = findViolations(shape, params);
  if (refusals.length > 0) {
    const lines = refusals.map((refusal) => refusal.message).join('\n');
    const message = `Parameter validation failed:\n${lines}`;
    return { ok: false, error: { code: 'ParamValidation', message, status: 400, client: true } };
  }
  const enforced = violations.filter((violation) => isEnforced(service, violation));
  if (enforced.length === 0) {
    if (Object.isFrozen(params)) passed.set(params, shape);
    return { ok: true, params };
  }
  return { ok: false, error: wordViolations(service, operation, enforced) };
}

function isEnforced(service: string, { rule, shape }: Violation): boolean {
  if (rule !== 'pattern' && rule !== 'elements') return true;
  return !UNENFORCED.has(`${service} ${shape.name}`);
}
