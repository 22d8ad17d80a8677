import { operation } from '../../../gateway/service.ts';
import { groupNamed, type LogsState } from '../state.ts';
import { groupResource } from './naming.ts';
import { setTags, tagObject } from './tags.ts';

interface GroupInput {
  readonly logGroupName: string;
}

/** The older way to set tags (API Reference, "TagLogGroup"). */
export const tagLogGroup = operation<
  LogsState,
  GroupInput & { readonly tags: Readonly<Record<string, string>> }
>({
  name: 'TagLogGroup',
  readOnly: false,
  trail: { category: 'management' },
  resource: groupResource,
  run: (ctx, { logGroupName, tags }) => {
    setTags(groupNamed(ctx.state, logGroupName), tags);
    return {};
  },
});

/** The older way to take tags off (API Reference, "UntagLogGroup"). */
export const untagLogGroup = operation<
  LogsState,
  GroupInput & { readonly tags: readonly string[] }
>({
  name: 'UntagLogGroup',
  readOnly: false,
  trail: { category: 'management' },
  resource: groupResource,
  run: (ctx, { logGroupName, tags }) => {
    const group = groupNamed(ctx.state, logGroupName);
    for (const key of tags) group.tags.delete(key);
    return {};
  },
});

/** The older way to read tags (API Reference, "ListTagsLogGroup"). */
export const listTagsLogGroup = operation<LogsState, GroupInput>({
  name: 'ListTagsLogGroup',
  readOnly: true,
  trail: { category: 'management' },
  resource: groupResource,
  run: (ctx, { logGroupName }) => ({ tags: tagObject(groupNamed(ctx.state, logGroupName)) }),
});
