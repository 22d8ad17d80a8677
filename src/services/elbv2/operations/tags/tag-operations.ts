import type { Params } from '../../../../gateway/call.ts';
import { elbOperation } from '../../request/declare.ts';
import { putTags, tagsAt, type TagInput } from './tag-input.ts';

const arns = (input: Params): string[] | string => {
  const list = input['ResourceArns'];
  return Array.isArray(list) && list.length > 0 ? list.map(String) : '*';
};

/** API reference, "DescribeTags". */
export const describeTags = elbOperation<{ ResourceArns: readonly string[] }>({
  name: 'DescribeTags',
  readOnly: true,
  fields: ['ResourceArns'],
  resource: arns,
  run: (ctx, { ResourceArns }) => ({
    TagDescriptions: ResourceArns.map((ResourceArn) => ({
      ResourceArn,
      Tags: [...tagsAt(ctx.state, ResourceArn)].map(([Key, Value]) => ({ Key, Value })),
    })),
  }),
});

/** API reference, "AddTags". */
export const addTags = elbOperation<{
  ResourceArns: readonly string[];
  Tags: readonly TagInput[];
}>({
  name: 'AddTags',
  readOnly: false,
  fields: ['ResourceArns', 'Tags'],
  resource: arns,
  run: (ctx, { ResourceArns, Tags }) => {
    for (const arn of ResourceArns) putTags(tagsAt(ctx.state, arn), Tags);
    return {};
  },
});

/** API reference, "RemoveTags". */
export const removeTags = elbOperation<{
  ResourceArns: readonly string[];
  TagKeys: readonly string[];
}>({
  name: 'RemoveTags',
  readOnly: false,
  fields: ['ResourceArns', 'TagKeys'],
  resource: arns,
  run: (ctx, { ResourceArns, TagKeys }) => {
    for (const arn of ResourceArns) {
      const tags = tagsAt(ctx.state, arn);
      for (const key of TagKeys) tags.delete(key);
    }
    return {};
  },
});
