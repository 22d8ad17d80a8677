import { awsError } from '../../../aws/errors.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import { deepFreeze } from '../../../gateway/freeze.ts';
import { operation } from '../../../gateway/service.ts';
import { drawUuid } from '../../../kernel/ids.ts';
import { newBucket } from '../capacity/buckets.ts';
import { startReporting } from '../capacity/report.ts';
import { inUse, invalid } from '../errors.ts';
import { checkSchema, indexesOf, throughputFor, type SchemaInput } from '../schema.ts';
import { UNCHANGED, type DynamoState, type Table } from '../state.ts';
import { describe, namedTableArn, tableName } from '../tables.ts';

interface Input extends SchemaInput {
  readonly TableName: string;
  readonly StreamSpecification?: { readonly StreamEnabled?: boolean };
  readonly TableClass?: string;
  readonly DeletionProtectionEnabled?: boolean;
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

const REFUSED = [
  ...['WarmThroughput', 'ResourcePolicy', 'OnDemandThroughput', 'GlobalTableSourceArn'],
  'GlobalTableSettingsReplicationMode',
];

/** How long a small table is CREATING. */
const CREATION_MS = 7_000;

/** Makes a table, CREATING for some seconds. AWS page: "CreateTable". */
export const createTable = operation<DynamoState, Input>({
  name: 'CreateTable',
  readOnly: false,
  simplified: 'No streams, global tables or encryption keys of one’s own.',
  trail: { category: 'management' },
  resource: namedTableArn,
  run: (ctx, input) => {
    refuseMembers('DynamoDB CreateTable', input, REFUSED);
    if (input.StreamSpecification?.StreamEnabled) {
      refuseMembers('DynamoDB CreateTable', input, ['StreamSpecification']);
    }
    const name = tableName(input.TableName);
    requireName(name);
    checkSchema(input);
    if (ctx.state.tables.has(name)) throw inUse(`Table already exists: ${name}`);
    const throughput = throughputFor(input);
    const table: Table = {
      name,
      id: drawUuid(ctx.random('ids')),
      createdAt: ctx.now,
      activeAt: ctx.now + CREATION_MS,
      updatedAt: ctx.now + CREATION_MS,
      isDeleting: false,
      attributes: deepFreeze(input.AttributeDefinitions!),
      keys: deepFreeze(input.KeySchema!),
      indexes: deepFreeze(indexesOf(input)),
      billing: input.BillingMode ?? 'PROVISIONED',
      onDemandAt: input.BillingMode === 'PAY_PER_REQUEST' ? ctx.now : null,
      throughput,
      ...UNCHANGED,
      tableClass: input.TableClass ?? null,
      isProtected: input.DeletionProtectionEnabled ?? false,
      timeToLive: null,
      isRecoverable: false,
      tags: new Map((input.Tags ?? []).map(({ Key, Value }) => [Key, Value])),
      items: new Map(),
      itemBytes: 0,
      bulk: { bytes: 0, count: 0 },
      reads: newBucket(ctx.now, throughput.ReadCapacityUnits),
      writes: newBucket(ctx.now, throughput.WriteCapacityUnits),
      series: new Map(),
    };
    if (ctx.state.tables.size >= 2_500) {
      const message = 'Subscriber limit exceeded: There is a limit of 2500 tables per subscriber';
      throw awsError('LimitExceededException', message);
    }
    ctx.state.tables.set(name, table);
    if (table.billing === 'PROVISIONED') startReporting(ctx);
    return { TableDescription: describe(ctx, table) };
  },
});

function requireName(name: string): void {
  const problems: string[] = [];
  const at = `Value '${name}' at 'tableName' failed to satisfy constraint: Member must`;
  if (!/^[a-zA-Z0-9_.-]*$/.test(name)) {
    problems.push(`${at} satisfy regular expression pattern: [a-zA-Z0-9_.-]+`);
  }
  if (name.length < 3) problems.push(`${at} have length greater than or equal to 3`);
  if (name.length > 255) problems.push(`${at} have length less than or equal to 255`);
  if (problems.length === 0) return;
  const count = `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected`;
  throw invalid(`${count}: ${problems.join('; ')}`);
}
