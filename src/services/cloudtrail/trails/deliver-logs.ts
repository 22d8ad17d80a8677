import type { ServiceContext } from '../../../gateway/context.ts';
import { MINUTE_MS } from '../../../kernel/clock.ts';
import { countRecords } from '../store/store.ts';
import type { CloudTrailState, DueBatch, Trail } from '../state.ts';

type Context = ServiceContext<CloudTrailState>;

export const RECORD_RENDERER = 'cloudtrail.record';

/** What a lazy log event of ours stands for. Frozen. */
export interface RecordSource {
  readonly region: string;
  readonly category: 'Management' | 'Data';
  readonly seq: number;
}

/** How long a group that was seen is taken to be there. */
const LOOK_AGAIN_MS = 5 * MINUTE_MS;

/** What an unrendered record counts as: the mean of genuine ones. */
const TYPICAL_RECORD_BYTES = 1_400;

/** The name in `arn:aws:logs:<region>:<account>:log-group:<name>:*`. */
export function logGroupName(arn: string): string {
  let start = 0;
  for (let part = 0; part < 6; part++) {
    const colon = arn.indexOf(':', start);
    if (colon < 0) return '';
    start = colon + 1;
  }
  return arn.endsWith(':*') ? arn.slice(start, -2) : arn.slice(start);
}

/** Stream of a Region's records. AWS page: "CloudWatch log group and log stream naming". */
export function logStreamName(account: string, region: string): string {
  return `${account}_CloudTrail_${region}`;
}

/**
 * Writes the records whose minute has come to the trail's log group, text left unrendered. The log
 * event bears the instant of its delivery; the call's own stands in the record as eventTime.
 */
export function deliverLogs(ctx: Context, trail: Trail): void {
  const minute = Math.floor(ctx.now / MINUTE_MS);
  const { due } = trail.delivery;
  const ripe = [...due.keys()].filter((key) => key <= minute).sort((a, b) => a - b);
  if (ripe.length === 0) return;
  const batches = ripe.flatMap((key) => due.get(key)!);
  for (const key of ripe) due.delete(key);
  for (const batch of batches) {
    const handle = openStream(ctx, trail, batch.region);
    if (handle === null) return;
    appendBatch(ctx, handle, batch);
  }
  trail.delivery.lastLogAt = ctx.now;
  trail.delivery.lastLogError = null;
}

/** The stream's handle; null, with the error noted, when the group is gone. */
export function openStream(ctx: Context, trail: Trail, region: string): number | null {
  const { logGroupArn } = trail.settings;
  if (logGroupArn === undefined) return null;
  const group = logGroupName(logGroupArn);
  const { delivery } = trail;
  const seenAt = delivery.groupSeenAt ?? -Infinity;
  if (ctx.now - seenAt >= LOOK_AGAIN_MS) {
    if (!logGroupExists(ctx, group)) {
      delivery.lastLogError = 'ResourceNotFoundException';
      delivery.groupSeenAt = null;
      return null;
    }
    delivery.groupSeenAt = ctx.now;
  }
  return ctx.logs.stream(group, logStreamName(ctx.account, region));
}

/** Whether the group is there; asks for its filters, which is the cheapest look at one group. */
export function logGroupExists(ctx: Pick<Context, 'peek'>, group: string): boolean {
  const params = { logGroupName: group, limit: 1 };
  return ctx.peek({ service: 'logs', operation: 'DescribeMetricFilters', params }).ok;
}

function appendBatch(ctx: Context, handle: number, { region, category, seqs }: DueBatch): void {
  const state = ctx.stateIn(region);
  const store = category === 'Data' ? state.data : state.management;
  for (const seq of seqs) {
    if (seq >= countRecords(store)) continue;
    const source: RecordSource = Object.freeze({ region, category, seq });
    const message = Object.freeze({
      renderer: RECORD_RENDERER,
      source,
      isJson: true,
      bytes: TYPICAL_RECORD_BYTES,
    });
    ctx.logs.append(handle, ctx.now, message);
  }
}
