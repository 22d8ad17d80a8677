import { scalingOperation } from '../../request/declare.ts';
import { invalid } from '../../request/errors.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import { putTag, renderTags, taggedGroup, type TagInput } from './tag-input.ts';

/** API reference, "CreateOrUpdateTags". */
export const createOrUpdateTags = scalingOperation<{ Tags: readonly TagInput[] }>({
  name: 'CreateOrUpdateTags',
  readOnly: false,
  fields: ['Tags'],
  run: (ctx, { Tags }) => {
    for (const tag of Tags) putTag(taggedGroup(ctx.state, tag).tags, tag);
    return {};
  },
});

/** API reference, "DeleteTags". */
export const deleteTags = scalingOperation<{ Tags: readonly TagInput[] }>({
  name: 'DeleteTags',
  readOnly: false,
  fields: ['Tags'],
  run: (ctx, { Tags }) => {
    for (const tag of Tags) taggedGroup(ctx.state, tag).tags.delete(tag.Key);
    return {};
  },
});

interface Filter {
  readonly Name?: string;
  readonly Values?: readonly string[];
}

/** Filters: auto-scaling-group, key, value. API reference, "DescribeTags". */
export const describeTags = scalingOperation<PageRequest & { Filters?: readonly Filter[] }>({
  name: 'DescribeTags',
  readOnly: true,
  fields: ['Filters', 'MaxRecords', 'NextToken'],
  run: (ctx, input) => {
    const all = [...ctx.state.groups.values()].flatMap(renderTags) as Record<string, string>[];
    const found = all.filter((tag) =>
      (input.Filters ?? []).every(({ Name = '', Values = [] }) =>
        Values.includes(tag[memberOf(Name)] ?? ''),
      ),
    );
    const { items, next } = pageOf(found, input);
    return { Tags: items, ...next };
  },
});

function memberOf(filter: string): string {
  if (filter === 'auto-scaling-group') return 'ResourceId';
  if (filter === 'key') return 'Key';
  if (filter === 'value') return 'Value';
  throw invalid(`Filter name ${filter} is not valid`);
}
