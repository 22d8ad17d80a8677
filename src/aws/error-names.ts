/** One error, two names: the JSON protocols' exceptions and the query protocols' codes. */

import { serviceTable } from './model/load.ts';
import type { ErrorAnswer } from './errors.ts';

/** Query code → exception. AWS pages: "Common errors" of both kinds of services. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['AccessDenied', 'AccessDeniedException'],
  ['ExpiredToken', 'ExpiredTokenException'],
  ['IncompleteSignature', 'IncompleteSignatureException'],
  ['InvalidAction', 'UnknownOperationException'],
  ['InvalidClientTokenId', 'UnrecognizedClientException'],
  ['MalformedInput', 'SerializationException'],
  ['MissingAuthenticationToken', 'MissingAuthenticationTokenException'],
  ['OptInRequired', 'OptInRequired'],
  ['SignatureDoesNotMatch', 'InvalidSignatureException'],
  ['Throttling', 'ThrottlingException'],
  ['ValidationError', 'ValidationException'],
]);

const CODES: ReadonlyMap<string, string> = new Map(
  [...EXCEPTIONS].map(([code, exception]) => [exception, code]),
);

/** The codes of SQS's query protocol, which its published model no longer holds. */
const SQS_CODES: ReadonlyMap<string, string> = new Map([
  ...[
    ...['BatchEntryIdsNotDistinct', 'BatchRequestTooLong', 'EmptyBatchRequest'],
    ...['InvalidBatchEntryId', 'MessageNotInflight', 'PurgeQueueInProgress'],
    ...['QueueDeletedRecently', 'TooManyEntriesInBatchRequest', 'UnsupportedOperation'],
  ].map((name) => [name, `AWS.SimpleQueueService.${name}`] as const),
  ['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'],
  ['QueueNameExists', 'QueueAlreadyExists'],
]);

/**
 * The front door of SQS in the JSON protocol: names that no model holds, as recorded answers of AWS
 * have them. The header still tells the code that older clients know.
 */
const SQS_EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['InvalidParameterValue', 'InvalidParameterValueException'],
  ['MissingParameter', 'MissingRequiredParameterException'],
]);

/** As the query protocols spell it. */
export function queryCode(service: string, code: string): string {
  if (service === 'sqs') return SQS_CODES.get(code) ?? CODES.get(code) ?? code;
  return modelledCode(service, code) ?? CODES.get(code) ?? code;
}

/** As the JSON protocols spell it. */
export function exceptionName(service: string, code: string): string {
  if (service === 'sqs') {
    const found = [...SQS_CODES].find(([, query]) => query === code);
    if (found) return found[0];
    const common = SQS_EXCEPTIONS.get(code);
    if (common) return common;
  }
  return modelledShape(service, code) ?? EXCEPTIONS.get(code) ?? code;
}

/** Whether an error is of the front door: not of the service's own model. */
export function isCommon(code: string): boolean {
  return EXCEPTIONS.has(code) || CODES.has(code);
}

/** Services that changed protocol tell older clients the code they know, in a header. */
export function isQueryCompatible(service: string): boolean {
  return service === 'cloudwatch' || service === 'sqs';
}

export function senderOrReceiver({ fault }: ErrorAnswer): 'Sender' | 'Receiver' {
  return fault === 'client' ? 'Sender' : 'Receiver';
}

function modelledCode(service: string, shape: string): string | undefined {
  const errors = serviceTable(service)?.errors;
  return errors && Object.hasOwn(errors, shape) ? (errors[shape]!.c ?? shape) : undefined;
}

function modelledShape(service: string, code: string): string | undefined {
  const errors = serviceTable(service)?.errors ?? {};
  if (Object.hasOwn(errors, code)) return code;
  return Object.keys(errors).find((shape) => errors[shape]!.c === code);
}
