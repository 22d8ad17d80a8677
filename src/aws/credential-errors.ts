/** How services refuse credentials they cannot accept; each family has its own words. */
import type { ErrorAnswer } from './errors.ts';

type Words = readonly [code: string, message: string, status: number];

const TOKEN_INVALID = 'The security token included in the request is invalid.';
const TOKEN_EXPIRED = 'The security token included in the request is expired';

const UNKNOWN: Readonly<Record<string, Words>> = {
  ec2: ['AuthFailure', 'AWS was not able to validate the provided access credentials', 401],
  s3: [
    'InvalidAccessKeyId',
    'The AWS Access Key Id you provided does not exist in our records.',
    403,
  ],
};

const EXPIRED: Readonly<Record<string, Words>> = {
  ec2: ['RequestExpired', 'Request has expired.', 400],
  s3: ['ExpiredToken', 'The provided token has expired.', 400],
};

/** Services of the Query protocol; the others speak JSON and have exceptions. */
const QUERY = new Set([
  'iam',
  'sts',
  'sns',
  'cloudwatch',
  'rds',
  'autoscaling',
  'elbv2',
  'cloudformation',
]);

/** A key that does not exist, is inactive, or comes with the wrong token. */
export function unknownCredential(service: string): ErrorAnswer {
  if (Object.hasOwn(UNKNOWN, service)) return answer(UNKNOWN[service]!);
  return QUERY.has(service)
    ? answer(['InvalidClientTokenId', TOKEN_INVALID, 403])
    : answer(['UnrecognizedClientException', TOKEN_INVALID, 400]);
}

/** Temporary credentials past their time. */
export function expiredCredential(service: string): ErrorAnswer {
  if (Object.hasOwn(EXPIRED, service)) return answer(EXPIRED[service]!);
  return QUERY.has(service)
    ? answer(['ExpiredToken', TOKEN_EXPIRED, 403])
    : answer(['ExpiredTokenException', TOKEN_EXPIRED, 400]);
}

/** A request without any credentials where some are needed. */
export function missingCredential(service: string): ErrorAnswer {
  if (service === 's3') return answer(['AccessDenied', 'Access Denied', 403]);
  return QUERY.has(service) || service === 'ec2'
    ? answer(['MissingAuthenticationToken', 'Request is missing Authentication Token', 403])
    : answer(['MissingAuthenticationTokenException', 'Missing Authentication Token', 400]);
}

function answer([code, message, status]: Words): ErrorAnswer {
  return { code, message, status, fault: 'client' };
}
