import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { bucketArn, findBucket } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { missing } from '../errors.ts';
import type { S3State } from '../state.ts';

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
  readonly Tagging: {
    readonly TagSet: readonly { readonly Key: string; readonly Value: string }[];
  };
}

/** Replaces the tags. AWS page: "PutBucketTagging". */
export const putBucketTagging = operation<S3State, PutInput>({
  name: 'PutBucketTagging',
  readOnly: false,
  trail: { category: 'management' },
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, { Bucket, Tagging }) => {
    const keys = Tagging.TagSet.map(({ Key }) => Key);
    const twice = keys.find((key, i) => keys.indexOf(key) < i);
    if (twice !== undefined) {
      throw invalidTag('Cannot provide multiple Tags with the same key', { TagKey: twice });
    }
    if (keys.length > 50) {
      throw awsError('BadRequest', 'Bucket tag count cannot be greater than 50');
    }
    if (keys.some((key) => key.toLowerCase().startsWith('aws:'))) {
      throw awsError('InvalidTag', 'System tags cannot be added/updated by requester');
    }
    for (const { Key: TagKey, Value: TagValue } of Tagging.TagSet) {
      if (!isText(TagKey, 128)) throw invalidTag(wrong('TagKey'), { TagKey });
      if (!isText(TagValue, 256)) throw invalidTag(wrong('TagValue'), { TagKey, TagValue });
    }
    findBucket(ctx, Bucket).settings.tags = keys.length === 0 ? null : Tagging.TagSet;
    return {};
  },
});

function wrong(what: 'TagKey' | 'TagValue'): string {
  return `The ${what} you have provided is invalid`;
}

function invalidTag(message: string, detail: Readonly<Record<string, string>>) {
  return awsError('InvalidTag', message, { detail });
}

/** Letters, digits, spaces and some signs; a character beyond the first plane counts as two. */
function isText(text: string, most: number): boolean {
  return text.length <= most && /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text);
}

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
