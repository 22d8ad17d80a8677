import { DAY_MS } from '../kernel/clock.ts';
import type { Checkout } from './config.ts';
import { drawCount, quantise } from './curve.ts';
import type { Traffic } from './requests.ts';

/** Before this, log lines would have left the group's retention anyway. */
const LOGGED_MS = 2 * DAY_MS;

/** A minute's purchases: the function runs, orders are queued and fetched, reports are written. */
export function sendCheckouts(ctx: Traffic, checkout: Checkout, requests: number): void {
  const share = checkout.share * ctx.modulation('checkout', 'requests');
  const count = drawCount(requests * share, ctx.random('checkout'));
  const booked = count > 0 ? invoke(ctx, checkout.functionName, count) : 0;
  if (checkout.table) bookSeats(ctx, checkout.table, { requests, booked });
  if (checkout.queue) queueOrders(ctx, checkout.queue, booked);
  if (checkout.database) loadReports(ctx, checkout.database, { requests, booked });
}

/** Answers how many purchases were booked. */
function invoke(ctx: Traffic, functionName: string, count: number): number {
  const isRecent = ctx.now >= ctx.opensAt - LOGGED_MS;
  const arg = { functionName, count, ...(isRecent ? {} : { logged: 0 }) };
  const told = ctx.stimulate({ service: 'lambda', stimulus: 'invoke', arg }) as {
    invoked: number;
    errors: number;
  };
  return told.invoked - told.errors;
}

/** Seat maps are read by visitors, seats are taken by purchases; some find theirs just gone. */
function bookSeats(
  ctx: Traffic,
  table: NonNullable<Checkout['table']>,
  { requests, booked }: { requests: number; booked: number },
): void {
  const reads = Math.round(requests * table.reads * ctx.modulation(table.name, 'reads'));
  const writes = Math.round(booked * table.writes * ctx.modulation(table.name, 'writes'));
  const arg = {
    tableName: table.name,
    reads: { requests: reads, unitsEach: 0.5, operation: 'Query', items: reads * 40 },
    writes: { requests: writes, operation: 'UpdateItem' },
    conditionFailures: Math.floor(writes / 40),
  };
  ctx.stimulate({ service: 'dynamodb', stimulus: 'consume', arg });
}

/** What the office's order worker can fetch in a minute on an ordinary day. */
const ORDERS_A_MINUTE = 60;

function queueOrders(ctx: Traffic, queueName: string, booked: number): void {
  const service = 'sqs';
  if (booked > 0) {
    ctx.stimulate({ service, stimulus: 'enqueue', arg: { queueName, count: booked, bytes: 640 } });
  }
  const capacity = Math.floor(ORDERS_A_MINUTE * ctx.modulation('orders', 'capacity'));
  ctx.stimulate({ service, stimulus: 'consume', arg: { queueName, capacity } });
}

function loadReports(
  ctx: Traffic,
  id: string,
  { requests, booked }: { requests: number; booked: number },
): void {
  const arg = {
    id,
    cpuCores: quantise((0.1 + requests * 0.0009) * ctx.modulation(id, 'cpu')),
    connections: 10 + Math.round(requests / 30),
    readIops: Math.round(12 + requests * 0.12),
    writeIops: 4 + booked * 2,
    growthBytes: booked * 2_048,
  };
  ctx.stimulate({ service: 'rds', stimulus: 'load', arg });
}
