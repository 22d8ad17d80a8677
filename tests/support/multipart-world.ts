/** Uploads in parts to a bucket, for tests of S3. */
import { createHash } from 'node:crypto';
import { s3 } from '../../src/services/s3/index.ts';
import { ProbeWorld } from './probe-world.ts';

export const MIB = 1_048_576;
export const BUCKET = { Bucket: 'probe-bucket' };
export const OBJECT = { ...BUCKET, Key: 'films/long.mp4' };

export function opened() {
  return new ProbeWorld([s3], {
    s3: {
      buckets: [
        { name: 'probe-bucket', objects: [{ key: 'old.bin', sizeBytes: 12 * MIB }] },
        { name: 'other-bucket' },
      ],
    },
  });
}

export type World = ReturnType<typeof opened>;

/** Bytes that differ from place to place. */
function bytes(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 31 + seed * 7 + (i >> 8)) & 0xff);
}

export const md5 = (...parts: readonly Uint8Array[]) =>
  createHash('md5').update(Buffer.concat(parts)).digest();

/** Two parts that may stand in this order. */
export const FIRST = bytes(5 * MIB, 1);
export const LAST = bytes(1_000, 2);
/** Of the object they make. */
export const ETAG = `"${md5(md5(FIRST), md5(LAST)).toString('hex')}-2"`;

export function begun(world: World, more: object = {}): { UploadId: string } {
  const { UploadId } = world.ok<{ UploadId: string }>('s3:CreateMultipartUpload', {
    ...OBJECT,
    ...more,
  });
  return { UploadId };
}

export interface Sent {
  readonly PartNumber: number;
  readonly ETag: string;
}

export function sent(
  world: World,
  upload: object,
  bodies: readonly (Uint8Array | string)[],
): Sent[] {
  return bodies.map((Body, i) => {
    const part = { PartNumber: i + 1, Body };
    const { ETag } = world.ok<Sent>('s3:UploadPart', { ...OBJECT, ...upload, ...part });
    return { PartNumber: i + 1, ETag };
  });
}

export function uploaded(world: World, more: object = {}) {
  const upload = begun(world, more);
  const Parts = sent(world, upload, [FIRST, LAST]);
  const done = { ...OBJECT, ...upload, MultipartUpload: { Parts } };
  return world.ok<{ VersionId?: string }>('s3:CompleteMultipartUpload', done);
}
