import type { ServiceContext } from '../../../gateway/context.ts';
import type { CloudTrailState, Trail, TrailSettings } from '../state.ts';
import { trailArn } from './find.ts';
import { startMinutes } from './minute.ts';
import { DEFAULT_SELECTORS } from './selectors.ts';
import { forgetSinks } from './sinks.ts';

type Context = ServiceContext<CloudTrailState>;

/** A new trail of this Region; it does not log yet. */
export function addTrail(ctx: Context, name: string, settings: TrailSettings): Trail {
  const trail: Trail = {
    arn: trailArn(ctx, name),
    name,
    homeRegion: ctx.region,
    ordinal: ctx.state.nextTrail++,
    settings,
    selectors: DEFAULT_SELECTORS,
    hasCustomSelectors: false,
    insightTypes: [],
    insightsSince: null,
    isLogging: false,
    startedAt: null,
    stoppedAt: null,
    runs: 0,
    tags: new Map(),
    delivery: {
      due: new Map(),
      files: 0,
      lastFileAt: null,
      lastFileError: null,
      lastLogAt: null,
      lastLogError: null,
      groupSeenAt: null,
    },
  };
  ctx.state.trails.set(name, trail);
  return trail;
}

/** Logging starts with the next call; starting twice changes nothing. */
export function startLogging(ctx: Context, trail: Trail): void {
  if (trail.isLogging) return;
  trail.isLogging = true;
  trail.startedAt = ctx.now;
  trailChanged(ctx, trail);
}

/** No new files and no new log events; Event history goes on. */
export function stopLogging(ctx: Context, trail: Trail): void {
  if (!trail.isLogging) return;
  trail.isLogging = false;
  trail.stoppedAt = ctx.now;
  forgetSinks(ctx);
}

/** Something that decides what a trail collects has changed. */
export function trailChanged(ctx: Context, trail: Trail): void {
  trail.delivery.groupSeenAt = null;
  forgetSinks(ctx);
  if (trail.isLogging) startMinutes(ctx, trail);
}
