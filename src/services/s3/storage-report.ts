import type { ServiceContext } from '../../gateway/context.ts';
import type { Handler } from '../../gateway/service.ts';
import { DAY_MS, floorTo, HOUR_MS, nextMultiple, type Instant } from '../../kernel/clock.ts';
import { deleteKey, keysOf, removeVersion, versionsOf } from './objects/store.ts';
import { abortOldUploads } from './uploads/expiry.ts';
import { storedParts } from './uploads/upload.ts';
import type { Bucket, LifecycleRule, S3State } from './state.ts';

type Ctx = ServiceContext<S3State>;

/** Storage metrics of a day arrive in the small hours. */
const REPORT_DELAY_MS = 2 * HOUR_MS;

/** Schedules the daily report of a Region once it has a bucket. */
export function scheduleReport(ctx: Ctx): void {
  if (ctx.state.isReporting) return;
  ctx.state.isReporting = true;
  ctx.schedule(nextMultiple(ctx.now, DAY_MS) + REPORT_DELAY_MS, 's3.report');
}

/**
 * Once a day: lifecycle rules act, and BucketSizeBytes and NumberOfObjects are published for the
 * day, stamped with its midnight; parts of incomplete uploads count for both. AWS page: "Amazon S3 CloudWatch daily storage metrics".
 */
export const reportStorage: Handler<S3State> = (ctx) => {
  const midnight = floorTo(ctx.now, DAY_MS);
  for (const bucket of ctx.state.buckets.values()) {
    for (const rule of bucket.settings.lifecycle ?? []) {
      if (rule.Status === 'Enabled') applyRule(ctx, bucket, rule);
    }
    report(ctx, bucket, midnight);
  }
  ctx.schedule(midnight + DAY_MS + REPORT_DELAY_MS, 's3.report');
};

function report(ctx: Ctx, bucket: Bucket, at: Instant): void {
  const parts = storedParts(bucket);
  const count = bucket.bulk.count + bucket.storedCount + parts.count;
  if (count === 0) return;
  const bytes = bucket.bulk.bytes + bucket.storedBytes + parts.bytes;
  const size = seriesOf(ctx, bucket, ['BucketSizeBytes', 'Bytes', 'StandardStorage']);
  const objects = seriesOf(ctx, bucket, ['NumberOfObjects', 'Count', 'AllStorageTypes']);
  ctx.metrics.put(size, at, bytes);
  ctx.metrics.put(objects, at, count);
}

function seriesOf(
  ctx: Ctx,
  bucket: Bucket,
  [name, unit, type]: readonly [name: string, unit: string, type: string],
): number {
  let handle = bucket.series.get(name);
  if (handle === undefined) {
    handle = ctx.metrics.series({
      namespace: 'AWS/S3',
      name,
      dimensions: [
        ['BucketName', bucket.name],
        ['StorageType', type],
      ],
      unit,
    });
    bucket.series.set(name, handle);
  }
  return handle;
}

/** AWS page: "Lifecycle rules: based on an object's age". */
function applyRule(ctx: Ctx, bucket: Bucket, rule: LifecycleRule): void {
  abortOldUploads(bucket, rule, ctx.now);
  const prefix = rule.Filter?.Prefix ?? rule.Prefix ?? '';
  const days = rule.Expiration?.Days;
  const oldDays = rule.NoncurrentVersionExpiration?.NoncurrentDays;
  for (const key of [...keysOf(bucket)]) {
    if (!key.startsWith(prefix)) continue;
    const versions = versionsOf(bucket, key);
    if (oldDays !== undefined) {
      for (const old of versions.slice(0, -1)) {
        if (isOlder(ctx, old.modifiedAt, oldDays)) removeVersion(bucket, key, old.versionId);
      }
    }
    const last = versions.at(-1)!;
    if (days !== undefined && !last.isDeleteMarker && isOlder(ctx, last.modifiedAt, days)) {
      deleteKey(ctx, bucket, { key });
    }
  }
}

function isOlder(ctx: Ctx, at: Instant, days: number): boolean {
  return floorTo(ctx.now, DAY_MS) - at >= days * DAY_MS;
}
