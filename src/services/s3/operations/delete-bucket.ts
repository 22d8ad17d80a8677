import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { bucketArn, findBucket } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import type { S3State } from '../state.ts';

/** Deletes an empty bucket. AWS page: "DeleteBucket". */
export const deleteBucket = operation<S3State, { Bucket: string }>({
  name: 'DeleteBucket',
  readOnly: false,
  trail: { category: 'management' },
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket }) => {
    const bucket = findBucket(ctx, Bucket);
    if (bucket.storedCount + bucket.bulk.count > 0) {
      const more = bucket.versioning === '' ? '' : '. You must delete all versions in the bucket.';
      throw awsError('BucketNotEmpty', `The bucket you tried to delete is not empty${more}`, {
        status: 409,
        detail: { BucketName: Bucket },
      });
    }
    ctx.stateIn(bucket.region).buckets.delete(Bucket);
    return {};
  },
});
