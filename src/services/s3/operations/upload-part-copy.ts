import { awsError } from '../../../aws/errors.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import type { Instant } from '../../../kernel/clock.ts';
import { findBucket } from '../buckets/find.ts';
import { invalidArgument } from '../errors.ts';
import { bodyOf, cutBody, type Span } from '../objects/bodies.ts';
import { computed } from '../objects/checksums.ts';
import { checkSource } from '../objects/conditions.ts';
import { findSource } from '../objects/copy-source.ts';
import { ON_OBJECT } from '../objects/on-object.ts';
import type { S3State } from '../state.ts';
import { encryptionAnswer, partAnswer, putPart, requirePartNumber } from '../uploads/parts.ts';
import { findUpload } from '../uploads/upload.ts';

interface Input {
  readonly Bucket: string;
  readonly Key: string;
  readonly UploadId: string;
  readonly PartNumber: number;
  readonly CopySource: string;
  readonly CopySourceRange?: string;
  readonly CopySourceIfMatch?: string;
  readonly CopySourceIfNoneMatch?: string;
  readonly CopySourceIfModifiedSince?: Instant;
  readonly CopySourceIfUnmodifiedSince?: Instant;
}

const RANGE = 'x-amz-copy-source-range';
const LARGEST_SOURCE_BYTES = 5_368_709_120;

/** Makes a part of an object or a piece of it. AWS page: "UploadPartCopy". */
export const uploadPartCopy = operation<S3State, Input>({
  name: 'UploadPartCopy',
  readOnly: false,
  ...ON_OBJECT,
  action: 's3:PutObject',
  run: (ctx, input) => {
    const refused = ['SSECustomerAlgorithm', 'CopySourceSSECustomerAlgorithm'];
    refuseMembers('S3 UploadPartCopy', input, refused);
    const { PartNumber: number, CopySourceRange } = input;
    const { from, original } = findSource(ctx, input.CopySource);
    const bucket = findBucket(ctx, input.Bucket);
    requirePartNumber(number);
    const upload = findUpload(bucket, input);
    checkSource(original, input);
    const span = spanOfSource(CopySourceRange, original.sizeBytes);
    const whole = bodyOf(original);
    const body = span ? cutBody(ctx, whole, span) : whole;
    const algorithm = upload.checksum?.algorithm;
    const checksum = algorithm && { algorithm, value: computed(ctx, algorithm, body) };
    const part = putPart(ctx, upload, { number, body, checksum });
    return {
      CopyPartResult: { ...partAnswer(part), LastModified: ctx.now },
      ...encryptionAnswer(bucket, upload),
      ...(from.versioning === '' ? {} : { CopySourceVersionId: original.versionId }),
    };
  },
});

/** `bytes=first-last`, both within the object; null: all of it. */
function spanOfSource(text: string | undefined, size: number): Span | null {
  if (text === undefined) {
    if (size <= LARGEST_SOURCE_BYTES) return null;
    const message = 'The specified copy source is larger than the maximum allowable size for a ';
    throw awsError('InvalidRequest', `${message}copy source: ${LARGEST_SOURCE_BYTES}`);
  }
  const found = /^bytes=(\d+)-(\d+)$/.exec(text);
  if (!found || Number(found[1]) > Number(found[2])) {
    throw invalidArgument(
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and ' +
        'last are the zero-based offsets of the first and last bytes to copy',
      RANGE,
      text,
    );
  }
  const end = Number(found[2]) + 1;
  if (end > size) {
    const message = `Range specified is not valid for source object of size: ${size}`;
    throw invalidArgument(message, RANGE, text);
  }
  return { start: Number(found[1]), end };
}
