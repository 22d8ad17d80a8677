import type { ServiceContext } from '../../gateway/context.ts';
import type { CloudTrailState, Trail, TrailSettings } from './state.ts';
import type { Selectors } from './trails/selectors.ts';
import { forgetSinks } from './trails/sinks.ts';
import { addTrail, startLogging } from './trails/trail.ts';

type Context = ServiceContext<CloudTrailState>;

/** What a world says about the trails it starts with. */
export interface CloudTrailSeed {
  readonly trails?: readonly {
    readonly name: string;
    readonly bucket: string;
    readonly prefix?: string;
    readonly multiRegion?: boolean;
    readonly globalEvents?: boolean;
    readonly validation?: boolean;
    /** Name of a log group of the same Region. */
    readonly logGroup?: string;
    readonly logRole?: string;
    readonly logging?: boolean;
    readonly insights?: readonly string[];
    readonly selectors?: Selectors;
    readonly tags?: Readonly<Record<string, string>>;
  }[];
}

type TrailSeed = NonNullable<CloudTrailSeed['trails']>[number];

/** Trails that were there, and logging, before time starts. */
export function seedTrails(ctx: Context, seed: CloudTrailSeed): void {
  for (const spec of seed.trails ?? []) {
    const trail = addTrail(ctx, spec.name, settingsOf(ctx, spec));
    if (spec.selectors) {
      trail.selectors = Object.freeze(spec.selectors);
      trail.hasCustomSelectors = true;
    }
    for (const [key, value] of Object.entries(spec.tags ?? {})) trail.tags.set(key, value);
    if (spec.insights && spec.insights.length > 0) {
      trail.insightTypes = Object.freeze([...spec.insights]);
      trail.insightsSince = ctx.now;
    }
    if (spec.logging !== false) startLogging(ctx, trail);
  }
}

function settingsOf(ctx: Context, spec: TrailSeed): TrailSettings {
  const { account, region } = ctx;
  const group = spec.logGroup;
  return Object.freeze({
    bucket: spec.bucket,
    ...(spec.prefix === undefined ? {} : { prefix: spec.prefix }),
    includesGlobal: spec.globalEvents ?? true,
    isMultiRegion: spec.multiRegion ?? true,
    validatesFiles: spec.validation ?? true,
    ...(group === undefined
      ? {}
      : {
          logGroupArn: `arn:aws:logs:${region}:${account}:log-group:${group}:*`,
          logRoleArn: `arn:aws:iam::${account}:role/${spec.logRole ?? 'CloudTrail_CloudWatchLogs_Role'}`,
        }),
  });
}

/** Takes over a person's trails, with nothing delivered yet. Trails of the same name give way. */
export function adoptTrails(ctx: Context, from: CloudTrailState): void {
  for (const trail of from.trails.values()) adoptTrail(ctx, trail);
}

function adoptTrail(ctx: Context, source: Trail): void {
  const before = ctx.state.trails.get(source.name);
  const trail = addTrail(ctx, source.name, source.settings);
  // A minute job of the trail that gave way must not be taken for this one's.
  trail.runs = before?.runs ?? 0;
  trail.selectors = source.selectors;
  trail.hasCustomSelectors = source.hasCustomSelectors;
  trail.insightTypes = source.insightTypes;
  trail.insightsSince = source.insightTypes.length > 0 ? ctx.now : null;
  for (const [key, value] of source.tags) trail.tags.set(key, value);
  forgetSinks(ctx);
  if (source.isLogging) startLogging(ctx, trail);
}
