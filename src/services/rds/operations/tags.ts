import type { Params } from '../../../gateway/call.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { operation } from '../../../gateway/service.ts';
import { invalidValue } from '../errors.ts';
import { findInstance, findSnapshot } from '../find.ts';
import { tagsOf } from '../instances.ts';
import type { RdsState } from '../state.ts';

type Tag = { readonly Key?: string; readonly Value?: string };

function resourceArn(input: Params): string {
  const name = input['ResourceName'];
  return typeof name === 'string' ? name : '*';
}

/** The tags of the instance or snapshot an ARN names. */
function taggedBy(ctx: ServiceContext<RdsState>, arn: string): { tags: Map<string, string> } {
  const found = /^arn:aws:rds:[^:]*:\d{12}:(db|snapshot):(.+)$/.exec(arn);
  if (!found)
    throw invalidValue(
      `The specified resource name does not match an RDS resource in this region.`,
    );
  return found[1] === 'db' ? findInstance(ctx, found[2]!) : findSnapshot(ctx, found[2]!);
}

/** AWS page: "ListTagsForResource". */
export const listTagsForResource = operation<RdsState, { ResourceName: string }>({
  name: 'ListTagsForResource',
  readOnly: true,
  trail: { category: 'management' },
  resource: resourceArn,
  run: (ctx, { ResourceName }) => ({
    TagList: [...taggedBy(ctx, ResourceName).tags].map(([Key, Value]) => ({ Key, Value })),
  }),
});

/** AWS page: "AddTagsToResource". */
export const addTagsToResource = operation<
  RdsState,
  { ResourceName: string; Tags: readonly Tag[] }
>({
  name: 'AddTagsToResource',
  readOnly: false,
  trail: { category: 'management' },
  resource: resourceArn,
  run: (ctx, { ResourceName, Tags }) => {
    const owner = taggedBy(ctx, ResourceName);
    const next = new Map([...owner.tags, ...tagsOf(Tags)]);
    if (next.size > 50) {
      throw invalidValue('The number of tags on the resource exceeds the limit of 50.');
    }
    owner.tags = next;
    return {};
  },
});

/** AWS page: "RemoveTagsFromResource". */
export const removeTagsFromResource = operation<
  RdsState,
  { ResourceName: string; TagKeys: readonly string[] }
>({
  name: 'RemoveTagsFromResource',
  readOnly: false,
  trail: { category: 'management' },
  resource: resourceArn,
  run: (ctx, { ResourceName, TagKeys }) => {
    const { tags } = taggedBy(ctx, ResourceName);
    for (const key of TagKeys) tags.delete(key);
    return {};
  },
});
