import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import type { Instant } from '../../../kernel/clock.ts';
import { findBucket } from '../buckets/find.ts';
import { ON_OBJECT } from '../objects/on-object.ts';
import type { S3State } from '../state.ts';
import { findUpload } from '../uploads/upload.ts';

interface Input {
  readonly Bucket: string;
  readonly Key: string;
  readonly UploadId: string;
  readonly IfMatchInitiatedTime?: Instant;
}

/** Ends an upload; its parts are gone. AWS page: "AbortMultipartUpload". */
export const abortMultipartUpload = operation<S3State, Input>({
  name: 'AbortMultipartUpload',
  readOnly: false,
  ...ON_OBJECT,
  run: (ctx, input) => {
    const bucket = findBucket(ctx, input.Bucket);
    const { id, initiatedAt } = findUpload(bucket, input);
    const wanted = input.IfMatchInitiatedTime;
    if (wanted !== undefined && Math.floor(initiatedAt / 1_000) !== Math.floor(wanted / 1_000)) {
      const message = 'At least one of the pre-conditions you specified did not hold';
      const detail = { Condition: 'x-amz-if-match-initiated-time' };
      throw awsError('PreconditionFailed', message, { status: 412, detail });
    }
    bucket.uploads.delete(id);
    return {};
  },
});
