import { invalid } from './errors.ts';
import { hashKey, keyOf, keyText, rangeKey } from './keys.ts';
import { parseCondition, type Condition } from './expressions/condition.ts';
import { holds } from './expressions/evaluate.ts';
import { parseProjection, project } from './expressions/projection.ts';
import {
  placeholdersOf,
  requireAllUsed,
  type Path,
  type Placeholders,
} from './expressions/reader.ts';
import type { Index, KeyElement, Table } from './state.ts';
import { attributeOf, compareValues, type AttributeValue, type Item } from './values/attribute.ts';
import { itemSize } from './values/sizes.ts';

export interface SearchInput {
  readonly IndexName?: string;
  readonly Select?: string;
  readonly ConsistentRead?: boolean;
  readonly Limit?: number;
  readonly ExclusiveStartKey?: Item;
  readonly ProjectionExpression?: string;
  readonly FilterExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, AttributeValue>>;
  readonly ScanIndexForward?: boolean;
}

export interface Page {
  readonly items: readonly Item[];
  readonly scanned: number;
  readonly bytes: number;
  readonly lastKey?: Item;
}

/** One answer holds 1 MB at most. */
const PAGE_BYTES = 1_048_576;

interface Plan {
  readonly index: Index | undefined;
  readonly keys: readonly KeyElement[];
  readonly key: Condition | undefined;
  readonly filter: Condition | undefined;
  readonly paths: readonly Path[] | undefined;
}

/** A page of Query (with a key condition) or Scan (without). */
export function search(table: Table, input: SearchInput, candidates?: readonly Item[]): Page {
  const plan = planOf(table, input);
  const list = (candidates ?? ordered(table, plan, input)).filter((item) =>
    plan.keys.every(({ AttributeName }) => attributeOf(item, AttributeName) !== undefined),
  );
  const matching = plan.key ? list.filter((item) => holds(plan.key!, item)) : list;
  return paged(table, { plan, input, matching });
}

function planOf(table: Table, input: SearchInput): Plan {
  const index = indexOf(table, input.IndexName);
  if (index?.isGlobal && input.ConsistentRead) {
    throw invalid('Consistent reads are not supported on global secondary indexes');
  }
  const keys = index?.keys ?? table.keys;
  const placeholders = placeholdersOf(input);
  const key = input.KeyConditionExpression;
  const parsedKey = key === undefined ? undefined : keyCondition(key, { placeholders, keys });
  const filter = input.FilterExpression;
  const source = { kind: 'FilterExpression', text: filter ?? '' };
  const parsedFilter = filter === undefined ? undefined : parseCondition(source, placeholders);
  const projection = input.ProjectionExpression;
  const paths = projection === undefined ? undefined : parseProjection(projection, placeholders);
  requireAllUsed(placeholders);
  return { index, keys, key: parsedKey, filter: parsedFilter, paths };
}

function indexOf(table: Table, name: string | undefined): Index | undefined {
  if (name === undefined) return undefined;
  const index = table.indexes.find((one) => one.name === name);
  if (!index) throw invalid(`The table does not have the specified index: ${name}`);
  return index;
}

/** Equality on the partition key, at most one condition on the sort key. */
function keyCondition(
  text: string,
  { placeholders, keys }: { placeholders: Placeholders; keys: readonly KeyElement[] },
): Condition {
  const condition = parseCondition({ kind: 'KeyConditionExpression', text }, placeholders);
  const parts = condition.kind === 'and' ? condition.parts : [condition];
  const named = parts.map(attributeNamed);
  const hash = hashKey(keys);
  const onHash = parts[named.indexOf(hash)];
  if (!onHash) throw invalid(`Query condition missed key schema element: ${hash}`);
  if (onHash.kind !== 'compare' || onHash.operator !== '=') {
    throw invalid('Query key condition not supported');
  }
  const others = named.filter((name) => name !== hash);
  const range = rangeKey(keys);
  if (others.some((name) => name !== range) && range !== undefined) {
    throw invalid(`Query condition missed key schema element: ${range}`);
  }
  if (others.length > 1 || (others.length === 1 && range === undefined)) {
    throw invalid('Query key condition not supported');
  }
  for (const part of parts) {
    const isFit = ['compare', 'between', 'begins_with'].includes(part.kind);
    if (!isFit || (part.kind === 'compare' && part.operator === '<>')) {
      throw invalid('Invalid operator used in KeyConditionExpression');
    }
  }
  return condition;
}

function attributeNamed(condition: Condition): string | undefined {
  const operand =
    condition.kind === 'compare'
      ? condition.left
      : condition.kind === 'between' || condition.kind === 'begins_with'
        ? condition.of
        : undefined;
  return operand?.kind === 'path' ? String(operand.path[0]) : undefined;
}

/** Query: by sort key. Scan: in the table's own order. */
function ordered(table: Table, plan: Plan, input: SearchInput): readonly Item[] {
  const all = [...table.items.values()];
  const range = rangeKey(plan.keys);
  if (!plan.key || range === undefined) return all;
  const sign = input.ScanIndexForward === false ? -1 : 1;
  return all
    .filter((item) => attributeOf(item, range) !== undefined)
    .sort((a, b) => sign * (compareValues(a[range]!, b[range]!) ?? 0));
}

function paged(
  table: Table,
  { plan, input, matching }: { plan: Plan; input: SearchInput; matching: readonly Item[] },
): Page {
  const start = startOf(table, matching, input.ExclusiveStartKey);
  const items: Item[] = [];
  let [scanned, bytes] = [0, 0];
  let last: Item | undefined;
  for (const item of matching.slice(start)) {
    if (scanned >= (input.Limit ?? Infinity) || bytes >= PAGE_BYTES) break;
    scanned += 1;
    bytes += itemSize(item);
    last = item;
    if (!plan.filter || holds(plan.filter, item)) items.push(shown(table, plan, item));
  }
  const isEnd = start + scanned >= matching.length && scanned < (input.Limit ?? Infinity);
  if (isEnd || !last) return { items, scanned, bytes };
  const lastKey = { ...keyOf(table.keys, last), ...keyOf(plan.keys, last) };
  return { items, scanned, bytes, lastKey };
}

function startOf(table: Table, matching: readonly Item[], after: Item | undefined): number {
  if (!after) return 0;
  const isWhole = table.keys.every(({ AttributeName }) => attributeOf(after, AttributeName));
  if (!isWhole) throw invalid('The provided starting key is invalid');
  const text = keyText(table.keys, after);
  return matching.findIndex((item) => keyText(table.keys, item) === text) + 1;
}

/** What an index or a projection leaves of an item. */
function shown(table: Table, { index, paths }: Plan, item: Item): Item {
  if (paths) return project(item, paths);
  const type = index?.projection.ProjectionType ?? 'ALL';
  if (!index || type === 'ALL') return item;
  const names = new Set([
    ...[...table.keys, ...index.keys].map(({ AttributeName }) => AttributeName),
    ...(index.projection.NonKeyAttributes ?? []),
  ]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
}
