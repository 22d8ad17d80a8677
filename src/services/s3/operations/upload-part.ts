import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { findBucket } from '../buckets/find.ts';
import { checksumOfBody, LATER_CHECKSUMS, type ChecksumInput } from '../objects/checksums.ts';
import { ON_OBJECT } from '../objects/on-object.ts';
import type { Body, S3State } from '../state.ts';
import {
  encryptionAnswer,
  partAnswer,
  putPart,
  requireChecksum,
  requirePartNumber,
} from '../uploads/parts.ts';
import { findUpload } from '../uploads/upload.ts';

interface Input extends ChecksumInput {
  readonly Bucket: string;
  readonly Key: string;
  readonly UploadId: string;
  readonly PartNumber: number;
  readonly Body?: Body;
}

/** Uploads a part, or another in its place. AWS page: "UploadPart". */
export const uploadPart = operation<S3State, Input>({
  name: 'UploadPart',
  readOnly: false,
  ...ON_OBJECT,
  action: 's3:PutObject',
  run: (ctx, input) => {
    const refused = ['SSECustomerAlgorithm', 'SSECustomerKey', ...LATER_CHECKSUMS];
    refuseMembers('S3 UploadPart', input, refused);
    const { PartNumber: number, Body: body = '' } = input;
    const bucket = findBucket(ctx, input.Bucket);
    requirePartNumber(number);
    const upload = findUpload(bucket, input);
    const checksum = checksumOfBody(ctx, input, body);
    requireChecksum(upload, checksum);
    const part = putPart(ctx, upload, { number, body, checksum: checksum ?? undefined });
    return { ...partAnswer(part), ...encryptionAnswer(bucket, upload) };
  },
});
