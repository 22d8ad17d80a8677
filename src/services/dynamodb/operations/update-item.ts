import { spend } from '../capacity/consume.ts';
import { requireCondition, type ConditionInput } from '../conditions.ts';
import { capacityAnswer, dataOperation } from '../data-operation.ts';
import { invalid } from '../errors.ts';
import { placeholdersOf } from '../expressions/reader.ts';
import { applyUpdate, parseUpdate, type UpdateAction } from '../expressions/update.ts';
import { itemAt, keepItem } from '../items.ts';
import { checkKey } from '../keys.ts';
import { refuseLegacy } from '../legacy.ts';
import type { Table } from '../state.ts';
import { attributeOf, type Item } from '../values/attribute.ts';
import { checkItemSize, checkValues } from '../values/check.ts';
import { itemSize, writeUnits } from '../values/sizes.ts';

interface Input extends ConditionInput {
  readonly TableName: string;
  readonly Key: Item;
  readonly UpdateExpression?: string;
  readonly ReturnValues?: 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW';
  readonly ReturnConsumedCapacity?: string;
}

/** Changes attributes of an item, which is made when missing. AWS page: "UpdateItem". */
export const updateItem = dataOperation<Input>({
  name: 'UpdateItem',
  readOnly: false,
  run: (ctx, table, input) => {
    refuseLegacy('UpdateItem', input);
    checkValues(input.Key);
    checkKey(table, input.Key);
    checkValues(input.ExpressionAttributeValues ?? {});
    const placeholders = placeholdersOf(input);
    const { UpdateExpression: text } = input;
    const actions = text === undefined ? [] : parseUpdate(text, placeholders);
    refuseKeyChange(table, actions);
    const before = itemAt(table, input.Key);
    const changed = applyUpdate(before ?? input.Key, actions);
    const size = checkItemSize(changed);
    const units = writeUnits(Math.max(size, before ? itemSize(before) : 0));
    spend(ctx, table, { direction: 'write', units, operation: 'UpdateItem' });
    requireCondition(ctx, { table, input, item: before, placeholders });
    const next = keepItem(table, changed);
    const Attributes = returned(input.ReturnValues ?? 'NONE', { before, next, actions });
    return {
      ...(Attributes ? { Attributes } : {}),
      ...capacityAnswer(table, input.ReturnConsumedCapacity, units),
    };
  },
});

function refuseKeyChange(table: Table, actions: readonly UpdateAction[]): void {
  const names = new Set(table.keys.map(({ AttributeName }) => AttributeName));
  const touched = actions.find(({ path }) => names.has(String(path[0])));
  if (!touched) return;
  throw invalid(
    `One or more parameter values were invalid: Cannot update attribute ${touched.path[0]}. ` +
      'This attribute is part of the key',
  );
}

function returned(
  want: NonNullable<Input['ReturnValues']>,
  { before, next, actions }: { before?: Item; next: Item; actions: readonly UpdateAction[] },
): Item | undefined {
  if (want === 'NONE') return undefined;
  const source = want.endsWith('OLD') ? before : next;
  if (!source || want.startsWith('ALL')) return source;
  const names = new Set(actions.map(({ path }) => String(path[0])));
  const kept = [...names].flatMap((name) => {
    const value = attributeOf(source, name);
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(kept);
}
