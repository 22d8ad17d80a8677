import { operation } from '../../../gateway/service.ts';
import { invalidParameter } from '../errors.ts';
import type { LambdaState } from '../state.ts';
import { taggedArn, taggedFunction } from '../tags.ts';

/** Adds tags to a function. AWS page: "TagResource". */
export const tagResource = operation<
  LambdaState,
  { Resource: string; Tags: Readonly<Record<string, string>> }
>({
  name: 'TagResource',
  readOnly: false,
  trail: { category: 'management', eventName: 'TagResource20170331v2' },
  resource: taggedArn,
  run: (ctx, { Resource, Tags }) => {
    const fn = taggedFunction(ctx, Resource);
    const next = new Map([...fn.tags, ...Object.entries(Tags)]);
    if (next.size > 50) throw invalidParameter('Number of tags exceeds resource tag limit.');
    fn.tags = next;
    return {};
  },
});
