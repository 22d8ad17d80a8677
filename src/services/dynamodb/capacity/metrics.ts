import type { ServiceContext } from '../../../gateway/context.ts';
import type { StatisticSet } from '../../../gateway/ports.ts';
import type { DynamoState, Table } from '../state.ts';

type Ctx = ServiceContext<DynamoState>;

const UNITS: Readonly<Record<string, string>> = { SuccessfulRequestLatency: 'Milliseconds' };

/** A metric of a table, with an operation where AWS publishes it so; zeros are not published. */
export function putTable(
  ctx: Ctx,
  table: Table,
  { name, operation, ...set }: { name: string; operation?: string } & StatisticSet,
): void {
  if (set.count === 0 || set.sum === 0) return;
  ctx.metrics.putSet(tableSeries(ctx, table, { name, operation }), set);
}

export function tableSeries(
  ctx: Ctx,
  table: Table,
  { name, operation }: { name: string; operation?: string },
): number {
  const key = operation === undefined ? name : `${name}/${operation}`;
  let handle = table.series.get(key);
  if (handle === undefined) {
    const by: (readonly [string, string])[] = [['TableName', table.name]];
    if (operation !== undefined) by.push(['Operation', operation]);
    handle = ctx.metrics.series({
      namespace: 'AWS/DynamoDB',
      name,
      dimensions: by,
      unit: UNITS[name] ?? 'Count',
    });
    table.series.set(key, handle);
  }
  return handle;
}

/** Requests refused for the caller's fault, over all tables: no dimension. */
export function putUserError(ctx: Ctx): void {
  ctx.state.userErrors ??= ctx.metrics.series({
    namespace: 'AWS/DynamoDB',
    name: 'UserErrors',
    dimensions: [],
    unit: 'Count',
  });
  ctx.metrics.put(ctx.state.userErrors, ctx.now, 1);
}
