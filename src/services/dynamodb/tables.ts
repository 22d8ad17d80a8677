import { arnOf } from '../../aws/arn.ts';
import { awsError } from '../../aws/errors.ts';
import type { Params } from '../../gateway/call.ts';
import type { ServiceContext } from '../../gateway/context.ts';
import { inUse, resourceNotFound, tableNotFound } from './errors.ts';
import type { AttributeDefinition, DynamoState, Index, Table, Throughput } from './state.ts';

type Ctx = ServiceContext<DynamoState>;

/** Tables are named by name or by ARN. */
export function tableName(text: string): string {
  return text.startsWith('arn:') ? (text.split(':table/')[1] ?? text) : text;
}

export function tableArn(ctx: Pick<Ctx, 'region' | 'account'>, name: string): string {
  return arnOf('dynamodb', `table/${name}`, ctx);
}

/** For `resource` declarations: the table, and the index where one is named. */
export function namedTableArn(input: Params, ctx: Ctx): string {
  const name = input['TableName'];
  if (typeof name !== 'string') return '*';
  const index = input['IndexName'];
  const arn = tableArn(ctx, tableName(name));
  return typeof index === 'string' ? `${arn}/index/${index}` : arn;
}

/** For the management operations, which tables of other accounts are closed to. */
export function findTable(ctx: Ctx, text: string): Table {
  if (text.startsWith('arn:') && text.split(':')[4] !== ctx.account) {
    throw awsError('AccessDeniedException', 'Access is denied');
  }
  const name = tableName(text);
  const table = ctx.state.tables.get(name);
  if (!table) throw tableNotFound(name);
  return table;
}

/** A table whose items may be used. */
export function usableTable(ctx: Ctx, text: string): Table {
  const table = ctx.state.tables.get(tableName(text));
  if (!table || ctx.now < table.activeAt) throw resourceNotFound();
  return table;
}

export function statusOf(ctx: Ctx, table: Table): string {
  if (table.isDeleting) return 'DELETING';
  if (ctx.now < table.activeAt) return 'CREATING';
  return ctx.now < table.updatedAt ? 'UPDATING' : 'ACTIVE';
}

/** Changes are refused while another is under way. */
export function requireActive(ctx: Ctx, table: Table): void {
  const status = statusOf(ctx, table);
  if (status === 'ACTIVE') return;
  const doing = { CREATING: 'created', UPDATING: 'updated', DELETING: 'deleted' }[status];
  throw inUse(
    `Attempt to change a resource which is still in use: Table is being ${doing}: ${table.name}`,
  );
}

/** TableDescription, as every answer shows it. */
export function describe(ctx: Ctx, table: Table): object {
  const global = table.indexes.filter(({ isGlobal }) => isGlobal);
  const local = table.indexes.filter(({ isGlobal }) => !isGlobal);
  const arn = tableArn(ctx, table.name);
  const status = statusOf(ctx, table);
  const isMade = status !== 'CREATING';
  const shown = (index: Index) => describeIndex(index, { table, arn, status });
  const isGoing = status === 'DELETING';
  const throughput = (status === 'UPDATING' && table.formerThroughput) || table.throughput;
  return {
    ...(isGoing
      ? {}
      : {
          AttributeDefinitions: byName(table.attributes),
          KeySchema: table.keys,
          CreationDateTime: table.createdAt,
        }),
    TableName: table.name,
    TableStatus: status,
    ProvisionedThroughput: {
      ...(table.increasedAt === null || isGoing ? {} : { LastIncreaseDateTime: table.increasedAt }),
      ...(table.decreasedAt === null || isGoing ? {} : { LastDecreaseDateTime: table.decreasedAt }),
      ...throughputOf(throughput, table.decreases),
    },
    TableSizeBytes: table.bulk.bytes + table.itemBytes,
    ItemCount: table.bulk.count + table.items.size,
    TableArn: arn,
    TableId: table.id,
    ...(table.onDemandAt === null
      ? {}
      : {
          BillingModeSummary: {
            BillingMode: table.billing,
            ...(isMade ? { LastUpdateToPayPerRequestDateTime: table.onDemandAt } : {}),
          },
        }),
    ...(local.length > 0 ? { LocalSecondaryIndexes: local.map(shown) } : {}),
    ...(global.length > 0 ? { GlobalSecondaryIndexes: global.map(shown) } : {}),
    ...(table.tableClass === null ? {} : { TableClassSummary: { TableClass: table.tableClass } }),
    DeletionProtectionEnabled: table.isProtected,
    ...(isMade && !isGoing ? warmOf(throughput, table.onDemandAt !== null) : {}),
  };
}

function byName(attributes: readonly AttributeDefinition[]): readonly AttributeDefinition[] {
  return [...attributes].sort((a, b) => (a.AttributeName < b.AttributeName ? -1 : 1));
}

/** What every table and index can take at once. AWS page: "DynamoDB warm throughput". */
function warmOf(throughput: Throughput, wasOnDemand: boolean): object {
  const { ReadCapacityUnits: reads, WriteCapacityUnits: writes } = throughput;
  return {
    WarmThroughput: {
      ReadUnitsPerSecond: wasOnDemand ? Math.max(reads, 12_000) : reads,
      WriteUnitsPerSecond: wasOnDemand ? Math.max(writes, 4_000) : writes,
      Status: 'ACTIVE',
    },
  };
}

function throughputOf(throughput: Throughput, decreases: number): object {
  return { NumberOfDecreasesToday: decreases, ...throughput };
}

function describeIndex(
  index: Index,
  { table, arn, status }: { table: Table; arn: string; status: string },
): object {
  const base = {
    IndexName: index.name,
    KeySchema: index.keys,
    Projection: index.projection,
    IndexSizeBytes: table.itemBytes,
    ItemCount: table.items.size,
    IndexArn: `${arn}/index/${index.name}`,
  };
  if (!index.isGlobal) return base;
  const isWarm = status !== 'CREATING' && status !== 'DELETING';
  const IndexStatus = status === 'CREATING' ? 'CREATING' : 'ACTIVE';
  return {
    ...base,
    IndexStatus,
    ProvisionedThroughput: throughputOf(index.throughput, 0),
    ...(isWarm ? warmOf(index.throughput, table.onDemandAt !== null) : {}),
  };
}
