import { operation } from '../../../gateway/service.ts';
import type { DynamoState } from '../state.ts';
import { findTable, namedTableArn } from '../tables.ts';

/** AWS page: "DescribeTimeToLive". */
export const describeTimeToLive = operation<DynamoState, { TableName: string }>({
  name: 'DescribeTimeToLive',
  readOnly: true,
  trail: { category: 'management' },
  resource: namedTableArn,
  run: (ctx, { TableName }) => {
    const { timeToLive } = findTable(ctx, TableName);
    return {
      TimeToLiveDescription:
        timeToLive === null
          ? { TimeToLiveStatus: 'DISABLED' }
          : { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive },
    };
  },
});

/** AWS page: "DescribeContinuousBackups". */
export const describeContinuousBackups = operation<DynamoState, { TableName: string }>({
  name: 'DescribeContinuousBackups',
  readOnly: true,
  trail: { category: 'management' },
  resource: namedTableArn,
  run: (ctx, { TableName }) => {
    const table = findTable(ctx, TableName);
    const isOn = table.isRecoverable;
    return {
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: {
          PointInTimeRecoveryStatus: isOn ? 'ENABLED' : 'DISABLED',
          ...(isOn
            ? {
                EarliestRestorableDateTime: table.createdAt,
                LatestRestorableDateTime: ctx.now - 300_000,
              }
            : {}),
        },
      },
    };
  },
});

interface RecoveryInput {
  readonly TableName: string;
  readonly PointInTimeRecoverySpecification: { readonly PointInTimeRecoveryEnabled: boolean };
}

/** AWS page: "UpdateContinuousBackups". */
export const updateContinuousBackups = operation<DynamoState, RecoveryInput>({
  name: 'UpdateContinuousBackups',
  readOnly: false,
  trail: { category: 'management' },
  resource: namedTableArn,
  run: (ctx, { TableName, PointInTimeRecoverySpecification: wanted }) => {
    const table = findTable(ctx, TableName);
    table.isRecoverable = wanted.PointInTimeRecoveryEnabled;
    const status = table.isRecoverable ? 'ENABLED' : 'DISABLED';
    return {
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: status },
      },
    };
  },
});

/** AWS page: "DescribeLimits". */
export const describeLimits = operation<DynamoState, object>({
  name: 'DescribeLimits',
  readOnly: true,
  trail: { category: 'management' },
  run: () => ({
    AccountMaxReadCapacityUnits: 80_000,
    AccountMaxWriteCapacityUnits: 80_000,
    TableMaxReadCapacityUnits: 40_000,
    TableMaxWriteCapacityUnits: 40_000,
  }),
});
