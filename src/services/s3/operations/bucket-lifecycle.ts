import { awsError, notSimulated } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { bucketArn, findBucket } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { malformedXml, missing } from '../errors.ts';
import type { LifecycleRule, S3State } from '../state.ts';

/** AWS page: "GetBucketLifecycleConfiguration". */
export const getBucketLifecycleConfiguration = operation<S3State, { Bucket: string }>({
  name: 'GetBucketLifecycleConfiguration',
  readOnly: true,
  trail: { category: 'management', eventName: 'GetBucketLifecycle' },
  action: 's3:GetLifecycleConfiguration',
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket }) => {
    const { lifecycle } = findBucket(ctx, Bucket).settings;
    if (lifecycle === null) {
      throw missing(
        'NoSuchLifecycleConfiguration',
        'The lifecycle configuration does not exist',
        Bucket,
      );
    }
    return { Rules: lifecycle };
  },
});

interface PutInput {
  readonly Bucket: string;
  readonly LifecycleConfiguration?: { readonly Rules: readonly LifecycleRule[] };
}

/** Expiration by age and prefix. AWS page: "PutBucketLifecycleConfiguration". */
export const putBucketLifecycleConfiguration = operation<S3State, PutInput>({
  name: 'PutBucketLifecycleConfiguration',
  readOnly: false,
  trail: { category: 'management', eventName: 'PutBucketLifecycle' },
  action: 's3:PutLifecycleConfiguration',
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket, LifecycleConfiguration }) => {
    const bucket = findBucket(ctx, Bucket);
    const rules = LifecycleConfiguration?.Rules ?? [];
    if (rules.length === 0) throw malformedXml();
    rules.forEach(checkRule);
    bucket.settings.lifecycle = rules;
    return {};
  },
});

const SIMULATED = new Set([
  ...['ID', 'Status', 'Prefix', 'Filter', 'Expiration', 'NoncurrentVersionExpiration'],
  'AbortIncompleteMultipartUpload',
]);

function checkRule(rule: LifecycleRule): void {
  for (const name of Object.keys(rule)) {
    if (SIMULATED.has(name)) continue;
    throw notSimulated(`Not simulated: S3 lifecycle rules with ${name}.`);
  }
  const filters = Object.keys(rule.Filter ?? {}).filter((name) => name !== 'Prefix');
  if (filters.length > 0) {
    throw notSimulated(`Not simulated: S3 lifecycle filters with ${filters[0]}.`);
  }
  const abortDays = rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation;
  if (abortDays !== undefined && abortDays <= 0) {
    throw awsError(
      'InvalidArgument',
      "'DaysAfterInitiation' for AbortIncompleteMultipartUpload action must be a positive integer",
    );
  }
  const days = rule.Expiration?.Days;
  if (days !== undefined && days <= 0) {
    throw awsError('InvalidArgument', "'Days' for Expiration action must be a positive integer");
  }
}

/** AWS page: "DeleteBucketLifecycle". */
export const deleteBucketLifecycle = operation<S3State, { Bucket: string }>({
  name: 'DeleteBucketLifecycle',
  readOnly: false,
  trail: { category: 'management' },
  action: 's3:PutLifecycleConfiguration',
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket }) => {
    findBucket(ctx, Bucket).settings.lifecycle = null;
    return {};
  },
});
