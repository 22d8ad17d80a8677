import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { findBucket } from '../buckets/find.ts';
import { LATER_CHECKSUMS } from '../objects/checksums.ts';
import { checkWrite } from '../objects/conditions.ts';
import { ON_OBJECT } from '../objects/on-object.ts';
import { writeObject, writtenAnswer } from '../objects/write.ts';
import type { Bucket, S3State } from '../state.ts';
import { assemble, type CompleteInput } from '../uploads/assemble.ts';
import { findUpload } from '../uploads/upload.ts';

interface Input extends CompleteInput {
  readonly Bucket: string;
  readonly Key: string;
  readonly UploadId: string;
  readonly IfMatch?: string;
  readonly IfNoneMatch?: string;
}

/**
 * Makes an object of the parts that are listed; parts that are not are gone. Its date is that of
 * the upload's beginning. AWS page: "CompleteMultipartUpload".
 */
export const completeMultipartUpload = operation<S3State, Input>({
  name: 'CompleteMultipartUpload',
  readOnly: false,
  simplified: "S3's own CRC64NVME is not added where the client named no checksum algorithm.",
  ...ON_OBJECT,
  action: 's3:PutObject',
  run: (ctx, input) => {
    const refused = ['SSECustomerAlgorithm', 'SSECustomerKey', ...LATER_CHECKSUMS];
    refuseMembers('S3 CompleteMultipartUpload', input, refused);
    const bucket = findBucket(ctx, input.Bucket);
    const upload = findUpload(bucket, input);
    const whole = assemble(ctx, upload, input);
    checkWrite(bucket, input.Key, input);
    const object = writeObject(ctx, bucket, { ...upload.draft, ...whole });
    bucket.uploads.delete(upload.id);
    return {
      Location: locationOf(bucket, input.Key),
      Bucket: bucket.name,
      Key: input.Key,
      ...writtenAnswer(bucket, object),
    };
  },
});

function locationOf({ name, region }: Bucket, key: string): string {
  const host = region === 'us-east-1' ? 's3' : `s3.${region}`;
  return `https://${name}.${host}.amazonaws.com/${encodeURIComponent(key)}`;
}
