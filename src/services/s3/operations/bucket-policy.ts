import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { bucketArn, findBucket } from '../buckets/find.ts';
import {
  effectivePolicy,
  isPublicPolicy,
  parseBucketPolicy,
  setPolicy,
} from '../buckets/policy.ts';
import { missing } from '../errors.ts';
import type { S3State } from '../state.ts';

const POLICY_LIMIT = 20_480;

/** AWS page: "GetBucketPolicy". */
export const getBucketPolicy = operation<S3State, { Bucket: string }>({
  name: 'GetBucketPolicy',
  readOnly: true,
  trail: { category: 'management' },
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket }) => {
    const { policy } = findBucket(ctx, Bucket).settings;
    if (policy === null) {
      throw missing('NoSuchBucketPolicy', 'The bucket policy does not exist', Bucket);
    }
    return { Policy: policy };
  },
});

/** Who may use the bucket; public ones are stopped by BlockPublicPolicy. "PutBucketPolicy". */
export const putBucketPolicy = operation<S3State, { Bucket: string; Policy: string }>({
  name: 'PutBucketPolicy',
  readOnly: false,
  trail: { category: 'management' },
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket, Policy }) => {
    const bucket = findBucket(ctx, Bucket);
    if (Policy.length > POLICY_LIMIT) {
      const message = 'Your policy exceeds the maximum allowed document size';
      throw awsError('PolicyTooLarge', message);
    }
    parseBucketPolicy(Policy, Bucket);
    if (bucket.settings.publicAccessBlock?.BlockPublicPolicy && isPublicPolicy(Policy)) {
      throw awsError(
        'AccessDenied',
        `User: ${ctx.caller.arn} is not authorized to perform: s3:PutBucketPolicy on resource: ` +
          `"arn:aws:s3:::${Bucket}" because public policies are prevented by the ` +
          'BlockPublicPolicy setting in S3 Block Public Access.',
        { status: 403 },
      );
    }
    setPolicy(bucket, Policy);
    return {};
  },
});

/** AWS page: "DeleteBucketPolicy". */
export const deleteBucketPolicy = operation<S3State, { Bucket: string }>({
  name: 'DeleteBucketPolicy',
  readOnly: false,
  trail: { category: 'management' },
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket }) => {
    setPolicy(findBucket(ctx, Bucket), null);
    return {};
  },
});

/** Whether S3 calls the policy public. AWS page: "GetBucketPolicyStatus". */
export const getBucketPolicyStatus = operation<S3State, { Bucket: string }>({
  name: 'GetBucketPolicyStatus',
  readOnly: true,
  trail: { category: 'management' },
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket }) => {
    const { policy, isPolicyPublic, publicAccessBlock } = findBucket(ctx, Bucket).settings;
    if (policy === null) {
      throw missing('NoSuchBucketPolicy', 'The bucket policy does not exist', Bucket);
    }
    const isPublic = isPolicyPublic && !publicAccessBlock?.RestrictPublicBuckets;
    return { PolicyStatus: { IsPublic: isPublic } };
  },
});
