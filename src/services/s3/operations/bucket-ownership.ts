import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { bucketArn, findBucket } from '../buckets/find.ts';
import { effectivePolicy, hasPublicAcl } from '../buckets/policy.ts';
import { malformedXml } from '../errors.ts';
import type { S3State } from '../state.ts';

/** AWS page: "GetBucketOwnershipControls". */
export const getBucketOwnershipControls = operation<S3State, { Bucket: string }>({
  name: 'GetBucketOwnershipControls',
  readOnly: true,
  trail: { category: 'management' },
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket }) => {
    const { ownership } = findBucket(ctx, Bucket).settings;
    return { OwnershipControls: { Rules: [{ ObjectOwnership: ownership }] } };
  },
});

interface PutInput {
  readonly Bucket: string;
  readonly OwnershipControls: { readonly Rules: readonly { readonly ObjectOwnership: string }[] };
}

/** Turns ACLs on or off. AWS page: "PutBucketOwnershipControls". */
export const putBucketOwnershipControls = operation<S3State, PutInput>({
  name: 'PutBucketOwnershipControls',
  readOnly: false,
  trail: { category: 'management' },
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket, OwnershipControls }) => {
    const bucket = findBucket(ctx, Bucket);
    const [rule] = OwnershipControls.Rules;
    if (!rule || OwnershipControls.Rules.length > 1) throw malformedXml();
    if (rule.ObjectOwnership === 'BucketOwnerEnforced' && hasPublicAcl(bucket)) {
      throw awsError(
        'InvalidBucketAclWithObjectOwnership',
        "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
      );
    }
    bucket.settings.ownership = rule.ObjectOwnership;
    return {};
  },
});
