import { operation } from '../../../gateway/service.ts';
import { findBucket } from '../buckets/find.ts';
import { ON_OBJECT } from '../objects/on-object.ts';
import { findObject, type ObjectRef } from '../objects/read.ts';
import { replaceVersion } from '../objects/store.ts';
import { checkTags, OBJECT_TAGS } from '../objects/tags.ts';
import type { Bucket, S3Object, S3State, Tag } from '../state.ts';

type Input = ObjectRef & { readonly Bucket: string };

/** AWS page: "GetObjectTagging". */
export const getObjectTagging = operation<S3State, Input>({
  name: 'GetObjectTagging',
  readOnly: true,
  ...ON_OBJECT,
  run: (ctx, input) => {
    const bucket = findBucket(ctx, input.Bucket);
    const object = findObject(bucket, input);
    return { TagSet: object.tags ?? [], ...versionOf(bucket, object) };
  },
});

/** Replaces the tags. AWS page: "PutObjectTagging". */
export const putObjectTagging = operation<
  S3State,
  Input & { readonly Tagging: { readonly TagSet: readonly Tag[] } }
>({
  name: 'PutObjectTagging',
  readOnly: false,
  ...ON_OBJECT,
  run: (ctx, input) => {
    const bucket = findBucket(ctx, input.Bucket);
    const object = findObject(bucket, input);
    const { TagSet } = input.Tagging;
    checkTags(TagSet, OBJECT_TAGS);
    retag(bucket, object, TagSet);
    return versionOf(bucket, object);
  },
});

/** AWS page: "DeleteObjectTagging". */
export const deleteObjectTagging = operation<S3State, Input>({
  name: 'DeleteObjectTagging',
  readOnly: false,
  ...ON_OBJECT,
  run: (ctx, input) => {
    const bucket = findBucket(ctx, input.Bucket);
    const object = findObject(bucket, input);
    retag(bucket, object, []);
    return versionOf(bucket, object);
  },
});

function retag(bucket: Bucket, object: S3Object, tags: readonly Tag[]): void {
  const { tags: _before, ...rest } = object;
  replaceVersion(bucket, object, tags.length === 0 ? rest : { ...rest, tags });
}

function versionOf(bucket: Bucket, { versionId }: S3Object): { VersionId?: string } {
  return bucket.versioning === '' ? {} : { VersionId: versionId };
}
