import { AwsError } from '../../aws/errors.ts';
import type { OperationContext } from '../../gateway/context.ts';
import { operation, type AnyOperation } from '../../gateway/service.ts';
import { putUserError } from './capacity/metrics.ts';
import type { DynamoState, Table } from './state.ts';
import { namedTableArn, usableTable } from './tables.ts';
import { dataTrail } from './trail.ts';
import type { Item } from './values/attribute.ts';
import { refuseEmptySets } from './values/check.ts';

type Ctx = OperationContext<DynamoState>;

/** Refusals that are no user errors. AWS page: "DynamoDB metrics and dimensions", UserErrors. */
const OTHERS = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'ConditionalCheckFailedException',
]);

interface DataInput {
  readonly TableName: string;
  readonly Item?: Item;
  readonly Key?: Item;
  readonly ExpressionAttributeValues?: Item;
}

/** An operation on items: a data event, counted in UserErrors when it is the caller's fault. */
export function dataOperation<Input extends DataInput>(declared: {
  readonly name: string;
  readonly readOnly: boolean;
  /** Refuses what is wrong with any table; DynamoDB looks at that before it looks for one. */
  readonly check?: (input: Input) => void;
  readonly run: (ctx: Ctx, table: Table, input: Input) => object;
}): AnyOperation {
  return operation<DynamoState, Input>({
    name: declared.name,
    readOnly: declared.readOnly,
    simplified: 'Capacity is that of the whole table: no partitions, and indexes consume nothing.',
    trail: {
      category: 'data',
      dataResourceType: 'AWS::DynamoDB::Table',
      keepsResponse: false,
      shape: dataTrail,
    },
    resource: namedTableArn,
    run: (ctx, input) => {
      try {
        refuseEmptySets(input.Item);
        refuseEmptySets(input.Key);
        refuseEmptySets(input.ExpressionAttributeValues);
        declared.check?.(input);
        return declared.run(ctx, usableTable(ctx, input.TableName), input);
      } catch (error) {
        if (error instanceof AwsError && !OTHERS.has(error.answer.code)) putUserError(ctx);
        throw error;
      }
    },
  });
}

/** ConsumedCapacity, where it was asked for. */
export function capacityAnswer(
  table: Table,
  asked: string | undefined,
  units: number,
): { ConsumedCapacity?: object } {
  if (asked !== 'TOTAL' && asked !== 'INDEXES') return {};
  const base = { TableName: table.name, CapacityUnits: units };
  const detail = asked === 'INDEXES' ? { Table: { CapacityUnits: units } } : {};
  return { ConsumedCapacity: { ...base, ...detail } };
}
