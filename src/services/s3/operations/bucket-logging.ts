import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { bucketArn, findBucket, lookUpBucket } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import type { S3State } from '../state.ts';

/** AWS page: "GetBucketLogging". */
export const getBucketLogging = operation<S3State, { Bucket: string }>({
  name: 'GetBucketLogging',
  readOnly: true,
  trail: { category: 'management' },
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket }) => {
    const { logging } = findBucket(ctx, Bucket).settings;
    return logging === null ? {} : { LoggingEnabled: logging };
  },
});

interface PutInput {
  readonly Bucket: string;
  readonly BucketLoggingStatus: { readonly LoggingEnabled?: { readonly TargetBucket: string } };
}

/** Where server access logs go. AWS page: "PutBucketLogging". */
export const putBucketLogging = operation<S3State, PutInput>({
  name: 'PutBucketLogging',
  readOnly: false,
  trail: { category: 'management' },
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  simplified: 'The setting is kept; server access log files are not written.',
  run: (ctx, { Bucket, BucketLoggingStatus: { LoggingEnabled } }) => {
    const bucket = findBucket(ctx, Bucket);
    if (LoggingEnabled && !lookUpBucket(ctx, LoggingEnabled.TargetBucket)) {
      throw awsError(
        'InvalidTargetBucketForLogging',
        'The target bucket for logging does not exist',
        { detail: { TargetBucket: LoggingEnabled.TargetBucket } },
      );
    }
    bucket.settings.logging = LoggingEnabled ?? null;
    return {};
  },
});
