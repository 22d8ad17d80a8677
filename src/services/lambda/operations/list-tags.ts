import { operation } from '../../../gateway/service.ts';
import type { LambdaState } from '../state.ts';
import { taggedArn, taggedFunction } from '../tags.ts';

/** The tags of a function. AWS page: "ListTags". */
export const listTags = operation<LambdaState, { Resource: string }>({
  name: 'ListTags',
  readOnly: true,
  trail: { category: 'management', eventName: 'ListTags20170331' },
  resource: taggedArn,
  run: (ctx, { Resource }) => ({ Tags: Object.fromEntries(taggedFunction(ctx, Resource).tags) }),
});
