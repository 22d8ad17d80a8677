import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { newBucket } from '../capacity/buckets.ts';
import { startReporting } from '../capacity/report.ts';
import { invalid } from '../errors.ts';
import { throughputFor } from '../schema.ts';
import type { DynamoState, Table, Throughput } from '../state.ts';
import { describe, findTable, namedTableArn, requireActive } from '../tables.ts';

interface Input {
  readonly TableName: string;
  readonly BillingMode?: 'PROVISIONED' | 'PAY_PER_REQUEST';
  readonly ProvisionedThroughput?: Throughput;
  readonly TableClass?: string;
  readonly DeletionProtectionEnabled?: boolean;
}

const REFUSED = [
  ...['GlobalSecondaryIndexUpdates', 'StreamSpecification', 'SSESpecification', 'ReplicaUpdates'],
  ...['OnDemandThroughput', 'WarmThroughput', 'MultiRegionConsistency', 'AttributeDefinitions'],
  ...['GlobalTableWitnessUpdates', 'GlobalTableSettingsReplicationMode'],
];

const UPDATE_MS = 6_000;

/** Changes capacity, billing, class or protection. AWS page: "UpdateTable". */
export const updateTable = operation<DynamoState, Input>({
  name: 'UpdateTable',
  readOnly: false,
  simplified: 'Throughput, billing mode and protection; indexes stay as they are.',
  trail: { category: 'management' },
  resource: namedTableArn,
  run: (ctx, input) => {
    refuseMembers('DynamoDB UpdateTable', input, REFUSED);
    const table = findTable(ctx, input.TableName);
    requireActive(ctx, table);
    if (Object.keys(input).length === 1) {
      throw invalid(
        'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, ' +
          'GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required',
      );
    }
    const billing = input.BillingMode ?? table.billing;
    if (input.BillingMode === 'PROVISIONED' && !input.ProvisionedThroughput) {
      throw invalid(
        'One or more parameter values were invalid: ProvisionedThroughput must be specified ' +
          'when BillingMode is PROVISIONED',
      );
    }
    const isCapacity = input.BillingMode !== undefined || input.ProvisionedThroughput !== undefined;
    if (isCapacity) {
      const throughput = throughputFor({ ...input, BillingMode: billing });
      if (billing === table.billing) requireChange(table, throughput);
      changeCapacity(table, { billing, throughput, now: ctx.now });
      if (billing === 'PROVISIONED') startReporting(ctx);
    } else table.formerThroughput = null;
    table.tableClass = input.TableClass ?? table.tableClass;
    table.isProtected = input.DeletionProtectionEnabled ?? table.isProtected;
    table.updatedAt = ctx.now + UPDATE_MS;
    return { TableDescription: describe(ctx, table) };
  },
});

function requireChange(table: Table, next: Throughput): void {
  const { ReadCapacityUnits: reads, WriteCapacityUnits: writes } = table.throughput;
  if (reads !== next.ReadCapacityUnits || writes !== next.WriteCapacityUnits) return;
  throw invalid(
    'The provisioned throughput for the table will not change. The requested value equals the ' +
      `current value. Current ReadCapacityUnits provisioned for the table: ${reads}. Requested ` +
      `ReadCapacityUnits: ${next.ReadCapacityUnits}. Current WriteCapacityUnits provisioned for ` +
      `the table: ${writes}. Requested WriteCapacityUnits: ${next.WriteCapacityUnits}. Refer to ` +
      'the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.',
  );
}

function changeCapacity(
  table: Table,
  { billing, throughput, now }: { billing: Table['billing']; throughput: Throughput; now: number },
): void {
  const former = table.throughput;
  const by = (name: keyof Throughput) => throughput[name] - former[name];
  const changes = [by('ReadCapacityUnits'), by('WriteCapacityUnits')];
  const isChange = billing !== table.billing;
  table.formerThroughput = isChange ? null : former;
  if (billing === 'PAY_PER_REQUEST') {
    Object.assign(table, { increasedAt: null, decreasedAt: null });
    if (isChange) table.onDemandAt = now;
  } else {
    if (changes.some((change) => change > 0)) table.increasedAt = now;
    if (!isChange && changes.some((change) => change < 0)) {
      table.decreasedAt = now;
      table.decreases += 1;
    }
  }
  if (isChange) {
    table.reads = newBucket(now, throughput.ReadCapacityUnits);
    table.writes = newBucket(now, throughput.WriteCapacityUnits);
  }
  table.billing = billing;
  table.throughput = throughput;
}
