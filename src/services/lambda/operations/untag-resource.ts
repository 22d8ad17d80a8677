import { operation } from '../../../gateway/service.ts';
import type { LambdaState } from '../state.ts';
import { taggedArn, taggedFunction } from '../tags.ts';

/** Takes tags from a function. AWS page: "UntagResource". */
export const untagResource = operation<
  LambdaState,
  { Resource: string; TagKeys: readonly string[] }
>({
  name: 'UntagResource',
  readOnly: false,
  trail: { category: 'management', eventName: 'UntagResource20170331v2' },
  resource: taggedArn,
  run: (ctx, { Resource, TagKeys }) => {
    const fn = taggedFunction(ctx, Resource);
    for (const key of TagKeys) fn.tags.delete(key);
    return {};
  },
});
