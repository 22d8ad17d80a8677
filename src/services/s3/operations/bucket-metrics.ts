import { notSimulated } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { bucketArn, findBucket } from '../buckets/find.ts';
import { missing } from '../errors.ts';
import type { S3State } from '../state.ts';

interface PutInput {
  readonly Bucket: string;
  readonly Id: string;
  readonly MetricsConfiguration: { readonly Id: string; readonly Filter?: object };
}

/** Opts in to request metrics. AWS page: "PutBucketMetricsConfiguration". */
export const putBucketMetricsConfiguration = operation<S3State, PutInput>({
  name: 'PutBucketMetricsConfiguration',
  readOnly: false,
  trail: { category: 'management' },
  action: 's3:PutMetricsConfiguration',
  resource: bucketArn,
  run: (ctx, { Bucket, Id, MetricsConfiguration }) => {
    if (MetricsConfiguration.Filter) {
      throw notSimulated('Not simulated: S3 request metrics with a Filter.');
    }
    findBucket(ctx, Bucket).requestMetrics.set(Id, MetricsConfiguration);
    return {};
  },
});

/** AWS page: "GetBucketMetricsConfiguration". */
export const getBucketMetricsConfiguration = operation<S3State, { Bucket: string; Id: string }>({
  name: 'GetBucketMetricsConfiguration',
  readOnly: true,
  trail: { category: 'management' },
  action: 's3:GetMetricsConfiguration',
  resource: bucketArn,
  run: (ctx, { Bucket, Id }) => {
    const found = findBucket(ctx, Bucket).requestMetrics.get(Id);
    if (!found) throw noSuchConfiguration(Bucket);
    return { MetricsConfiguration: found };
  },
});

/** AWS page: "ListBucketMetricsConfigurations". */
export const listBucketMetricsConfigurations = operation<S3State, { Bucket: string }>({
  name: 'ListBucketMetricsConfigurations',
  readOnly: true,
  trail: { category: 'management' },
  action: 's3:GetMetricsConfiguration',
  resource: bucketArn,
  run: (ctx, { Bucket }) => ({
    IsTruncated: false,
    MetricsConfigurationList: [...findBucket(ctx, Bucket).requestMetrics.values()],
  }),
});

/** AWS page: "DeleteBucketMetricsConfiguration". */
export const deleteBucketMetricsConfiguration = operation<S3State, { Bucket: string; Id: string }>({
  name: 'DeleteBucketMetricsConfiguration',
  readOnly: false,
  trail: { category: 'management' },
  action: 's3:PutMetricsConfiguration',
  resource: bucketArn,
  run: (ctx, { Bucket, Id }) => {
    if (!findBucket(ctx, Bucket).requestMetrics.delete(Id)) throw noSuchConfiguration(Bucket);
    return {};
  },
});

function noSuchConfiguration(bucket: string) {
  return missing('NoSuchConfiguration', 'The specified configuration does not exist.', bucket);
}
