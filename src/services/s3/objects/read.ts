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
    ...given({
      ContentEncoding: object.contentEncoding,
      CacheControl: object.cacheControl,
    }),
    ...object.furtherHeaders,
    Metadata: { ...object.metadata },
    ServerSideEncryption: object.encryption,
    ...given({ SSEKMSKeyId: object.kmsKeyId, TagCount: object.tags?.length }),
    ...(object.storageClass === 'STANDARD' ? {} : { StorageClass: object.storageClass }),
    ...(bucket.versioning === '' ? {} : { VersionId: object.versionId }),
  };
}

function given(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
