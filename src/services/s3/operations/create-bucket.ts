import { awsError } from '../../../aws/errors.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { bucketArn, canonicalId, lookUpBucket } from '../buckets/find.ts';
import { requireBucketName } from '../buckets/names.ts';
import { newBucket, type S3State } from '../state.ts';
import { scheduleReport } from '../storage-report.ts';

interface Input {
  readonly Bucket: string;
  readonly ACL?: string;
  readonly CreateBucketConfiguration?: { readonly LocationConstraint?: string };
  readonly ObjectOwnership?: string;
}

/** Makes a bucket: public access blocked, ACLs off. AWS page: "CreateBucket". */
export const createBucket = operation<S3State, Input>({
  name: 'CreateBucket',
  readOnly: false,
  trail: { category: 'management' },
  resource: bucketArn,
  run: (ctx, input) => {
    refuseMembers('S3 CreateBucket', input, [
      ...['GrantFullControl', 'GrantRead', 'GrantReadACP', 'GrantWrite', 'GrantWriteACP'],
      'ObjectLockEnabledForBucket',
    ]);
    const { Bucket: name, ACL = 'private', ObjectOwnership = 'BucketOwnerEnforced' } = input;
    requireBucketName(name);
    requireRegion(ctx.region, input.CreateBucketConfiguration?.LocationConstraint);
    if (ACL !== 'private' && ObjectOwnership === 'BucketOwnerEnforced') {
      throw awsError(
        'InvalidBucketAclWithObjectOwnership',
        "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
      );
    }
    const known = lookUpBucket(ctx, name);
    if (known) return alreadyThere(ctx.region, known.region, name);
    const ownerId = canonicalId(ctx.account);
    const bucket = newBucket(name, { region: ctx.region, createdAt: ctx.now, ownerId });
    bucket.settings.ownership = ObjectOwnership;
    ctx.state.buckets.set(name, bucket);
    scheduleReport(ctx);
    return {
      Location: ctx.region === 'us-east-1' ? `/${name}` : `http://${name}.s3.amazonaws.com/`,
      BucketArn: `arn:aws:s3:::${name}`,
    };
  },
});

function requireRegion(region: string, constraint: string | undefined): void {
  const wanted = constraint ?? 'us-east-1';
  if (wanted === region) return;
  const what = constraint === undefined ? 'unspecified' : constraint;
  throw awsError(
    'IllegalLocationConstraintException',
    `The ${what} location constraint is incompatible for the region specific endpoint ` +
      'this request was sent to.',
  );
}

/** us-east-1 answers success to the owner; every other Region says so. */
function alreadyThere(region: string, home: string, name: string): object {
  if (region === 'us-east-1' && home === region) {
    return { Location: `/${name}`, BucketArn: `arn:aws:s3:::${name}` };
  }
  throw awsError(
    'BucketAlreadyOwnedByYou',
    'Your previous request to create the named bucket succeeded and you already own it.',
    { status: 409, detail: { BucketName: name } },
  );
}
