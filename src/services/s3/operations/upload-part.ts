import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { findBucket, objectArn } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { checksumOfBody, LATER_CHECKSUMS, type ChecksumInput } from '../objects/checksums.ts';
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
  trail: { category: 'data', dataResourceType: 'AWS::S3::Object' },
  action: 's3:PutObject',
  resource: objectArn,
  resourcePolicy: effectivePolicy,
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
