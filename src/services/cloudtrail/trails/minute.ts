import type { ServiceContext } from '../../../gateway/context.ts';
import { MINUTE_MS, nextMultiple } from '../../../kernel/clock.ts';
import { FILE_STAMP_MS } from '../store/delays.ts';
import type { CloudTrailState, Trail } from '../state.ts';
import { deliverFiles } from './deliver-files.ts';
import { deliverLogs } from './deliver-logs.ts';
import { watchInsights } from './watch-insights.ts';

type Context = ServiceContext<CloudTrailState>;

export const MINUTE_WORK = 'cloudtrail.minute';

export interface MinuteArg {
  readonly trail: string;
  /** The run of the trail that this work belongs to; an older one's work does nothing. */
  readonly run: number;
}

/** Starts a trail's recurring work in its home Region, replacing what ran before. */
export function startMinutes(ctx: Context, trail: Trail): void {
  trail.runs += 1;
  scheduleNext(ctx, trail);
}

/** A trail's work at the end of a minute: log events, files on every fifth, Insights. */
export function runMinute(ctx: Context, arg: MinuteArg): void {
  const trail = ctx.state.trails.get(arg.trail);
  if (!trail || trail.runs !== arg.run) return;
  deliverLogs(ctx, trail);
  if (trail.isLogging) {
    if (ctx.now % FILE_STAMP_MS === 0) deliverFiles(ctx, trail);
    watchInsights(ctx, trail);
  }
  if (trail.isLogging || trail.delivery.due.size > 0) scheduleNext(ctx, trail);
}

function scheduleNext(ctx: Context, trail: Trail): void {
  const needsMinutes =
    trail.settings.logGroupArn !== undefined ||
    trail.insightTypes.length > 0 ||
    trail.delivery.due.size > 0;
  const at = nextMultiple(ctx.now, needsMinutes ? MINUTE_MS : FILE_STAMP_MS);
  ctx.schedule(at, MINUTE_WORK, { trail: trail.name, run: trail.runs });
}
