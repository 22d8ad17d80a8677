import { spend } from '../capacity/consume.ts';
import { capacityAnswer, dataOperation } from '../data-operation.ts';
import { invalid } from '../errors.ts';
import { itemAt, keepItem } from '../items.ts';
import { checkItemKey } from '../keys.ts';
import { refuseLegacy } from '../legacy.ts';
import type { Item } from '../values/attribute.ts';
import { checkItemSize, checkValues } from '../values/check.ts';
import { itemSize, writeUnits } from '../values/sizes.ts';
import { requireCondition, type ConditionInput } from '../conditions.ts';

interface Input extends ConditionInput {
  readonly TableName: string;
  readonly Item: Item;
  readonly ReturnValues?: string;
  readonly ReturnConsumedCapacity?: string;
}

/** Writes an item in place of the one with its key. AWS page: "PutItem". */
export const putItem = dataOperation<Input>({
  name: 'PutItem',
  readOnly: false,
  run: (ctx, table, input) => {
    refuseLegacy('PutItem', input);
    const { Item: item, ReturnValues = 'NONE' } = input;
    if (ReturnValues !== 'NONE' && ReturnValues !== 'ALL_OLD') {
      throw invalid('ReturnValues can only be ALL_OLD or NONE');
    }
    checkValues(item);
    checkItemKey(table, item);
    const size = checkItemSize(item);
    const before = itemAt(table, item);
    const units = writeUnits(Math.max(size, before ? itemSize(before) : 0));
    spend(ctx, table, { direction: 'write', units, operation: 'PutItem' });
    requireCondition(ctx, { table, input, item: before });
    keepItem(table, item);
    return {
      ...(ReturnValues === 'ALL_OLD' && before ? { Attributes: before } : {}),
      ...capacityAnswer(table, input.ReturnConsumedCapacity, units),
    };
  },
});
