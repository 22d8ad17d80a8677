import { operation } from '../../../gateway/service.ts';
import type { DynamoState } from '../state.ts';
import { describe, findTable, namedTableArn } from '../tables.ts';

/** AWS page: "DescribeTable". */
export const describeTable = operation<DynamoState, { TableName: string }>({
  name: 'DescribeTable',
  readOnly: true,
  trail: { category: 'management' },
  resource: namedTableArn,
  run: (ctx, { TableName }) => ({ Table: describe(ctx, findTable(ctx, TableName)) }),
});
