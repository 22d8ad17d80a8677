import { readMetric, unitsOf } from '../metrics/query.ts';
import { parseStatistic } from '../metrics/statistic-name.ts';
import { statisticAt } from '../metrics/statistics.ts';
import { findMetric, type Dimension } from '../metrics/store.ts';
import type { CloudWatchContext } from '../state.ts';
import type { Stretch } from './alarm-states.ts';

export interface SeriesQuery {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: readonly Dimension[];
  readonly stat: string;
  readonly periodSeconds: number;
}

/** A regular series; missing periods are NaN. */
export interface SeriesData {
  readonly label: string;
  readonly unit: string | null;
  readonly start: number;
  readonly periodMs: number;
  readonly values: Float64Array;
}

/** Periods a graph may fall back to, seconds. */
const COARSER = [60, 300, 900, 3_600, 10_800, 21_600, 86_400];
const DAY_MS = 86_400_000;

/** Series for charts: at most `points` points each, the period grows until they fit. */
export function seriesView(
  ctx: CloudWatchContext,
  request: { readonly queries: readonly SeriesQuery[]; readonly points: number } & Stretch,
): SeriesData[] {
  return request.queries.map((query) => {
    const period = fittingPeriod(query.periodSeconds, request, ctx.now);
    return readSeries(ctx, query, { ...request, period });
  });
}

/** The finest allowed period, not finer than asked, that fits and is still kept at that age. */
function fittingPeriod(
  asked: number,
  { from, to, points }: Stretch & { readonly points: number },
  now: number,
): number {
  const ageDays = (now - from) / DAY_MS;
  const kept = ageDays < 15 ? 0 : ageDays < 63 ? 300 : 3_600;
  const fits = (period: number): boolean => (to - from) / (period * 1_000) <= points;
  if (fits(asked) && (kept === 0 || asked % kept === 0)) return asked;
  return (
    COARSER.find((period) => period >= Math.max(asked, kept) && fits(period)) ?? DAY_MS / 1_000
  );
}

function readSeries(
  ctx: CloudWatchContext,
  query: SeriesQuery,
  { from, to, period }: Stretch & { readonly period: number },
): SeriesData {
  const { store } = ctx.state;
  const name = { namespace: query.namespace, name: query.metric, dimensions: query.dimensions };
  const streams = findMetric(store, name)?.streams ?? [];
  const unit = unitsOf(store, streams)[0] ?? null;
  const statistic = parseStatistic(query.stat) ?? { kind: 'Average' };
  const handles = streams.filter((handle) => store.streams[handle]!.unit === unit);
  // Graphs align long periods to the clock, so that a moving edge does not shift every point.
  const start = Math.floor(from / (period * 1_000)) * period * 1_000;
  const range = { start, end: Math.min(to, ctx.now), period, now: ctx.now };
  const buckets = readMetric(store, handles, { ...range, statistics: [statistic] });
  const values = new Float64Array(buckets.length);
  for (let i = 0; i < values.length; i++) values[i] = statisticAt(buckets, i, statistic) ?? NaN;
  return { label: query.metric, unit, start: buckets.start, periodMs: buckets.periodMs, values };
}
