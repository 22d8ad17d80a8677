/** When the service looks at its groups: every minute, and more often while something moves. */
import { floorTo, MINUTE_MS, nextMultiple, type Instant } from '../../../kernel/clock.ts';
import type { PlainCtx } from '../request/declare.ts';
import type { Group } from '../state.ts';

const BUSY_STEP_MS = 10_000;
/** A change of size is acted upon within seconds. */
const SOON_MS = 6_000;

/** Makes sure that the groups are looked at no later than `at`. */
export function wakeAt(ctx: PlainCtx, at: Instant): void {
  const { state } = ctx;
  if (state.tickAt !== null && state.tickAt <= at && state.tickAt > ctx.now) return;
  state.publishedAt ||= floorTo(ctx.now, MINUTE_MS);
  state.tickAt = at;
  ctx.schedule(at, 'autoscaling.tick', { at });
}

export function wakeSoon(ctx: PlainCtx): void {
  wakeAt(ctx, ctx.now + SOON_MS);
}

/** After a tick: the next minute, or ten seconds while instances come or go. */
export function wakeNext(ctx: PlainCtx): void {
  const groups = [...ctx.state.groups.values()];
  ctx.state.tickAt = null;
  if (groups.length === 0) return;
  const minute = nextMultiple(ctx.now, MINUTE_MS);
  const isMoving = groups.some(moves);
  wakeAt(ctx, isMoving ? Math.min(minute, ctx.now + BUSY_STEP_MS) : minute);
}

function moves(group: Group): boolean {
  for (const { state } of group.members.values()) if (state !== 'InService') return true;
  return false;
}
