/** Who signed a request, and whether the signature is right. */

import { unknownCredential } from '../../aws/credential-errors.ts';
import { AwsError } from '../../aws/errors.ts';
import { parseInstant } from '../../aws/instant.ts';
import { isEnabledRegion } from '../../aws/regions.ts';
import type { Credential } from '../../gateway/call.ts';
import type { Account } from '../account.ts';
import { parseHttpDate } from '../codecs/numbers.ts';
import type { WireRequest } from '../http.ts';
import { expectedSignature } from './canonical.ts';
import * as refuse from './errors.ts';
import type { Signature } from './scope.ts';
import { toHex, type Sha256 } from '../../aws/digests/sha256.ts';
import { expectedOldSignature, type OldSignature } from './version-2.ts';

const PAST_MS = 900_000;
const LONGEST_URL_MS = 7 * 86_400_000;
const FUTURE_MS = 300_000;
const S3_FUTURE_MS = 900_000;

export interface Checkpoint {
  readonly account: Account;
  /** The service that the request is for. */
  readonly service: string;
  /** The name it is signed for: `monitoring` for CloudWatch. */
  readonly signingName: string;
  readonly hash: Sha256;
  /** What the client's clock should say. */
  readonly clientNow: () => number;
  /** With it, signatures are not checked and unknown keys act as the owner of this one. */
  readonly openAs?: string;
}

/** The credential that a signed request shows; throws AWS's refusal. */
export function verify(request: WireRequest, by: Signature, at: Checkpoint): Credential {
  const { accessKeyId } = by.scope;
  const key = at.account.keyOf(accessKeyId);
  if (at.openAs !== undefined) return openCredential(by, { isKnown: key !== undefined, at });
  const family = refuse.familyOf(at.service);
  checkScope(by, family, at);
  if (family === 's3' && by.expiresSeconds !== undefined) refuse.checkExpires(by.expiresSeconds);
  checkTime(by, family, at);
  if (!key) throw unknownKey(at.service, accessKeyId);
  if (key.sessionToken !== by.sessionToken) throw badToken(by, at.service);
  checkBody(request, by, at);
  const isS3 = family === 's3';
  const expected = expectedSignature(request, by, { hash: at.hash, isS3, secret: key.secret });
  if (by.isAsymmetric || !sameText(expected.signature, by.signature)) {
    throw refuse.mismatch(family, by, expected);
  }
  return credentialOf(accessKeyId, by);
}

/** The same for signature version 2; the request's path begins with the bucket. */
export function verifyOld(request: WireRequest, by: OldSignature, at: Checkpoint): Credential {
  const key = at.account.keyOf(by.accessKeyId);
  if (at.openAs !== undefined) return openCredential(by, { isKnown: key !== undefined, at });
  if (at.service !== 's3') {
    const what = 'Unsupported Authorization Type';
    throw refuse.incomplete(refuse.familyOf(at.service), what, by.expires !== undefined);
  }
  if (by.expires !== undefined && !Number.isSafeInteger(by.expires)) throw refuse.badExpires();
  if (by.expires !== undefined && !lastsBeyond(by.expires * 1_000, at)) {
    throw refuse.oldUrlExpired(by.expires, at.clientNow());
  }
  if (!key) throw unknownKey('s3', by.accessKeyId);
  if (key.sessionToken !== by.sessionToken) throw badToken(by, 's3');
  const expected = expectedOldSignature(request, by, key.secret);
  if (!sameText(expected.signature, by.signature)) throw refuse.oldMismatch(by, expected);
  return credentialOf(by.accessKeyId, by);
}

/** An old URL says when it ends, not when it was made: by the account's clock a week at most. */
function lastsBeyond(end: number, { clientNow, account }: Checkpoint): boolean {
  const now = account.now();
  return end >= clientNow() || (end >= now && end <= now + LONGEST_URL_MS);
}

interface Shown {
  readonly sessionToken?: string;
}

function openCredential(
  by: Signature | OldSignature,
  { isKnown, at }: { isKnown: boolean; at: Checkpoint },
): Credential {
  if (!isKnown) return { kind: 'key', accessKeyId: at.openAs! };
  return credentialOf('scope' in by ? by.scope.accessKeyId : by.accessKeyId, by);
}

function credentialOf(accessKeyId: string, { sessionToken }: Shown): Credential {
  return { kind: 'key', accessKeyId, ...(sessionToken === undefined ? {} : { sessionToken }) };
}

function checkScope(by: Signature, family: refuse.Family, at: Checkpoint): void {
  const { scope, time } = by;
  const [service, isS3] = [at.signingName, family === 's3'];
  if (scope.service !== service) {
    const sentence = isS3
      ? `incorrect service "${scope.service}". This endpoint belongs to "s3".`
      : `Credential should be scoped to correct service: '${service}'. `;
    throw refuse.wrongScope(family, sentence);
  }
  if (!by.isAsymmetric && !isEnabledRegion(scope.region)) {
    const sentence = isS3
      ? `the region '${scope.region}' is wrong; expecting '${at.account.homeRegion}'`
      : `Credential should be scoped to a valid region, not '${scope.region}'. `;
    throw refuse.wrongScope(family, sentence);
  }
  const day = dayOf(time);
  if (day !== null && day !== scope.date) {
    const sentence =
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ' +
      `'${scope.date}' != '${day}', from '${time}'.`;
    throw refuse.wrongScope(family, sentence);
  }
  if (!by.signedHeaders.includes('host')) {
    const sentence = "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
    throw refuse.wrongScope(family, sentence);
  }
}

/** Clients go by the real clock or by the account's; either will do. */
function checkTime(by: Signature, family: refuse.Family, at: Checkpoint): void {
  const signedAt = timeOf(by.time);
  if (signedAt === null) {
    const what = `Date must be in ISO-8601 'basic format'. Got '${by.time.slice(0, 40)}'.`;
    throw refuse.incomplete(family, what, by.isPresigned);
  }
  const clocks = [at.clientNow(), at.account.now()];
  const future = family === 's3' ? S3_FUTURE_MS : FUTURE_MS;
  const past = by.isPresigned ? (by.expiresSeconds ?? 0) * 1_000 : PAST_MS;
  const fits = (now: number) => signedAt >= now - past && signedAt <= now + future;
  if (clocks.some(fits)) return;
  const now = clocks[0]!;
  const isOver = by.isPresigned && signedAt < now;
  throw (isOver ? refuse.urlExpired : refuse.wrongTime)(family, by, { at: signedAt, now });
}

/** What `x-amz-content-sha256` may be besides a digest. */
const PAYLOAD_WORDS: readonly string[] = [
  'UNSIGNED-PAYLOAD',
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
  'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD',
  'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER',
];

/** S3 reads the whole body and compares it with the digest that the client gave. */
function checkBody(request: WireRequest, by: Signature, { service, hash }: Checkpoint): void {
  if (service !== 's3') return;
  const said = request.headers.get('x-amz-content-sha256');
  if (said === undefined && !by.isPresigned) throw refuse.noBodyDigest();
  if (said === undefined || PAYLOAD_WORDS.includes(said)) return;
  if (!/^[0-9a-f]{64}$/i.test(said)) throw refuse.notBodyDigest(said, PAYLOAD_WORDS);
  const computed = toHex(hash(request.body));
  if (!sameText(computed, said.toLowerCase())) throw refuse.badBodyDigest(said, computed);
}

/** S3 says which key it does not know. */
function unknownKey(service: string, accessKeyId: string): AwsError {
  const answer = unknownCredential(service);
  if (service !== 's3') return new AwsError(answer);
  return new AwsError({ ...answer, detail: { AWSAccessKeyId: accessKeyId } });
}

function badToken(by: Shown, service: string): AwsError {
  if (service === 's3' && by.sessionToken !== undefined) return refuse.badToken(by.sessionToken);
  return new AwsError(unknownCredential(service));
}

/** Without telling by its duration where two texts part. */
function sameText(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}

function dayOf(time: string): string | null {
  return /^(\d{8})T\d{6}Z$/.exec(time)?.[1] ?? null;
}

function timeOf(time: string): number | null {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time);
  if (!found) return parseHttpDate(time) ?? parseInstant(time);
  const [, year, month, day, hour, minute, second] = found;
  return parseInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
