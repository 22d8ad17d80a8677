import type { ServiceContext } from '../../../gateway/context.ts';
import type { CloudTrailState, Sink, Trail } from '../state.ts';
import { wantsData, type Selectors } from './selectors.ts';

type Context = ServiceContext<CloudTrailState>;

/** Who collects the records of `region`. Worked out once and kept until a trail changes. */
export function sinksOf(ctx: Context, region: string): readonly Sink[] {
  const state = ctx.stateIn(region);
  if (state.sinks) return state.sinks;
  const trails = loggingTrails(ctx).filter(
    (trail) => trail.homeRegion === region || trail.settings.isMultiRegion,
  );
  state.sinks = Object.freeze(trails.map(sinkOf));
  if (!state.sinks.some((sink) => sink.hasInsights)) state.watch = null;
  return state.sinks;
}

/** Trails changed: every Region works its sinks out again. */
export function forgetSinks(ctx: Context): void {
  for (const region of ctx.regions()) ctx.stateIn(region).sinks = null;
}

function loggingTrails(ctx: Context): Trail[] {
  return ctx.regions().flatMap((region) => {
    const { trails } = ctx.stateIn(region);
    return [...trails.values()].filter((trail) => trail.isLogging);
  });
}

function sinkOf(trail: Trail): Sink {
  const { selectors, settings } = trail;
  return Object.freeze({
    home: trail.homeRegion,
    name: trail.name,
    selectors,
    takesAllManagement: takesAllManagement(selectors),
    wantsData: wantsData(selectors),
    includesGlobal: settings.includesGlobal || settings.isMultiRegion,
    hasLogGroup: settings.logGroupArn !== undefined,
    hasInsights: trail.insightTypes.length > 0,
  });
}

function takesAllManagement(selectors: Selectors): boolean {
  return (
    selectors.kind === 'basic' &&
    selectors.list.some(
      (one) =>
        (one.ReadWriteType ?? 'All') === 'All' &&
        one.IncludeManagementEvents !== false &&
        (one.ExcludeManagementEventSources ?? []).length === 0,
    )
  );
}
