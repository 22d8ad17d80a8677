import { spend } from '../capacity/consume.ts';
import { requireCondition, type ConditionInput } from '../conditions.ts';
import { capacityAnswer, dataOperation } from '../data-operation.ts';
import { invalid } from '../errors.ts';
import { dropItem, itemAt } from '../items.ts';
import { checkKey } from '../keys.ts';
import { refuseLegacy } from '../legacy.ts';
import type { Item } from '../values/attribute.ts';
import { checkValues } from '../values/check.ts';
import { itemSize, writeUnits } from '../values/sizes.ts';

interface Input extends ConditionInput {
  readonly TableName: string;
  readonly Key: Item;
  readonly ReturnValues?: string;
  readonly ReturnConsumedCapacity?: string;
}

/** Deletes the item under a key. AWS page: "DeleteItem". */
export const deleteItem = dataOperation<Input>({
  name: 'DeleteItem',
  readOnly: false,
  run: (ctx, table, input) => {
    refuseLegacy('DeleteItem', input);
    const { Key, ReturnValues = 'NONE' } = input;
    if (ReturnValues !== 'NONE' && ReturnValues !== 'ALL_OLD') {
      throw invalid('ReturnValues can only be ALL_OLD or NONE');
    }
    checkValues(Key);
    checkKey(table, Key);
    const before = itemAt(table, Key);
    const units = writeUnits(before ? itemSize(before) : 0);
    spend(ctx, table, { direction: 'write', units, operation: 'DeleteItem' });
    requireCondition(ctx, { table, input, item: before });
    dropItem(table, Key);
    return {
      ...(ReturnValues === 'ALL_OLD' && before ? { Attributes: before } : {}),
      ...capacityAnswer(table, input.ReturnConsumedCapacity, units),
    };
  },
});
