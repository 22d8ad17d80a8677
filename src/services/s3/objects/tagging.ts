import type { OperationContext } from '../../../gateway/context.ts';
import { objectArn } from '../buckets/find.ts';
import type { S3State, Tag } from '../state.ts';
import { tagsOfHeader } from './tags.ts';

/** The tags that a request writes its object with; they need a permission of their own. */
export function taggedBy(
  ctx: OperationContext<S3State>,
  input: { readonly Bucket: string; readonly Key: string; readonly Tagging?: string },
): readonly Tag[] | undefined {
  const tags = tagsOfHeader(input.Tagging);
  const { Bucket, Key } = input;
  if (tags) ctx.authorize('s3:PutObjectTagging', objectArn({ Bucket, Key }));
  return tags;
}
