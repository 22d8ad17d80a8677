import { hashText } from '../../../kernel/random.ts';
import { spend } from '../capacity/consume.ts';
import { putTable } from '../capacity/metrics.ts';
import { capacityAnswer, dataOperation } from '../data-operation.ts';
import { invalid } from '../errors.ts';
import { refuseLegacy } from '../legacy.ts';
import { search } from '../search.ts';
import { checkValues } from '../values/check.ts';
import { readUnits } from '../values/sizes.ts';
import type { ReadInput } from './query.ts';

interface Input extends ReadInput {
  readonly TotalSegments?: number;
  readonly Segment?: number;
}

/** Every item, in the table's own order, or a segment of them. AWS page: "Scan". */
export const scan = dataOperation<Input>({
  name: 'Scan',
  readOnly: true,
  check: (input) => {
    refuseLegacy('Scan', input);
    const { TotalSegments, Segment } = input;
    if ((TotalSegments === undefined) !== (Segment === undefined)) {
      const [given, other] =
        Segment === undefined ? ['TotalSegments', 'Segment'] : ['Segment', 'TotalSegments'];
      throw invalid(
        `The ${other} parameter is required but was not present in the request when parameter ${given} is present`,
      );
    }
    checkValues(input.ExpressionAttributeValues ?? {});
  },
  run: (ctx, table, input) => {
    const { TotalSegments, Segment } = input;
    const candidates =
      TotalSegments === undefined
        ? undefined
        : [...table.items]
            .filter(([key]) => hashText(key) % TotalSegments === Segment)
            .map(([, item]) => item);
    const page = search(table, input, candidates);
    const units = readUnits(page.bytes, input.ConsistentRead ?? false);
    spend(ctx, table, { direction: 'read', units, operation: 'Scan' });
    const [min, max] = [page.items.length, page.items.length];
    const set = { at: ctx.now, count: 1, sum: max, min, max };
    putTable(ctx, table, { name: 'ReturnedItemCount', operation: 'Scan', ...set });
    return {
      ...(input.Select === 'COUNT' ? {} : { Items: page.items }),
      Count: page.items.length,
      ScannedCount: page.scanned,
      ...(page.lastKey ? { LastEvaluatedKey: page.lastKey } : {}),
      ...capacityAnswer(table, input.ReturnConsumedCapacity, units),
    };
  },
});
