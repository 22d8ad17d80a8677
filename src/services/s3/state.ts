import type { ChecksumAlgorithm } from '../../aws/digests/checksums.ts';
import type { LazyText } from '../../gateway/ports.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { Upload } from './uploads/upload.ts';

/**
 * A body that is rendered when it is read: a delivered log file, for instance. Frozen; `bytes` is
 * what listings show, default the length of the rendered text.
 */
export type LazyBody = LazyText;

/** What an object holds of which a world's spec only knows the size: zeros. */
export interface BlankBody {
  readonly blankBytes: number;
}

export type Piece = string | Uint8Array | LazyBody | BlankBody;

/** Pieces that stand one after the other, as parts brought them; frozen, and never copied. */
export interface PiecedBody {
  readonly pieces: readonly Piece[];
}

export type Body = Piece | PiecedBody;

/** AWS page: "Checking object integrity in Amazon S3". */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly type: 'COMPOSITE' | 'FULL_OBJECT';
  /** Base 64; a composite one with `-` and the number of parts behind it. */
  readonly value: string;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** One version of an object. Frozen. */
export interface S3Object {
  readonly key: string;
  /** `null` for what was written while versioning was off. */
  readonly versionId: string;
  readonly isDeleteMarker: boolean;
  readonly sizeBytes: number;
  /** 32 hexadecimal digits, without quotes. */
  readonly etag: string;
  readonly modifiedAt: Instant;
  readonly storageClass: string;
  readonly contentType: string;
  readonly contentEncoding?: string;
  readonly cacheControl?: string;
  /** ContentDisposition, ContentLanguage and Expires, as they were given. */
  readonly furtherHeaders?: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly encryption: string;
  readonly kmsKeyId?: string;
  readonly isPublic: boolean;
  readonly tags?: readonly Tag[];
  readonly checksum?: Checksum;
  /** Of an object that was uploaded in parts: the size of each, in bytes. */
  readonly partSizes?: readonly number[];
  readonly body: Body;
}

export interface PublicAccessBlock {
  readonly BlockPublicAcls: boolean;
  readonly IgnorePublicAcls: boolean;
  readonly BlockPublicPolicy: boolean;
  readonly RestrictPublicBuckets: boolean;
}

export interface Grant {
  readonly Grantee: { readonly Type: string; readonly ID?: string; readonly URI?: string };
  readonly Permission: string;
}

/** Sub-resources that are kept as they were put; null where there is none. Values are frozen. */
export interface BucketSettings {
  tags: readonly Tag[] | null;
  policy: string | null;
  /** Whether S3 calls the policy public; kept because every request is judged by it. */
  isPolicyPublic: boolean;
  publicAccessBlock: PublicAccessBlock | null;
  encryption: object;
  ownership: string;
  grants: readonly Grant[];
  logging: object | null;
  lifecycle: readonly LifecycleRule[] | null;
  website: object | null;
}

export interface LifecycleRule {
  readonly ID?: string;
  readonly Status: string;
  readonly Prefix?: string;
  readonly Filter?: {
    readonly Prefix?: string;
    readonly Tag?: object;
    readonly And?: object;
    readonly ObjectSizeGreaterThan?: number;
    readonly ObjectSizeLessThan?: number;
  };
  readonly Expiration?: { readonly Days?: number; readonly Date?: number };
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays?: number };
  readonly AbortIncompleteMultipartUpload?: { readonly DaysAfterInitiation?: number };
}

export interface Bucket {
  readonly name: string;
  readonly region: string;
  readonly createdAt: Instant;
  versioning: '' | 'Enabled' | 'Suspended';
  settings: BucketSettings;
  /** Versions of each key, oldest first; each list is frozen. */
  objects: Map<string, readonly S3Object[]>;
  /** Multipart uploads in progress, by their ids. */
  uploads: Map<string, Upload>;
  /** Only in a world that was opened quickly: `objects` lacks older keys for a while. */
  lacksHistory?: boolean;
  /** Objects that exist only as a number: what was there before the world began. */
  bulk: { bytes: number; count: number };
  /** Sum over every version in `objects`. */
  storedBytes: number;
  storedCount: number;
  /** Filters of request metrics. */
  requestMetrics: Map<string, object>;
  /** Handles by metric name and filter. */
  series: Map<string, number>;
}

/** The buckets of one Region. */
export interface S3State {
  buckets: Map<string, Bucket>;
  /** Whether the daily storage report is scheduled. */
  isReporting: boolean;
}

export function emptyState(): S3State {
  return { buckets: new Map(), isReporting: false };
}

export const ALL_BLOCKED: PublicAccessBlock = Object.freeze({
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
});

const SSE_S3 = Object.freeze({
  Rules: Object.freeze([
    Object.freeze({
      ApplyServerSideEncryptionByDefault: Object.freeze({ SSEAlgorithm: 'AES256' }),
      BucketKeyEnabled: false,
    }),
  ]),
});

/**
 * A bucket as CreateBucket makes it since April 2023: public access blocked, ACLs off, encrypted
 * with keys of S3.
 */
export function newBucket(
  name: string,
  where: { readonly region: string; readonly createdAt: Instant; readonly ownerId: string },
): Bucket {
  return {
    name,
    region: where.region,
    createdAt: where.createdAt,
    versioning: '',
    settings: {
      tags: null,
      policy: null,
      isPolicyPublic: false,
      publicAccessBlock: ALL_BLOCKED,
      encryption: SSE_S3,
      ownership: 'BucketOwnerEnforced',
      grants: ownerGrants(where.ownerId),
      logging: null,
      lifecycle: null,
      website: null,
    },
    objects: new Map(),
    uploads: new Map(),
    bulk: { bytes: 0, count: 0 },
    storedBytes: 0,
    storedCount: 0,
    requestMetrics: new Map(),
    series: new Map(),
  };
}

export function ownerGrants(ownerId: string): readonly Grant[] {
  const grant = { Grantee: { Type: 'CanonicalUser', ID: ownerId }, Permission: 'FULL_CONTROL' };
  return Object.freeze([Object.freeze({ ...grant, Grantee: Object.freeze(grant.Grantee) })]);
}
