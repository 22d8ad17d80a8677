import type { FilterPolicyError } from './errors.ts';

/** The message of InvalidParameter, which the two operations word differently. */
export function policyRefusal(
  error: FilterPolicyError,
  operation: 'Subscribe' | 'SetSubscriptionAttributes',
): string {
  const reason = error.isWhole ? error.message : `FilterPolicy: ${error.message}`;
  return operation === 'Subscribe'
    ? `Invalid parameter: Attributes Reason: ${reason}`
    : `Invalid parameter: ${reason}`;
}
