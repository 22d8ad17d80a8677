import type { ErrorAnswer } from '../../../aws/errors.ts';
import { serviceTable } from '../../../aws/model/load.ts';
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
 * How a record spells an error: EC2 with `Client.` or `Server.` before it, S3 as it answers, a
 * denial as `AccessDenied`, everything else by the name of the exception (InvalidParameterException
 * for SNS's InvalidParameter), whatever code clients are told.
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
  return service === 's3' ? code : exceptionOf(service, code);
}

/** SQS's codes of old, which its published model no longer holds. */
const SQS_PREFIX = 'AWS.SimpleQueueService.';
const SQS_EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  [`${SQS_PREFIX}NonExistentQueue`, 'QueueDoesNotExist'],
  ['QueueAlreadyExists', 'QueueNameExists'],
]);

/** The name a service's model has for an error; codes that it does not know stay as they are. */
function exceptionOf(service: string, code: string): string {
  if (service === 'sqs') {
    const bare = code.startsWith(SQS_PREFIX) ? code.slice(SQS_PREFIX.length) : code;
    return SQS_EXCEPTIONS.get(code) ?? bare;
  }
  const errors = serviceTable(service)?.errors ?? {};
  if (Object.hasOwn(errors, code)) return code;
  return Object.keys(errors).find((shape) => errors[shape]!.c === code) ?? code;
}

/** Whether the call was refused for lack of permission, at the door or for a passed role. */
export function isDenial(refusedAt: Refusal | null, error: ErrorAnswer | null): boolean {
  if (refusedAt === 'authorize') return true;
  return error !== null && DENIALS.has(error.code);
}
