import { aclNotSupported, keyTooLong } from '../errors.ts';
import type { Body, Bucket, Checksum, S3Object, Tag } from '../state.ts';
import { furtherHeaders } from './headers.ts';

/** What PutObject, CopyObject, CreateMultipartUpload and seeds say about an object. */
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
  readonly tags?: readonly Tag[];
  readonly checksum?: Checksum;
}

/** The members of a request that describe an object. */
export interface ObjectInput {
  readonly Key: string;
  readonly ACL?: string;
  readonly ContentType?: string;
  readonly ContentEncoding?: string;
  readonly ContentDisposition?: string;
  readonly ContentLanguage?: string;
  readonly CacheControl?: string;
  readonly Expires?: string;
  readonly Metadata?: Readonly<Record<string, string>>;
  readonly StorageClass?: string;
  readonly ServerSideEncryption?: string;
  readonly SSEKMSKeyId?: string;
  readonly Tagging?: string;
}

/** Headers that go with an object's bytes, and that a copy takes over. */
export type Description = Pick<ObjectDraft, (typeof DESCRIBING)[number]>;

const DESCRIBING = [
  'contentType',
  'contentEncoding',
  'cacheControl',
  'furtherHeaders',
  'metadata',
] as const;

export function descriptionOf(object: S3Object): Description {
  return Object.fromEntries(DESCRIBING.map((name) => [name, object[name]])) as Description;
}

export function descriptionIn(input: ObjectInput): Description {
  return {
    contentType: input.ContentType,
    contentEncoding: input.ContentEncoding,
    cacheControl: input.CacheControl,
    furtherHeaders: furtherHeaders(input),
    metadata: input.Metadata,
  };
}

/** What a request says of how its object is kept. */
export function keepingIn(input: ObjectInput): Omit<ObjectDraft, keyof Description> {
  return {
    key: input.Key,
    acl: input.ACL,
    storageClass: input.StorageClass,
    encryption: input.ServerSideEncryption,
    kmsKeyId: input.SSEKMSKeyId,
  };
}

const KEY_LIMIT_BYTES = 1_024;

/** Refuses keys that are too long, and ACLs where they are off. */
export function checkDraft(bucket: Bucket, { key, acl = 'private' }: ObjectDraft): void {
  const sizeBytes = new TextEncoder().encode(key).length;
  if (sizeBytes > KEY_LIMIT_BYTES) throw keyTooLong(sizeBytes, KEY_LIMIT_BYTES);
  const isOpen = acl !== 'private' && acl !== 'bucket-owner-full-control';
  if (isOpen && bucket.settings.ownership === 'BucketOwnerEnforced') throw aclNotSupported();
}
