import { awsError } from '../../../aws/errors.ts';
import type { OperationContext } from '../../../gateway/context.ts';
import { operation } from '../../../gateway/service.ts';
import { groupNamed, type LogGroup, type LogsState } from '../state.ts';
import { groupNameOfArn } from './naming.ts';
import { setTags, tagObject } from './tags.ts';

interface TaggedInput {
  readonly resourceArn: string;
}

const byArn = (input: Readonly<Record<string, unknown>>): string => String(input['resourceArn']);

/** Sets tags of a log group (API Reference, "TagResource"). */
export const tagResource = operation<
  LogsState,
  TaggedInput & { readonly tags: Readonly<Record<string, string>> }
>({
  name: 'TagResource',
  readOnly: false,
  trail: { category: 'management' },
  resource: byArn,
  run: (ctx, { resourceArn, tags }) => {
    setTags(taggedGroup(ctx, resourceArn), tags);
    return {};
  },
});

/** Takes tags off a log group (API Reference, "UntagResource"). */
export const untagResource = operation<
  LogsState,
  TaggedInput & { readonly tagKeys: readonly string[] }
>({
  name: 'UntagResource',
  readOnly: false,
  trail: { category: 'management' },
  resource: byArn,
  run: (ctx, { resourceArn, tagKeys }) => {
    const group = taggedGroup(ctx, resourceArn);
    for (const key of tagKeys) group.tags.delete(key);
    return {};
  },
});

/** The tags of a log group (API Reference, "ListTagsForResource"). */
export const listTagsForResource = operation<LogsState, TaggedInput>({
  name: 'ListTagsForResource',
  readOnly: true,
  trail: { category: 'management' },
  resource: byArn,
  run: (ctx, { resourceArn }) => ({ tags: tagObject(taggedGroup(ctx, resourceArn)) }),
});

function taggedGroup(ctx: OperationContext<LogsState>, arn: string): LogGroup {
  const name = groupNameOfArn(ctx, arn);
  if (name !== undefined) return groupNamed(ctx.state, name);
  throw awsError('ResourceNotFoundException', 'The specified resource does not exist.');
}
