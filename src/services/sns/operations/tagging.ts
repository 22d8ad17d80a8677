import { awsError } from '../../../aws/errors.ts';
import type { OperationContext } from '../../../gateway/context.ts';
import { operation } from '../../../gateway/service.ts';
import type { SnsState, Topic } from '../state.ts';
import { setTags, type TagEntry } from './tags.ts';

interface TaggedInput {
  readonly ResourceArn: string;
}

const byArn = (input: Readonly<Record<string, unknown>>): string => String(input['ResourceArn']);

/** Sets tags of a topic ("TagResource"). */
export const tagResource = operation<
  SnsState,
  TaggedInput & { readonly Tags: readonly TagEntry[] }
>({
  name: 'TagResource',
  readOnly: false,
  trail: { category: 'management' },
  resource: byArn,
  run: (ctx, { ResourceArn, Tags }) => {
    setTags(taggedTopic(ctx, ResourceArn).tags, Tags);
    return {};
  },
});

/** Takes tags off a topic ("UntagResource"). */
export const untagResource = operation<
  SnsState,
  TaggedInput & { readonly TagKeys: readonly string[] }
>({
  name: 'UntagResource',
  readOnly: false,
  trail: { category: 'management' },
  resource: byArn,
  run: (ctx, { ResourceArn, TagKeys }) => {
    const { tags } = taggedTopic(ctx, ResourceArn);
    for (const key of TagKeys) tags.delete(key);
    return {};
  },
});

/** The tags of a topic ("ListTagsForResource"). */
export const listTagsForResource = operation<SnsState, TaggedInput>({
  name: 'ListTagsForResource',
  readOnly: true,
  trail: { category: 'management' },
  resource: byArn,
  run: (ctx, { ResourceArn }) => {
    const { tags } = taggedTopic(ctx, ResourceArn);
    return { Tags: [...tags].map(([Key, Value]) => ({ Key, Value })) };
  },
});

function taggedTopic(ctx: OperationContext<SnsState>, arn: string): Topic {
  const topic = ctx.state.topics.get(arn);
  if (topic) return topic;
  throw awsError('ResourceNotFound', 'Resource does not exist', { status: 404 });
}
