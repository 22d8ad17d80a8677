import { operation } from '../../../gateway/service.ts';
import { bucketArn, lookUpBucket } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { noSuchBucket } from '../errors.ts';
import type { S3State } from '../state.ts';

/** The bucket's Region; nothing for us-east-1. AWS page: "GetBucketLocation". */
export const getBucketLocation = operation<S3State, { Bucket: string }>({
  name: 'GetBucketLocation',
  readOnly: true,
  trail: { category: 'management' },
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket }) => {
    const bucket = lookUpBucket(ctx, Bucket);
    if (!bucket) throw noSuchBucket(Bucket);
    return bucket.region === 'us-east-1' ? {} : { LocationConstraint: bucket.region };
  },
});
