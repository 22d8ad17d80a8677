import type { ServiceContext } from '../../gateway/context.ts';
import { putTable } from './capacity/metrics.ts';
import { conditionFailed } from './errors.ts';
import { parseCondition } from './expressions/condition.ts';
import { holds } from './expressions/evaluate.ts';
import { placeholdersOf, requireAllUsed, type Placeholders } from './expressions/reader.ts';
import type { DynamoState, Table } from './state.ts';
import type { AttributeValue, Item } from './values/attribute.ts';

export interface ConditionInput {
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, AttributeValue>>;
  readonly ReturnValuesOnConditionCheckFailure?: string;
}

/**
 * Refuses the write when its condition does not hold for the present item. `placeholders` are
 * given where another expression of the request used some already.
 */
export function requireCondition(
  ctx: ServiceContext<DynamoState>,
  about: {
    readonly table: Table;
    readonly input: ConditionInput;
    readonly item: Item | undefined;
    readonly placeholders?: Placeholders;
  },
): void {
  const { table, input, item } = about;
  const placeholders = about.placeholders ?? placeholdersOf(input);
  const text = input.ConditionExpression;
  if (text === undefined) return requireAllUsed(placeholders);
  const condition = parseCondition({ kind: 'ConditionExpression', text }, placeholders);
  requireAllUsed(placeholders);
  if (holds(condition, item ?? {})) return;
  const one = { at: ctx.now, count: 1, sum: 1, min: 1, max: 1 };
  putTable(ctx, table, { name: 'ConditionalCheckFailedRequests', ...one });
  const isShown = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
  throw conditionFailed(isShown ? item : undefined);
}
