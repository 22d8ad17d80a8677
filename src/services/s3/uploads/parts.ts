import { awsError } from '../../../aws/errors.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { invalidArgument } from '../errors.ts';
import { keptBody, measure } from '../objects/bodies.ts';
import { checksumMember } from '../objects/checksums.ts';
import type { Body, Bucket, S3State } from '../state.ts';
import { encryptionOf } from '../objects/write.ts';
import type { Part, Upload } from './upload.ts';

const MOST_PARTS = 10_000;

/** AWS page: "Amazon S3 multipart upload limits". */
export function requirePartNumber(number: number): void {
  if (number >= 1 && number <= MOST_PARTS) return;
  throw invalidArgument(
    'Part number must be an integer between 1 and 10000, inclusive',
    'partNumber',
    String(number),
  );
}

/** Keeps a part, in place of one of the same number. */
export function putPart(
  ctx: ServiceContext<S3State>,
  upload: Upload,
  { number, body, checksum }: Pick<Part, 'number' | 'checksum'> & { readonly body: Body },
): Part {
  const kept = keptBody(body);
  const part = Object.freeze({
    number,
    ...measure(ctx, kept, `${upload.id}/${number}/${ctx.now}`),
    modifiedAt: ctx.now,
    ...(checksum ? { checksum: Object.freeze(checksum) } : {}),
    body: kept,
  });
  upload.parts.set(number, part);
  return part;
}

/** Where an upload has a checksum, its parts have the same. */
export function requireChecksum({ checksum }: Upload, told: Part['checksum'] | null): void {
  if (!checksum || told?.algorithm === checksum.algorithm) return;
  const actual = told?.algorithm.toLowerCase() ?? 'null';
  throw awsError(
    'InvalidRequest',
    `Checksum Type mismatch occurred, expected checksum Type: ${checksum.algorithm.toLowerCase()}, ` +
      `actual checksum Type: ${actual}`,
  );
}

/** How the parts of an upload are encrypted. */
export function encryptionAnswer(bucket: Bucket, { draft }: Upload): Record<string, unknown> {
  const { kmsKeyId } = draft;
  return {
    ServerSideEncryption: encryptionOf(bucket, draft),
    ...(kmsKeyId === undefined ? {} : { SSEKMSKeyId: kmsKeyId }),
  };
}

/** A part as answers show it. */
export function partAnswer({ etag, checksum }: Part): Record<string, unknown> {
  return { ETag: `"${etag}"`, ...(checksum ? checksumMember(checksum) : {}) };
}
