import { deepFreeze } from '../../../gateway/freeze.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { bucketArn, canonicalId, findBucket } from '../buckets/find.ts';
import { cannedGrants, effectivePolicy } from '../buckets/policy.ts';
import { accessDenied, aclNotSupported, malformedXml } from '../errors.ts';
import { ON_OBJECT } from '../objects/on-object.ts';
import { findObject, type ObjectRef } from '../objects/read.ts';
import { ownerGrants, type Grant, type S3State } from '../state.ts';

/** AWS page: "GetBucketAcl". */
export const getBucketAcl = operation<S3State, { Bucket: string }>({
  name: 'GetBucketAcl',
  readOnly: true,
  trail: { category: 'management' },
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket }) => {
    const { grants } = findBucket(ctx, Bucket).settings;
    return { Owner: { ID: canonicalId(ctx.account) }, Grants: grants };
  },
});

interface PutInput {
  readonly Bucket: string;
  readonly ACL?: string;
  readonly AccessControlPolicy?: { readonly Grants?: readonly Grant[] };
}

/** A canned ACL or a list of grants; refused where ACLs are off. AWS page: "PutBucketAcl". */
export const putBucketAcl = operation<S3State, PutInput>({
  name: 'PutBucketAcl',
  readOnly: false,
  trail: { category: 'management' },
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, input) => {
    refuseMembers('S3 PutBucketAcl', input, [
      ...['GrantFullControl', 'GrantRead', 'GrantReadACP', 'GrantWrite', 'GrantWriteACP'],
    ]);
    const { settings } = findBucket(ctx, input.Bucket);
    if (settings.ownership === 'BucketOwnerEnforced') throw aclNotSupported();
    const grants = grantsOf(input, canonicalId(ctx.account));
    const isPublic = grants.some(({ Grantee }) => Grantee.URI?.includes('/groups/global/'));
    if (isPublic && settings.publicAccessBlock?.BlockPublicAcls) throw accessDenied();
    settings.grants = deepFreeze(grants);
    return {};
  },
});

function grantsOf(input: PutInput, ownerId: string): readonly Grant[] {
  const given = input.AccessControlPolicy?.Grants;
  if (given) return given;
  if (input.ACL === undefined) throw malformedXml();
  const canned = cannedGrants(input.ACL).map(({ URI, Permission }) => ({
    Grantee: { Type: 'Group', URI },
    Permission,
  }));
  return [...ownerGrants(ownerId), ...canned];
}

/** AWS page: "GetObjectAcl". */
export const getObjectAcl = operation<S3State, ObjectRef & { Bucket: string }>({
  name: 'GetObjectAcl',
  readOnly: true,
  ...ON_OBJECT,
  run: (ctx, input) => {
    const bucket = findBucket(ctx, input.Bucket);
    const object = findObject(bucket, input);
    const ownerId = canonicalId(ctx.account);
    const open = object.isPublic ? cannedGrants('public-read') : [];
    const Grants = open.map(({ URI, Permission }) => ({
      Grantee: { Type: 'Group', URI },
      Permission,
    }));
    return { Owner: { ID: ownerId }, Grants: [...ownerGrants(ownerId), ...Grants] };
  },
});
