import { operation } from '../../../gateway/service.ts';
import { bucketArn, findBucket } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import type { S3State } from '../state.ts';

/** Every bucket encrypts since January 2023. AWS page: "GetBucketEncryption". */
export const getBucketEncryption = operation<S3State, { Bucket: string }>({
  name: 'GetBucketEncryption',
  readOnly: true,
  trail: { category: 'management' },
  action: 's3:GetEncryptionConfiguration',
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket }) => ({
    ServerSideEncryptionConfiguration: findBucket(ctx, Bucket).settings.encryption,
  }),
});

interface PutInput {
  readonly Bucket: string;
  readonly ServerSideEncryptionConfiguration: object;
}

/** AWS page: "PutBucketEncryption". */
export const putBucketEncryption = operation<S3State, PutInput>({
  name: 'PutBucketEncryption',
  readOnly: false,
  trail: { category: 'management' },
  action: 's3:PutEncryptionConfiguration',
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket, ServerSideEncryptionConfiguration }) => {
    findBucket(ctx, Bucket).settings.encryption = ServerSideEncryptionConfiguration;
    return {};
  },
});
