import { operation } from '../../../gateway/service.ts';
import { bucketArn, findBucket } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { missing } from '../errors.ts';
import type { PublicAccessBlock, S3State } from '../state.ts';

/** AWS page: "GetPublicAccessBlock". */
export const getPublicAccessBlock = operation<S3State, { Bucket: string }>({
  name: 'GetPublicAccessBlock',
  readOnly: true,
  trail: { category: 'management', eventName: 'GetBucketPublicAccessBlock' },
  action: 's3:GetBucketPublicAccessBlock',
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket }) => {
    const { publicAccessBlock } = findBucket(ctx, Bucket).settings;
    if (publicAccessBlock === null) {
      throw missing(
        'NoSuchPublicAccessBlockConfiguration',
        'The public access block configuration was not found',
        Bucket,
      );
    }
    return { PublicAccessBlockConfiguration: publicAccessBlock };
  },
});

interface PutInput {
  readonly Bucket: string;
  readonly PublicAccessBlockConfiguration: Partial<PublicAccessBlock>;
}

/** AWS page: "PutPublicAccessBlock". Members that are not given are off. */
export const putPublicAccessBlock = operation<S3State, PutInput>({
  name: 'PutPublicAccessBlock',
  readOnly: false,
  trail: { category: 'management', eventName: 'PutBucketPublicAccessBlock' },
  action: 's3:PutBucketPublicAccessBlock',
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket, PublicAccessBlockConfiguration: given }) => {
    findBucket(ctx, Bucket).settings.publicAccessBlock = Object.freeze({
      BlockPublicAcls: given.BlockPublicAcls ?? false,
      IgnorePublicAcls: given.IgnorePublicAcls ?? false,
      BlockPublicPolicy: given.BlockPublicPolicy ?? false,
      RestrictPublicBuckets: given.RestrictPublicBuckets ?? false,
    });
    return {};
  },
});

/** AWS page: "DeletePublicAccessBlock". */
export const deletePublicAccessBlock = operation<S3State, { Bucket: string }>({
  name: 'DeletePublicAccessBlock',
  readOnly: false,
  trail: { category: 'management', eventName: 'DeleteBucketPublicAccessBlock' },
  action: 's3:PutBucketPublicAccessBlock',
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket }) => {
    findBucket(ctx, Bucket).settings.publicAccessBlock = null;
    return {};
  },
});
