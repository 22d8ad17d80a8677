/** How AWS refuses signatures, by the family of the service. AWS page: "Common errors". */

import { awsError, type AwsError, type ErrorAnswer } from '../../aws/errors.ts';
import { serviceTable } from '../../aws/model/load.ts';
import { printIso } from '../codecs/numbers.ts';
import { exceptionName } from '../../aws/error-names.ts';
import type { Expected } from './canonical.ts';
import type { Signature } from './scope.ts';
import type { OldSignature } from './version-2.ts';

/** EC2 and S3 have their own words; the rest share theirs, spelled by each protocol. */
export type Family = 'ec2' | 's3' | 'other';

export function familyOf(service: string): Family {
  return service === 's3' || service === 'ec2' ? service : 'other';
}

const MAX_SKEW_MS = 900_000;

export function incomplete(family: Family, what: string, isPresigned: boolean): AwsError {
  if (family !== 's3') return awsError('IncompleteSignature', what, { status: 403 });
  return isPresigned
    ? awsError('AuthorizationQueryParametersError', what)
    : awsError('AuthorizationHeaderMalformed', `The authorization header is malformed; ${what}`);
}

export function wrongScope(family: Family, sentence: string): AwsError {
  if (family === 's3') {
    const what = `The authorization header is malformed; ${sentence}`;
    return awsError('AuthorizationHeaderMalformed', what);
  }
  if (family === 'ec2') return awsError('AuthFailure', sentence, { status: 401 });
  return awsError('SignatureDoesNotMatch', sentence, { status: 403 });
}

/** Too old or of the future; `now` is what the service's clock says. */
export function wrongTime(family: Family, by: Signature, times: { at: number; now: number }) {
  const { at, now } = times;
  if (family === 's3') return skewed(by, now);
  if (family === 'ec2') return awsError('RequestExpired', 'Request has expired.');
  const [limit, minutes] = at < now ? [now - MAX_SKEW_MS, -15] : [now + 300_000, 5];
  const bounds = `${stamp(limit)} (${stamp(now)} ${minutes < 0 ? '-' : '+'} ${Math.abs(minutes)} min.)`;
  const sentence =
    at < now
      ? `Signature expired: ${by.time} is now earlier than ${bounds}`
      : `Signature not yet current: ${by.time} is still later than ${bounds}`;
  return awsError('SignatureDoesNotMatch', sentence, { status: 403 });
}

function skewed(by: Signature, now: number): AwsError {
  const message = 'The difference between the request time and the current time is too large.';
  return awsError('RequestTimeTooSkewed', message, {
    status: 403,
    detail: {
      RequestTime: by.time,
      ServerTime: printIso(now, 'never'),
      MaxAllowedSkewMilliseconds: MAX_SKEW_MS,
    },
  });
}

/** A presigned URL past its time. */
export function urlExpired(family: Family, by: Signature, times: { at: number; now: number }) {
  if (family !== 's3') return wrongTime(family, by, times);
  const seconds = by.expiresSeconds ?? 0;
  return awsError('AccessDenied', 'Request has expired', {
    status: 403,
    detail: {
      'X-Amz-Expires': seconds,
      Expires: printIso(times.at + seconds * 1_000, 'never'),
      ServerTime: printIso(times.now, 'never'),
    },
  });
}

/** What S3 accepts as the life of a presigned URL, in seconds; throws its refusal. */
export function checkExpires(seconds: number): void {
  const what = Number.isNaN(seconds)
    ? 'X-Amz-Expires should be a number'
    : seconds < 0
      ? 'X-Amz-Expires must be non-negative'
      : seconds > WEEK_SECONDS
        ? 'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires ' +
          `must be less than ${WEEK_SECONDS} seconds`
        : null;
  if (what !== null) throw incomplete('s3', what, true);
}

const WEEK_SECONDS = 604_800;

export function badExpires(): AwsError {
  const message = 'Invalid date (should be seconds since epoch)';
  return awsError('AccessDenied', message, { status: 403 });
}

export function oldUrlExpired(expires: number, now: number): AwsError {
  return awsError('AccessDenied', 'Request has expired', {
    status: 403,
    detail: {
      Expires: printIso(expires * 1_000, 'never'),
      ServerTime: printIso(now, 'never'),
    },
  });
}

export function oldMismatch(by: OldSignature, expected: { stringToSign: string }): AwsError {
  return awsError('SignatureDoesNotMatch', `${MISMATCH}key and signing method.`, {
    status: 403,
    detail: {
      AWSAccessKeyId: by.accessKeyId,
      StringToSign: expected.stringToSign,
      SignatureProvided: by.signature,
      StringToSignBytes: hexBytes(expected.stringToSign),
    },
  });
}

const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your ';

export function mismatch(family: Family, by: Signature, expected: Expected): AwsError {
  const { code, message, status } = mismatchWords(family);
  if (family !== 's3') return awsError(code, message, { status });
  const detail = {
    AWSAccessKeyId: by.scope.accessKeyId,
    StringToSign: expected.stringToSign,
    SignatureProvided: by.signature,
    StringToSignBytes: hexBytes(expected.stringToSign),
    CanonicalRequest: expected.canonicalRequest,
    CanonicalRequestBytes: hexBytes(expected.canonicalRequest),
  };
  return awsError(code, message, { status, detail });
}

/** What a client hears that signed with a secret that is not the key's, as its protocol spells it. */
export function wrongSecret(service: string): ErrorAnswer {
  const { code, message, status } = mismatchWords(familyOf(service));
  const isJson = ['json', 'rest-json'].includes(serviceTable(service)?.protocol ?? '');
  return { code: isJson ? exceptionName(service, code) : code, message, status, fault: 'client' };
}

function mismatchWords(family: Family) {
  if (family === 'ec2') {
    const message = 'AWS was not able to validate the provided access credentials';
    return { code: 'AuthFailure', message, status: 401 };
  }
  const rest =
    family === 's3'
      ? 'key and signing method.'
      : 'AWS Secret Access Key and signing method. Consult the service documentation for details.';
  return { code: 'SignatureDoesNotMatch', message: MISMATCH + rest, status: 403 };
}

/** A session token that is not the key's. */
export function badToken(token: string): AwsError {
  const message = 'The provided token is malformed or otherwise invalid.';
  return awsError('InvalidToken', message, { detail: { 'Token-0': token } });
}

export function noBodyDigest(): AwsError {
  const message = 'Missing required header for this request: x-amz-content-sha256';
  return awsError('InvalidRequest', message);
}

export function notBodyDigest(said: string, words: readonly string[]): AwsError {
  const message = `x-amz-content-sha256 must be ${words.join(', ')} or a valid sha256 value.`;
  return awsError('InvalidArgument', message, {
    detail: { ArgumentName: 'x-amz-content-sha256', ArgumentValue: said },
  });
}

export function badBodyDigest(said: string, computed: string): AwsError {
  const message = "The provided 'x-amz-content-sha256' header does not match what was computed.";
  return awsError('XAmzContentSHA256Mismatch', message, {
    detail: { ClientComputedContentSHA256: said, S3ComputedContentSHA256: computed },
  });
}

/** `20260302T060000Z`. */
function stamp(at: number): string {
  return printIso(at, 'never').replace(/[-:]/g, '');
}

function hexBytes(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join(' ');
}
