import type { ServiceContext } from '../../../gateway/context.ts';
import type { Handler } from '../../../gateway/service.ts';
import { MINUTE_MS, nextMultiple } from '../../../kernel/clock.ts';
import type { DynamoState } from '../state.ts';
import { putTable } from './metrics.ts';

const EVERY_MS = 5 * MINUTE_MS;

/** Starts the report of provisioned capacity once a Region has a table with any. */
export function startReporting(ctx: ServiceContext<DynamoState>): void {
  if (ctx.state.isReporting) return;
  ctx.state.isReporting = true;
  ctx.schedule(nextMultiple(ctx.now, EVERY_MS), 'dynamodb.provisioned');
}

/** Every five minutes: ProvisionedRead/WriteCapacityUnits of provisioned tables. */
export const reportProvisioned: Handler<DynamoState> = (ctx) => {
  const at = ctx.now - EVERY_MS;
  let isNeeded = false;
  for (const table of ctx.state.tables.values()) {
    if (table.billing !== 'PROVISIONED') continue;
    isNeeded = true;
    const put = (name: string, value: number) =>
      putTable(ctx, table, { name, at, count: 1, sum: value, min: value, max: value });
    put('ProvisionedReadCapacityUnits', table.throughput.ReadCapacityUnits);
    put('ProvisionedWriteCapacityUnits', table.throughput.WriteCapacityUnits);
  }
  ctx.state.isReporting = isNeeded;
  if (isNeeded) ctx.schedule(ctx.now + EVERY_MS, 'dynamodb.provisioned');
};
