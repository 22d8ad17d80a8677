/**
 * The parameter check at the door: what the API model forbids, answered in AWS's words.
 *
 * Two kinds of answer. `unsent: true` marks what an AWS client refuses before it sends (unknown
 * members, wrong types): no request reaches AWS, so nothing is recorded. Everything else is the
 * service's own answer to a request that reached it.
 */

import type { ErrorAnswer } from '../errors.ts';
import { operationKind } from './load.ts';
import { inputShape, type Shape } from './shapes.ts';
import { findViolations, type Violation } from './violations.ts';
import { wordViolations } from './wording.ts';

export type CheckResult<Params> =
  | { readonly ok: true; readonly params: Params }
  | { readonly ok: false; readonly error: ErrorAnswer };

const REFUSED = { status: 400, fault: 'client' } as const;

/**
 * Constraints the model has but the service does not enforce: Logs accepts more (recorded), SQS
 * takes the names of system attributes for those of the queue, and words wrong names itself.
 */
const UNENFORCED: ReadonlySet<string> = new Set([
  'logs MetricNamespace',
  'logs MetricName',
  'sqs QueueAttributeName',
  'sqs MessageSystemAttributeName',
]);

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
    return { ok: false, error: { ...REFUSED, code: 'ParamValidation', message, unsent: true } };
  }
  const enforced = violations.filter((violation) => isEnforced(service, violation));
  if (enforced.length === 0) {
    if (Object.isFrozen(params)) passed.set(params, shape);
    return { ok: true, params };
  }
  return { ok: false, error: { ...REFUSED, ...wordViolations(service, operation, enforced) } };
}

function isEnforced(service: string, { rule, shape }: Violation): boolean {
  if (rule !== 'pattern' && rule !== 'elements' && rule !== 'keys') return true;
  return !UNENFORCED.has(`${service} ${shape.name}`);
}

/** The model as the gateway asks for it: does AWS have the operation, are the parameters right. */
export const MODEL_LAWS = Object.freeze({
  knows: (service: string, operation: string): boolean =>
    operationKind(service, operation) !== 'unknown',
  check: (service: string, operation: string, params: object): ErrorAnswer | null => {
    const result = check(service, operation, params);
    return result.ok ? null : result.error;
  },
});
