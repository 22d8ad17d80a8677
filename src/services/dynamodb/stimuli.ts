import type { ServiceContext } from '../../gateway/context.ts';
import { MINUTE_MS, type Instant } from '../../kernel/clock.ts';
import { takeWindow } from './capacity/buckets.ts';
import { CAPACITY_METRICS, latencyMs, ruleOf, type Direction } from './capacity/consume.ts';
import { putTable, tableSeries } from './capacity/metrics.ts';
import type { DynamoState, Table } from './state.ts';

type Ctx = ServiceContext<DynamoState>;

export interface Demand {
  readonly requests: number;
  /** Units of one request; default 0.5 for reads, 1 for writes. */
  readonly unitsEach?: number;
  /** Default GetItem for reads, PutItem for writes. */
  readonly operation?: string;
  /** Items returned by Query and Scan, all together. */
  readonly items?: number;
  /** Mean, milliseconds; default the usual latency. */
  readonly latencyMs?: number;
}

export interface ConsumeArg {
  readonly tableName: string;
  readonly reads?: Demand;
  readonly writes?: Demand;
  /** Writes whose condition failed. */
  readonly conditionFailures?: number;
  /** Start of the window, a minute by default; default the minute that ends now. */
  readonly from?: Instant;
  readonly windowMs?: number;
}

/** How a table's clients fared. */
export interface Consumed {
  readonly isThere: boolean;
  readonly readsThrottled: number;
  readonly writesThrottled: number;
}

/**
 * Stimulus `consume`: a minute of requests to a table, told as a whole. Capacity (with five minutes'
 * burst) decides how many are throttled; metrics are those AWS publishes, zeros left out.
 */
export function consumeCapacity(ctx: Ctx, arg: ConsumeArg): Consumed {
  const table = ctx.state.tables.get(arg.tableName);
  if (!table || ctx.now < table.activeAt || table.isDeleting) {
    return { isThere: false, readsThrottled: 0, writesThrottled: 0 };
  }
  const windowMs = arg.windowMs ?? MINUTE_MS;
  const from = arg.from ?? ctx.now - windowMs;
  const span = { from, until: from + windowMs };
  const readsThrottled = serve(ctx, table, { direction: 'read', demand: arg.reads, span });
  const writesThrottled = serve(ctx, table, { direction: 'write', demand: arg.writes, span });
  const failures = arg.conditionFailures ?? 0;
  putTable(ctx, table, {
    name: 'ConditionalCheckFailedRequests',
    ...ones(from, failures),
  });
  return { isThere: true, readsThrottled, writesThrottled };
}

function serve(
  ctx: Ctx,
  table: Table,
  what: {
    direction: Direction;
    demand: Demand | undefined;
    span: { from: Instant; until: Instant };
  },
): number {
  const { direction, demand, span } = what;
  if (!demand || demand.requests <= 0) return 0;
  const isRead = direction === 'read';
  const each = demand.unitsEach ?? (isRead ? 0.5 : 1);
  const units = demand.requests * each;
  const bucket = isRead ? table.reads : table.writes;
  const consumed = takeWindow(bucket, ruleOf(table, direction), { ...span, units });
  const served = Math.min(demand.requests, Math.floor(consumed / each));
  const throttled = demand.requests - served;
  const names = CAPACITY_METRICS[direction];
  const operation = demand.operation ?? (isRead ? 'GetItem' : 'PutItem');
  const at = span.from;
  const total = { at, count: served, sum: served * each, min: each, max: each };
  putTable(ctx, table, { name: names.consumed, ...total });
  putTable(ctx, table, { name: names.throttled, ...ones(at, throttled) });
  putTable(ctx, table, { name: 'ThrottledRequests', operation, ...ones(at, throttled) });
  putLatency(ctx, table, { at, served, operation, direction, mean: demand.latencyMs });
  const items = demand.items ?? 0;
  const most = Math.ceil((items / Math.max(1, served)) * 2);
  const returned = { at, count: served, sum: items, min: 0, max: most };
  putTable(ctx, table, { name: 'ReturnedItemCount', operation, ...returned });
  return throttled;
}

function putLatency(
  ctx: Ctx,
  table: Table,
  of: {
    at: Instant;
    served: number;
    operation: string;
    direction: Direction;
    mean: number | undefined;
  },
): void {
  if (of.served === 0) return;
  const draws = Math.min(of.served, 8);
  const scale = of.mean === undefined ? 1 : of.mean / (of.direction === 'read' ? 3.33 : 6);
  const values = Array.from({ length: draws }, () => latencyMs(ctx, of.direction) * scale);
  const counts = values.map(
    (_, i) => Math.floor(((i + 1) * of.served) / draws) - Math.floor((i * of.served) / draws),
  );
  const name = 'SuccessfulRequestLatency';
  const handle = tableSeries(ctx, table, { name, operation: of.operation });
  ctx.metrics.putValues(handle, { at: of.at, values, counts });
}

function ones(at: Instant, count: number) {
  return { at, count, sum: count, min: 1, max: 1 };
}

/** Stimulus `grow`: items that exist only as a number come or go. */
export function growTable(
  ctx: Ctx,
  arg: { readonly tableName: string; readonly bytes: number; readonly count: number },
): void {
  const table = ctx.state.tables.get(arg.tableName);
  if (!table) return;
  table.bulk.bytes = Math.max(0, table.bulk.bytes + arg.bytes);
  table.bulk.count = Math.max(0, table.bulk.count + arg.count);
}
