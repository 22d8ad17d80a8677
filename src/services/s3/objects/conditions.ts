import { awsError } from '../../../aws/errors.ts';
import type { Instant } from '../../../kernel/clock.ts';
import { noSuchKey } from '../errors.ts';
import type { Bucket, S3Object } from '../state.ts';
import { currentObject } from './store.ts';

/** AWS page: "Conditional requests". */

export interface ReadConditions {
  readonly IfMatch?: string;
  readonly IfNoneMatch?: string;
  readonly IfModifiedSince?: Instant;
  readonly IfUnmodifiedSince?: Instant;
}

/** Throws 412 or 304 where an object is not as its reader wants it. ETags come before times. */
export function checkRead(object: S3Object, wanted: ReadConditions): void {
  const failed = failedCondition(object, wanted);
  if (failed === null) return;
  const isFresh = failed === 'If-None-Match' || failed === 'If-Modified-Since';
  throw isFresh ? awsError('304', 'Not Modified', { status: 304 }) : preconditionFailed(failed);
}

/** The same for the source of a copy, where every failure is 412. */
export function checkSource(
  object: S3Object,
  wanted: {
    readonly CopySourceIfMatch?: string;
    readonly CopySourceIfNoneMatch?: string;
    readonly CopySourceIfModifiedSince?: Instant;
    readonly CopySourceIfUnmodifiedSince?: Instant;
  },
): void {
  const failed = failedCondition(object, {
    IfMatch: wanted.CopySourceIfMatch,
    IfNoneMatch: wanted.CopySourceIfNoneMatch,
    IfModifiedSince: wanted.CopySourceIfModifiedSince,
    IfUnmodifiedSince: wanted.CopySourceIfUnmodifiedSince,
  });
  if (failed !== null) throw preconditionFailed(`x-amz-copy-source-${failed}`);
}

/** Throws where a key must be new (`IfNoneMatch: *`), or be what it was (`IfMatch`). */
export function checkWrite(
  bucket: Bucket,
  key: string,
  { IfMatch, IfNoneMatch }: Pick<ReadConditions, 'IfMatch' | 'IfNoneMatch'>,
): void {
  if (IfMatch === undefined && IfNoneMatch === undefined) return;
  const object = currentObject(bucket, key);
  if (IfNoneMatch !== undefined && object) throw preconditionFailed('If-None-Match');
  if (IfMatch === undefined) return;
  if (!object) throw noSuchKey(key);
  if (!isOneOf(object, IfMatch)) throw preconditionFailed('If-Match');
}

function failedCondition(object: S3Object, wanted: ReadConditions): string | null {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = wanted;
  const modifiedAt = Math.floor(object.modifiedAt / 1_000) * 1_000;
  if (IfMatch !== undefined) {
    if (!isOneOf(object, IfMatch)) return 'If-Match';
  } else if (IfUnmodifiedSince !== undefined && modifiedAt > IfUnmodifiedSince) {
    return 'If-Unmodified-Since';
  }
  if (IfNoneMatch !== undefined) return isOneOf(object, IfNoneMatch) ? 'If-None-Match' : null;
  const isOld = IfModifiedSince !== undefined && modifiedAt <= IfModifiedSince;
  return isOld ? 'If-Modified-Since' : null;
}

function isOneOf({ etag }: S3Object, list: string): boolean {
  return list
    .split(',')
    .some((one) => one.trim() === '*' || one.trim().replaceAll('"', '') === etag);
}

function preconditionFailed(condition: string) {
  return awsError(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    { status: 412, detail: { Condition: condition } },
  );
}
