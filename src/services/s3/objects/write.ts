import { deepFreeze } from '../../../gateway/freeze.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import type { Instant } from '../../../kernel/clock.ts';
import type { Bucket, S3Object, S3State } from '../state.ts';
import { keptBody, measure } from './bodies.ts';
import { checksumAnswer } from './checksums.ts';
import { checkDraft, type ObjectDraft } from './draft.ts';
import { addVersion, nextVersionId } from './store.ts';

/** What is known of an object that came in parts. */
export interface Assembled {
  readonly etag: string;
  readonly sizeBytes: number;
  readonly partSizes: readonly number[];
  /** When its upload began. */
  readonly modifiedAt: Instant;
}

/** Writes an object; the version it became. */
export function writeObject(
  ctx: ServiceContext<S3State>,
  bucket: Bucket,
  draft: ObjectDraft & { readonly assembled?: Assembled },
): S3Object {
  checkDraft(bucket, draft);
  const { key, acl = 'private', tags, checksum, assembled } = draft;
  const body = keptBody(draft.body);
  const versionId = nextVersionId(ctx, bucket);
  const object: S3Object = {
    key,
    versionId,
    isDeleteMarker: false,
    ...(assembled ?? measure(ctx, body, `${bucket.name}/${key}/${ctx.now}`)),
    modifiedAt: assembled?.modifiedAt ?? ctx.now,
    storageClass: draft.storageClass ?? 'STANDARD',
    contentType: draft.contentType ?? 'binary/octet-stream',
    ...(draft.contentEncoding === undefined ? {} : { contentEncoding: draft.contentEncoding }),
    ...(draft.cacheControl === undefined ? {} : { cacheControl: draft.cacheControl }),
    ...(draft.furtherHeaders ? { furtherHeaders: deepFreeze({ ...draft.furtherHeaders }) } : {}),
    metadata: deepFreeze({ ...draft.metadata }),
    encryption: encryptionOf(bucket, draft),
    ...(draft.kmsKeyId === undefined ? {} : { kmsKeyId: draft.kmsKeyId }),
    isPublic: acl.startsWith('public-read'),
    ...(tags === undefined ? {} : { tags }),
    ...(checksum === undefined ? {} : { checksum }),
    body,
  };
  addVersion(bucket, object);
  return object;
}

/** As the request wants it, or as the bucket does by default. */
export function encryptionOf(bucket: Bucket, { encryption }: ObjectDraft): string {
  const { Rules } = bucket.settings.encryption as {
    readonly Rules?: readonly {
      readonly ApplyServerSideEncryptionByDefault?: { readonly SSEAlgorithm: string };
    }[];
  };
  const byDefault = Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm;
  return encryption ?? byDefault ?? 'AES256';
}

/** What a write answers. */
export function writtenAnswer(bucket: Bucket, object: S3Object): Record<string, unknown> {
  return {
    ETag: `"${object.etag}"`,
    ServerSideEncryption: object.encryption,
    ...(object.kmsKeyId === undefined ? {} : { SSEKMSKeyId: object.kmsKeyId }),
    ...(bucket.versioning === '' ? {} : { VersionId: object.versionId }),
    ...checksumAnswer(object.checksum),
  };
}
