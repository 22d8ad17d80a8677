import type { Params } from '../../../gateway/call.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { operation } from '../../../gateway/service.ts';
import { invalid, resourceNotFound } from '../errors.ts';
import type { DynamoState, Table } from '../state.ts';
import { tableName } from '../tables.ts';

function resourceArn(input: Params): string {
  const arn = input['ResourceArn'];
  return typeof arn === 'string' ? arn : '*';
}

function taggedTable(ctx: ServiceContext<DynamoState>, arn: string): Table {
  if (!arn.startsWith('arn:aws:dynamodb:'))
    throw invalid(`Invalid TableArn: Invalid ResourceArn provided as input ${arn}`);
  const table = ctx.state.tables.get(tableName(arn));
  if (!table) throw resourceNotFound();
  return table;
}

/** AWS page: "ListTagsOfResource". */
export const listTagsOfResource = operation<DynamoState, { ResourceArn: string }>({
  name: 'ListTagsOfResource',
  readOnly: true,
  trail: { category: 'management' },
  resource: resourceArn,
  run: (ctx, { ResourceArn }) => ({
    Tags: [...taggedTable(ctx, ResourceArn).tags].map(([Key, Value]) => ({ Key, Value })),
  }),
});

interface TagInput {
  readonly ResourceArn: string;
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
}

/** AWS page: "TagResource". */
export const tagResource = operation<DynamoState, TagInput>({
  name: 'TagResource',
  readOnly: false,
  trail: { category: 'management' },
  resource: resourceArn,
  run: (ctx, { ResourceArn, Tags }) => {
    checkTags(Tags);
    const table = taggedTable(ctx, ResourceArn);
    const next = new Map(table.tags);
    for (const { Key, Value } of Tags) next.set(Key, Value);
    if (next.size > 50) throw invalid('Too many tags: maximum 50 tags per resource.');
    table.tags = next;
    return {};
  },
});

function checkTags(tags: TagInput['Tags']): void {
  const seen = new Set<string>();
  for (const { Key } of tags) {
    if (Key.startsWith('aws:')) {
      throw invalid(`Tag Key cannot be prefixed with aws:, Key: ${Key}`);
    }
    if (seen.has(Key)) {
      throw invalid(`Duplicate Tag Keys provided as input: Duplicate Tag Key found ${Key}`);
    }
    seen.add(Key);
  }
}

/** AWS page: "UntagResource". */
export const untagResource = operation<
  DynamoState,
  { ResourceArn: string; TagKeys: readonly string[] }
>({
  name: 'UntagResource',
  readOnly: false,
  trail: { category: 'management' },
  resource: resourceArn,
  run: (ctx, { ResourceArn, TagKeys }) => {
    const { tags } = taggedTable(ctx, ResourceArn);
    for (const key of TagKeys) tags.delete(key);
    return {};
  },
});
