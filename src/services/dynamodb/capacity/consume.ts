import type { ServiceContext } from '../../../gateway/context.ts';
import { drawUnit } from '../../../kernel/random.ts';
import { onDemandExceeded, provisionedExceeded } from '../errors.ts';
import type { DynamoState, Table } from '../state.ts';
import { ON_DEMAND_READS, ON_DEMAND_WRITES, takeNow, type CapacityRule } from './buckets.ts';
import { putTable, tableSeries } from './metrics.ts';

type Ctx = ServiceContext<DynamoState>;
export type Direction = 'read' | 'write';

export const CAPACITY_METRICS = {
  read: { consumed: 'ConsumedReadCapacityUnits', throttled: 'ReadThrottleEvents' },
  write: { consumed: 'ConsumedWriteCapacityUnits', throttled: 'WriteThrottleEvents' },
} as const;

export function ruleOf(table: Table, direction: Direction): CapacityRule {
  const floor = direction === 'read' ? ON_DEMAND_READS : ON_DEMAND_WRITES;
  if (table.billing === 'PAY_PER_REQUEST') return { perSecond: null, floor };
  const { ReadCapacityUnits, WriteCapacityUnits } = table.throughput;
  return { perSecond: direction === 'read' ? ReadCapacityUnits : WriteCapacityUnits, floor };
}

/** One request takes its units, or is throttled: ProvisionedThroughputExceededException. */
export function spend(
  ctx: Ctx,
  table: Table,
  cost: { readonly direction: Direction; readonly units: number; readonly operation: string },
): void {
  const { direction, units, operation } = cost;
  const bucket = direction === 'read' ? table.reads : table.writes;
  const names = CAPACITY_METRICS[direction];
  const at = ctx.now;
  const one = { at, count: 1, sum: 1, min: 1, max: 1 };
  if (!takeNow(bucket, ruleOf(table, direction), { now: at, units })) {
    putTable(ctx, table, { name: names.throttled, ...one });
    putTable(ctx, table, { name: 'ThrottledRequests', operation, ...one });
    throw table.billing === 'PROVISIONED' ? provisionedExceeded() : onDemandExceeded();
  }
  const set = { at, count: 1, sum: units, min: units, max: units };
  putTable(ctx, table, { name: names.consumed, ...set });
  const handle = tableSeries(ctx, table, { name: 'SuccessfulRequestLatency', operation });
  ctx.metrics.put(handle, at, latencyMs(ctx, direction));
}

/** 2–6 ms for reads, 4–10 ms for writes. */
export function latencyMs(ctx: Ctx, direction: Direction): number {
  const base = direction === 'read' ? 2 : 4;
  const span = direction === 'read' ? 4 : 6;
  const u = drawUnit(ctx.random('latency'));
  return Math.round((base + span * u * u) * 1_000) / 1_000;
}
