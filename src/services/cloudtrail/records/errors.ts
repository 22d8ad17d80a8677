import type { ErrorAnswer } from '../../../aws/errors.ts';
import type { Refusal } from '../store/store.ts';

/** Wire codes of a refusal that records spell `AccessDenied`. */
const DENIALS = new Set(['AccessDenied', 'AccessDeniedException', 'AuthorizationError']);

/** Codes of IAM that are no exceptions of its model and stay as they are. */
const BARE_IAM_CODES = new Set([
  'AccessDenied',
  'Throttling',
  'ValidationError',
  'InvalidAction',
  'InvalidClientTokenId',
  'OptInRequired',
  'ServiceUnavailable',
  'InternalFailure',
]);

/**
 * How a record spells an error: EC2 with `Client.` or `Server.` before it, IAM by the exception's
 * name, a denial as `AccessDenied` everywhere else.
 */
export function trailErrorCode(service: string, error: ErrorAnswer): string {
  if (error.trailCode !== undefined) return error.trailCode;
  const { code, fault } = error;
  if (service === 'signin') return '';
  if (service === 'ec2') {
    if (/^(?:Client|Server)\./.test(code)) return code;
    return `${fault === 'server' ? 'Server' : 'Client'}.${code}`;
  }
  if (DENIALS.has(code)) return 'AccessDenied';
  if (service === 'iam' && !/Exception$/.test(code) && !BARE_IAM_CODES.has(code)) {
    return `${code}Exception`;
  }
  return code;
}

/** Whether the call was refused for lack of permission, at the door or for a passed role. */
export function isDenial(refusedAt: Refusal | null, error: ErrorAnswer | null): boolean {
  if (refusedAt === 'authorize') return true;
  return error !== null && DENIALS.has(error.code);
}
