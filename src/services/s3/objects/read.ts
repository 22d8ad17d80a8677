import { awsError } from '../../../aws/errors.ts';
import { noSuchKey, noSuchVersion } from '../errors.ts';
import type { Bucket, S3Object } from '../state.ts';
import { versionsOf } from './store.ts';

export interface ObjectRef {
  readonly Key: string;
  readonly VersionId?: string;
}

/** The version a read names. A delete marker is "not found", or 405 when asked for by its id. */
export function findObject(bucket: Bucket, { Key, VersionId }: ObjectRef): S3Object {
  const versions = versionsOf(bucket, Key);
  if (VersionId === undefined) {
    const last = versions.at(-1);
    if (!last || last.isDeleteMarker) throw noSuchKey(Key);
    return last;
  }
  const found = versions.find((version) => version.versionId === VersionId);
  if (!found) throw noSuchVersion(Key, VersionId);
  if (found.isDeleteMarker) {
    throw awsError(
      'MethodNotAllowed',
      'The specified method is not allowed against this resource.',
      { status: 405, detail: { Method: 'GET', ResourceType: 'DeleteMarker' } },
    );
  }
  return found;
}

/** The headers of GET and HEAD. */
export function objectHeaders(bucket: Bucket, object: S3Object): Record<string, unknown> {
  return {
    AcceptRanges: 'bytes',
    LastModified: Math.floor(object.modifiedAt / 1_000) * 1_000,
    ContentLength: object.sizeBytes,
    ETag: `"${object.etag}"`,
    ContentType: object.contentType,
    ...(object.contentEncoding === undefined ? {} : { ContentEncoding: object.contentEncoding }),
    ...(object.cacheControl === undefined ? {} : { CacheControl: object.cacheControl }),
    ...object.furtherHeaders,
    Metadata: { ...object.metadata },
    ServerSideEncryption: object.encryption,
    ...(object.kmsKeyId === undefined ? {} : { SSEKMSKeyId: object.kmsKeyId }),
    ...(object.storageClass === 'STANDARD' ? {} : { StorageClass: object.storageClass }),
    ...(bucket.versioning === '' ? {} : { VersionId: object.versionId }),
  };
}

/** `bytes=0-99`, `bytes=100-`, `bytes=-5`; null when the header is none of these. */
export function parseRange(text: string, size: number): { start: number; end: number } | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(text.trim());
  if (!found || (found[1] === '' && found[2] === '')) return null;
  const first = found[1] === '' ? Math.max(0, size - Number(found[2])) : Number(found[1]);
  const last = found[1] === '' || found[2] === '' ? size - 1 : Math.min(size - 1, Number(found[2]));
  if (first >= size || first > last) {
    throw awsError('InvalidRange', 'The requested range is not satisfiable', {
      status: 416,
      detail: { RangeRequested: text, ActualObjectSize: String(size) },
    });
  }
  return { start: first, end: last };
}
