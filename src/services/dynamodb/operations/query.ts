import { spend } from '../capacity/consume.ts';
import { putTable } from '../capacity/metrics.ts';
import { capacityAnswer, dataOperation } from '../data-operation.ts';
import { invalid } from '../errors.ts';
import { refuseLegacy } from '../legacy.ts';
import { search, type SearchInput } from '../search.ts';
import { checkValues } from '../values/check.ts';
import { readUnits } from '../values/sizes.ts';

export interface ReadInput extends SearchInput {
  readonly TableName: string;
  readonly ReturnConsumedCapacity?: string;
}

/** Items of one partition, by sort key. AWS page: "Query". */
export const query = dataOperation<ReadInput>({
  name: 'Query',
  readOnly: true,
  check: (input) => {
    refuseLegacy('Query', input);
    if (input.KeyConditionExpression === undefined) {
      throw invalid(
        'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
      );
    }
    checkValues(input.ExpressionAttributeValues ?? {});
  },
  run: (ctx, table, input) => {
    const page = search(table, input);
    const units = readUnits(page.bytes, input.ConsistentRead ?? false);
    spend(ctx, table, { direction: 'read', units, operation: 'Query' });
    const count = { at: ctx.now, count: 1, sum: page.items.length };
    const [min, max] = [page.items.length, page.items.length];
    const name = 'ReturnedItemCount';
    putTable(ctx, table, { name, operation: 'Query', ...count, min, max });
    return {
      ...(input.Select === 'COUNT' ? {} : { Items: page.items }),
      Count: page.items.length,
      ScannedCount: page.scanned,
      ...(page.lastKey ? { LastEvaluatedKey: page.lastKey } : {}),
      ...capacityAnswer(table, input.ReturnConsumedCapacity, units),
    };
  },
});
