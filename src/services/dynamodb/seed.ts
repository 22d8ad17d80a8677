import type { ServiceContext } from '../../gateway/context.ts';
import { deepFreeze } from '../../gateway/freeze.ts';
import { DAY_MS } from '../../kernel/clock.ts';
import { drawUuid } from '../../kernel/ids.ts';
import { newBucket } from './capacity/buckets.ts';
import { startReporting } from './capacity/report.ts';
import { keepItem } from './items.ts';
import { indexesOf, NO_THROUGHPUT, type SchemaInput } from './schema.ts';
import { UNCHANGED, type DynamoState, type Table } from './state.ts';
import type { AttributeValue, Item } from './values/attribute.ts';

type Ctx = ServiceContext<DynamoState>;

/** One table of the world's spec. */
export interface TableSpec extends Pick<SchemaInput, 'GlobalSecondaryIndexes'> {
  readonly name: string;
  /** `seatId` or `seatId:S`; type S when none is given. */
  readonly hashKey: string;
  readonly rangeKey?: string;
  /** Types of index keys beyond the table's own: `{ owner: 'S' }`. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Units per second; on demand when left out. */
  readonly provisioned?: { readonly read: number; readonly write: number };
  readonly ageDays?: number;
  readonly isProtected?: boolean;
  readonly isRecoverable?: boolean;
  readonly timeToLive?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Items as AttributeValues, or as plain texts, numbers and booleans. */
  readonly items?: readonly Readonly<Record<string, unknown>>[];
  readonly bulk?: { readonly bytes: number; readonly count: number };
}

export interface DynamoSpec {
  readonly tables?: readonly TableSpec[];
}

/** Fills a Region's tables from the world's spec: no calls, no records. */
export function seedDynamo(ctx: Ctx, spec: DynamoSpec): void {
  for (const one of spec.tables ?? []) {
    const table = seededTable(ctx, one);
    ctx.state.tables.set(one.name, table);
    for (const item of one.items ?? []) keepItem(table, typed(item));
    if (table.billing === 'PROVISIONED') startReporting(ctx);
  }
}

function seededTable(ctx: Ctx, spec: TableSpec): Table {
  const createdAt = ctx.now - (spec.ageDays ?? 150) * DAY_MS;
  const keys = [spec.hashKey, spec.rangeKey].flatMap((text, i) => {
    if (text === undefined) return [];
    const [AttributeName, AttributeType = 'S'] = text.split(':') as [string, string?];
    return [{ AttributeName, AttributeType, KeyType: i === 0 ? 'HASH' : 'RANGE' }];
  });
  const more = Object.entries(spec.attributes ?? {}).map(([AttributeName, AttributeType]) => ({
    AttributeName,
    AttributeType,
  }));
  const throughput = spec.provisioned
    ? { ReadCapacityUnits: spec.provisioned.read, WriteCapacityUnits: spec.provisioned.write }
    : NO_THROUGHPUT;
  return {
    name: spec.name,
    id: drawUuid(ctx.random('ids')),
    createdAt,
    activeAt: createdAt,
    updatedAt: createdAt,
    isDeleting: false,
    attributes: deepFreeze([
      ...keys.map(({ AttributeName, AttributeType }) => ({ AttributeName, AttributeType })),
      ...more,
    ]),
    keys: deepFreeze(keys.map(({ AttributeName, KeyType }) => ({ AttributeName, KeyType }))),
    indexes: deepFreeze(indexesOf(spec)),
    billing: spec.provisioned ? 'PROVISIONED' : 'PAY_PER_REQUEST',
    onDemandAt: spec.provisioned ? null : createdAt,
    throughput: deepFreeze(throughput),
    ...UNCHANGED,
    tableClass: null,
    isProtected: spec.isProtected ?? false,
    timeToLive: spec.timeToLive ?? null,
    isRecoverable: spec.isRecoverable ?? false,
    tags: new Map(Object.entries(spec.tags ?? {})),
    items: new Map(),
    itemBytes: 0,
    bulk: { ...(spec.bulk ?? { bytes: 0, count: 0 }) },
    reads: newBucket(ctx.now, throughput.ReadCapacityUnits),
    writes: newBucket(ctx.now, throughput.WriteCapacityUnits),
    series: new Map(),
  };
}

/** Plain values become AttributeValues. */
function typed(item: Readonly<Record<string, unknown>>): Item {
  const pairs = Object.entries(item).map(([name, value]) => [name, attribute(value)] as const);
  return Object.fromEntries(pairs);
}

function attribute(value: unknown): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  return value as AttributeValue;
}
