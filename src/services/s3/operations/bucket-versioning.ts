import { operation } from '../../../gateway/service.ts';
import { bucketArn, findBucket } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import { malformedXml } from '../errors.ts';
import type { S3State } from '../state.ts';

/** AWS page: "GetBucketVersioning". */
export const getBucketVersioning = operation<S3State, { Bucket: string }>({
  name: 'GetBucketVersioning',
  readOnly: true,
  trail: { category: 'management' },
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket }) => {
    const { versioning } = findBucket(ctx, Bucket);
    return versioning === '' ? {} : { Status: versioning };
  },
});

interface PutInput {
  readonly Bucket: string;
  readonly VersioningConfiguration: { readonly Status?: string; readonly MFADelete?: string };
}

/** Turns versioning on, or suspends it; never off. AWS page: "PutBucketVersioning". */
export const putBucketVersioning = operation<S3State, PutInput>({
  name: 'PutBucketVersioning',
  readOnly: false,
  trail: { category: 'management' },
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, input) => {
    refuseMembers('S3 PutBucketVersioning', input, ['MFA']);
    const { Status } = input.VersioningConfiguration;
    if (Status !== 'Enabled' && Status !== 'Suspended') throw malformedXml();
    findBucket(ctx, input.Bucket).versioning = Status;
    return {};
  },
});
