import { awsError } from '../../aws/errors.ts';

/** Refusals that several operations share, in Lambda's words. */

export function invalidParameter(message: string) {
  return awsError('InvalidParameterValueException', message);
}

export function noSuchResource() {
  const message = 'The resource you requested does not exist.';
  return awsError('ResourceNotFoundException', message, { status: 404 });
}

export function rateExceeded(reason: string) {
  return awsError('TooManyRequestsException', 'Rate Exceeded.', {
    status: 429,
    detail: { Reason: reason },
  });
}

export function staleRevision() {
  return awsError(
    'PreconditionFailedException',
    'The RevisionId provided does not match the latest RevisionId. Call the ' +
      'GetFunction/GetAlias API to retrieve the latest RevisionId',
    { status: 412 },
  );
}
