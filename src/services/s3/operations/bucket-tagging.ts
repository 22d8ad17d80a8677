import { operation } from '../../../gateway/service.ts';
import { bucketArn, findBucket } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { missing } from '../errors.ts';
import { BUCKET_TAGS, checkTags } from '../objects/tags.ts';
import type { S3State, Tag } from '../state.ts';

/** AWS page: "GetBucketTagging". */
export const getBucketTagging = operation<S3State, { Bucket: string }>({
  name: 'GetBucketTagging',
  readOnly: true,
  trail: { category: 'management' },
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket }) => {
    const { tags } = findBucket(ctx, Bucket).settings;
    if (tags === null) throw missing('NoSuchTagSet', 'The TagSet does not exist', Bucket);
    return { TagSet: tags };
  },
});

interface PutInput {
  readonly Bucket: string;
  readonly Tagging: { readonly TagSet: readonly Tag[] };
}

/** Replaces the tags. AWS page: "PutBucketTagging". */
export const putBucketTagging = operation<S3State, PutInput>({
  name: 'PutBucketTagging',
  readOnly: false,
  trail: { category: 'management' },
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket, Tagging }) => {
    checkTags(Tagging.TagSet, BUCKET_TAGS);
    findBucket(ctx, Bucket).settings.tags = Tagging.TagSet.length === 0 ? null : Tagging.TagSet;
    return {};
  },
});

/** AWS page: "DeleteBucketTagging". */
export const deleteBucketTagging = operation<S3State, { Bucket: string }>({
  name: 'DeleteBucketTagging',
  readOnly: false,
  trail: { category: 'management' },
  action: 's3:PutBucketTagging',
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket }) => {
    findBucket(ctx, Bucket).settings.tags = null;
    return {};
  },
});
