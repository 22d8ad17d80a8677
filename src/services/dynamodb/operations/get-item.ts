import { spend } from '../capacity/consume.ts';
import { capacityAnswer, dataOperation } from '../data-operation.ts';
import { itemAt } from '../items.ts';
import { checkKey } from '../keys.ts';
import { refuseLegacy } from '../legacy.ts';
import { parseProjection, project } from '../expressions/projection.ts';
import { placeholdersOf, requireAllUsed } from '../expressions/reader.ts';
import type { Item } from '../values/attribute.ts';
import { checkValues } from '../values/check.ts';
import { itemSize, readUnits } from '../values/sizes.ts';

interface Input {
  readonly TableName: string;
  readonly Key: Item;
  readonly ConsistentRead?: boolean;
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ReturnConsumedCapacity?: string;
}

/** The item under a key. AWS page: "GetItem". */
export const getItem = dataOperation<Input>({
  name: 'GetItem',
  readOnly: true,
  run: (ctx, table, input) => {
    refuseLegacy('GetItem', input);
    checkValues(input.Key);
    checkKey(table, input.Key);
    const placeholders = placeholdersOf(input);
    const { ProjectionExpression: projection } = input;
    const paths = projection === undefined ? null : parseProjection(projection, placeholders);
    requireAllUsed(placeholders);
    const item = itemAt(table, input.Key);
    const units = readUnits(item ? itemSize(item) : 0, input.ConsistentRead ?? false);
    spend(ctx, table, { direction: 'read', units, operation: 'GetItem' });
    return {
      ...(item ? { Item: paths ? project(item, paths) : item } : {}),
      ...capacityAnswer(table, input.ReturnConsumedCapacity, units),
    };
  },
});
