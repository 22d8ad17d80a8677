import { operation } from '../../../gateway/service.ts';
import { bucketArn, findBucket, lookUpBucket } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { notFound } from '../errors.ts';
import type { S3State } from '../state.ts';

/** Is it there, and may I? AWS page: "HeadBucket". */
export const headBucket = operation<S3State, { Bucket: string }>({
  name: 'HeadBucket',
  readOnly: true,
  trail: { category: 'management' },
  action: 's3:ListBucket',
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket }) => {
    if (!lookUpBucket(ctx, Bucket)) throw notFound();
    return { BucketRegion: findBucket(ctx, Bucket).region, AccessPointAlias: false };
  },
});
