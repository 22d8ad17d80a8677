import type { ServiceContext } from '../../../gateway/context.ts';
import { HistoryAbsent } from '../../../kernel/absent.ts';
import { drawText } from '../../../kernel/ids.ts';
import type { Bucket, S3Object, S3State } from '../state.ts';

type Ctx = ServiceContext<S3State>;

const VERSION_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._';

/** The version id the next write to a bucket gets. */
export function nextVersionId(ctx: Ctx, bucket: Bucket): string {
  if (bucket.versioning !== 'Enabled') return 'null';
  return drawText(ctx.random('versions'), VERSION_ALPHABET, 32);
}

/** Adds a version: behind the older ones, or in place of the `null` version. */
export function addVersion(bucket: Bucket, object: S3Object): void {
  const before = bucket.objects.get(object.key) ?? [];
  const kept =
    object.versionId === 'null' ? before.filter((old) => old.versionId !== 'null') : before;
  for (const old of before) if (!kept.includes(old)) count(bucket, old, -1);
  bucket.objects.set(object.key, Object.freeze([...kept, Object.freeze(object)]));
  count(bucket, object, 1);
}

/** Every key, in the order of first writing. */
export function keysOf(bucket: Bucket): Iterable<string> {
  if (bucket.lacksHistory) throw new HistoryAbsent();
  return bucket.objects.keys();
}

/** Versions of a key, oldest first; none when it never was. */
export function versionsOf(bucket: Bucket, key: string): readonly S3Object[] {
  const found = bucket.objects.get(key);
  if (!found && bucket.lacksHistory) throw new HistoryAbsent();
  return found ?? [];
}

/** Takes one version out for good; true when it was there. */
export function removeVersion(bucket: Bucket, key: string, versionId: string): S3Object | null {
  const before = versionsOf(bucket, key);
  const found = before.find((object) => object.versionId === versionId);
  if (!found) return null;
  const kept = before.filter((object) => object !== found);
  if (kept.length === 0) bucket.objects.delete(key);
  else bucket.objects.set(key, Object.freeze(kept));
  count(bucket, found, -1);
  return found;
}

/** Puts a version in the place of another of the same size. */
export function replaceVersion(bucket: Bucket, old: S3Object, object: S3Object): void {
  const versions = versionsOf(bucket, old.key);
  const kept = versions.map((one) => (one === old ? Object.freeze(object) : one));
  bucket.objects.set(old.key, Object.freeze(kept));
}

function count(bucket: Bucket, object: S3Object, sign: 1 | -1): void {
  bucket.storedBytes += sign * object.sizeBytes;
  bucket.storedCount += sign;
}

export interface Deletion {
  readonly versionId?: string;
  readonly isDeleteMarker: boolean;
}

/**
 * DELETE without a version: in a versioned bucket a delete marker goes on top; otherwise the object
 * goes. With a version: that version goes. AWS page: "Deleting object versions".
 */
export function deleteKey(
  ctx: Ctx,
  bucket: Bucket,
  { key, versionId }: { readonly key: string; readonly versionId?: string },
): Deletion {
  if (versionId !== undefined) {
    const gone = removeVersion(bucket, key, versionId);
    return { versionId, isDeleteMarker: gone?.isDeleteMarker ?? false };
  }
  if (bucket.versioning === '') {
    removeVersion(bucket, key, 'null');
    return { isDeleteMarker: false };
  }
  const marker = nextVersionId(ctx, bucket);
  addVersion(bucket, {
    key,
    versionId: marker,
    isDeleteMarker: true,
    sizeBytes: 0,
    etag: '',
    modifiedAt: ctx.now,
    storageClass: 'STANDARD',
    contentType: '',
    metadata: Object.freeze({}),
    encryption: '',
    isPublic: false,
    body: '',
  });
  return { versionId: marker, isDeleteMarker: true };
}

/** The object readers see under a key, or undefined. */
export function currentObject(bucket: Bucket, key: string): S3Object | undefined {
  const last = versionsOf(bucket, key).at(-1);
  return last?.isDeleteMarker ? undefined : last;
}
