import type { ServiceContext } from '../../gateway/context.ts';
import { deepFreeze } from '../../gateway/freeze.ts';
import { DAY_MS } from '../../kernel/clock.ts';
import { canonicalId } from './buckets/find.ts';
import { setPolicy } from './buckets/policy.ts';
import { standIn } from './objects/bodies.ts';
import { addVersion, removeVersion } from './objects/store.ts';
import type { ObjectDraft } from './objects/draft.ts';
import { writeObject } from './objects/write.ts';
import { newBucket, type Bucket, type LifecycleRule, type S3State } from './state.ts';
import { scheduleReport } from './storage-report.ts';

type Ctx = ServiceContext<S3State>;

/** An object of the world's spec: with a body, or only with a size. */
export interface ObjectSpec extends ObjectDraft {
  readonly sizeBytes?: number;
  readonly ageDays?: number;
}

export interface BucketSpec {
  readonly name: string;
  readonly ageDays?: number;
  readonly versioning?: 'Enabled' | 'Suspended';
  /** Default: everything is blocked. */
  readonly isPublicAccessBlocked?: boolean;
  /** Default BucketOwnerEnforced (ACLs off). */
  readonly ownership?: string;
  /** A policy document, as an object or as JSON text. */
  readonly policy?: object | string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly lifecycle?: readonly LifecycleRule[];
  readonly logging?: { readonly TargetBucket: string; readonly TargetPrefix: string };
  readonly objects?: readonly ObjectSpec[];
  /** Objects that exist only as a number. */
  readonly bulk?: { readonly bytes: number; readonly count: number };
  /** Ids of request metrics that are switched on. */
  readonly requestMetrics?: readonly string[];
}

export interface S3Spec {
  readonly buckets?: readonly BucketSpec[];
}

/** Fills a Region's buckets from the world's spec: no calls, no records. */
export function seedS3(ctx: Ctx, spec: S3Spec): void {
  for (const one of spec.buckets ?? []) ctx.state.buckets.set(one.name, seededBucket(ctx, one));
  if (ctx.state.buckets.size > 0) scheduleReport(ctx);
}

function seededBucket(ctx: Ctx, spec: BucketSpec): Bucket {
  const createdAt = ctx.now - (spec.ageDays ?? 300) * DAY_MS;
  const ownerId = canonicalId(ctx.account);
  const bucket = newBucket(spec.name, { region: ctx.region, createdAt, ownerId });
  bucket.versioning = spec.versioning ?? '';
  const { settings } = bucket;
  if (spec.isPublicAccessBlocked === false) settings.publicAccessBlock = null;
  if (spec.ownership !== undefined) settings.ownership = spec.ownership;
  const { policy } = spec;
  if (policy !== undefined) {
    setPolicy(bucket, typeof policy === 'string' ? policy : JSON.stringify(policy));
  }
  const tags = Object.entries(spec.tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
  if (tags.length > 0) settings.tags = deepFreeze(tags);
  settings.lifecycle = spec.lifecycle ?? null;
  settings.logging = spec.logging ?? null;
  if (spec.bulk) bucket.bulk = { ...spec.bulk };
  for (const id of spec.requestMetrics ?? []) {
    bucket.requestMetrics.set(id, Object.freeze({ Id: id }));
  }
  for (const object of spec.objects ?? []) addSeeded(ctx, bucket, object);
  return bucket;
}

function addSeeded(ctx: Ctx, bucket: Bucket, spec: ObjectSpec): void {
  const modifiedAt = ctx.now - (spec.ageDays ?? 20) * DAY_MS;
  const written = writeObject(ctx, bucket, spec);
  const sizeBytes = spec.sizeBytes ?? written.sizeBytes;
  const etag = spec.sizeBytes === undefined ? written.etag : standIn(`${bucket.name}/${spec.key}`);
  removeVersion(bucket, spec.key, written.versionId);
  addVersion(bucket, { ...written, modifiedAt, sizeBytes, etag });
}
