import { awsError } from '../../../aws/errors.ts';
import { deepFreeze } from '../../../gateway/freeze.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { aclNotSupported } from '../errors.ts';
import type { Body, Bucket, S3Object, S3State } from '../state.ts';
import { keptBody, measure } from './bodies.ts';
import { addVersion, nextVersionId } from './store.ts';

/** What PutObject, CopyObject and seeds say about an object. */
export interface ObjectDraft {
  readonly key: string;
  readonly body?: Body;
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly cacheControl?: string;
  readonly furtherHeaders?: Readonly<Record<string, string>>;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly storageClass?: string;
  readonly acl?: string;
  readonly encryption?: string;
  readonly kmsKeyId?: string;
}

const KEY_LIMIT_BYTES = 1_024;

/** Writes an object; the version it became. */
export function writeObject(
  ctx: ServiceContext<S3State>,
  bucket: Bucket,
  draft: ObjectDraft,
): S3Object {
  requireKey(draft.key);
  const acl = draft.acl ?? 'private';
  const isOpen = acl !== 'private' && acl !== 'bucket-owner-full-control';
  if (isOpen && bucket.settings.ownership === 'BucketOwnerEnforced') throw aclNotSupported();
  const body = keptBody(draft.body);
  const versionId = nextVersionId(ctx, bucket);
  const { sizeBytes, etag } = measure(ctx, body, `${bucket.name}/${draft.key}/${ctx.now}`);
  const object: S3Object = {
    key: draft.key,
    versionId,
    isDeleteMarker: false,
    sizeBytes,
    etag,
    modifiedAt: ctx.now,
    storageClass: draft.storageClass ?? 'STANDARD',
    contentType: draft.contentType ?? 'binary/octet-stream',
    ...(draft.contentEncoding === undefined ? {} : { contentEncoding: draft.contentEncoding }),
    ...(draft.cacheControl === undefined ? {} : { cacheControl: draft.cacheControl }),
    ...(draft.furtherHeaders ? { furtherHeaders: deepFreeze({ ...draft.furtherHeaders }) } : {}),
    metadata: deepFreeze({ ...draft.metadata }),
    encryption: draft.encryption ?? defaultEncryption(bucket),
    ...(draft.kmsKeyId === undefined ? {} : { kmsKeyId: draft.kmsKeyId }),
    isPublic: acl.startsWith('public-read'),
    body,
  };
  addVersion(bucket, object);
  return object;
}

function requireKey(key: string): void {
  if (new TextEncoder().encode(key).length <= KEY_LIMIT_BYTES) return;
  throw awsError('KeyTooLongError', 'Your key is too long', {
    detail: { Size: key.length, MaxSizeAllowed: KEY_LIMIT_BYTES },
  });
}

function defaultEncryption(bucket: Bucket): string {
  const { Rules } = bucket.settings.encryption as {
    readonly Rules?: readonly {
      readonly ApplyServerSideEncryptionByDefault?: { readonly SSEAlgorithm: string };
    }[];
  };
  return Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm ?? 'AES256';
}

/** What a write answers. */
export function writtenAnswer(bucket: Bucket, object: S3Object): Record<string, unknown> {
  return {
    ETag: `"${object.etag}"`,
    ServerSideEncryption: object.encryption,
    ...(object.kmsKeyId === undefined ? {} : { SSEKMSKeyId: object.kmsKeyId }),
    ...(bucket.versioning === '' ? {} : { VersionId: object.versionId }),
  };
}
