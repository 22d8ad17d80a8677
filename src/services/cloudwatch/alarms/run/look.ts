import { ExpressionError } from '../../math/parse.ts';
import { openBuckets, readLane } from '../../metrics/buckets.ts';
import { needsSamples } from '../../metrics/statistic-name.ts';
import { statisticAt } from '../../metrics/statistics.ts';
import { findMetric, type MetricStore, type Stream } from '../../metrics/store.ts';
import { answerQuery } from '../../queries/compute.ts';
import type { Plan, WatchedMetric } from '../alarm.ts';
import type { Datapoint } from '../law/rule.ts';
import { newestEnd } from '../law/timing.ts';

/** The evaluation range of an alarm at an instant, oldest first; null where there is no data. */
export function lookAt(store: MetricStore, plan: Plan, at: number): (Datapoint | null)[] {
  const end = newestEnd(at, plan.span);
  const start = end - plan.range * plan.span.period * 1_000;
  if (plan.metric) return lookAtMetric(store, plan, { metric: plan.metric, start, end });
  return lookAtMath(store, plan, { start, end, at });
}

/** The newest datapoint of the evaluation range at an instant; null when there is none. */
export function newestPoint(store: MetricStore, plan: Plan, at: number): Datapoint | null {
  if (!plan.metric) return lookAt(store, plan, at).findLast((point) => point !== null) ?? null;
  const periodMs = plan.span.period * 1_000;
  let end = newestEnd(at, plan.span);
  for (let back = 0; back < plan.range; back++, end -= periodMs) {
    const look = { metric: plan.metric, start: end - periodMs, end };
    const [point] = lookAtMetric(store, { ...plan, range: 1 }, look);
    if (point) return point;
  }
  return null;
}

/** Streams a plain alarm watches: of its unit if it names one, else of every unit. */
export function watchedStreams(store: MetricStore, metric: WatchedMetric): number[] {
  const handles = findMetric(store, metric)?.streams ?? [];
  const { unit } = metric;
  return handles.filter((handle) => unit === undefined || store.streams[handle]!.unit === unit);
}

function lookAtMetric(
  store: MetricStore,
  plan: Plan,
  { metric, start, end }: { metric: WatchedMetric; start: number; end: number },
): (Datapoint | null)[] {
  const periodMs = plan.span.period * 1_000;
  const withSpread = needsSamples(metric.statistic);
  const buckets = openBuckets({ start, end, periodMs, withSpread });
  for (const handle of watchedStreams(store, metric)) {
    const lane = laneOf(store.streams[handle]!, plan.span.period);
    if (lane) readLane(buckets, lane);
  }
  const points: (Datapoint | null)[] = [];
  for (let i = 0; i < plan.range; i++) {
    const value = statisticAt(buckets, i, metric.statistic);
    const sampleCount = buckets.count[i]!;
    points.push(value === null ? null : { at: start + i * periodMs, value, sampleCount });
  }
  return points;
}

function laneOf(stream: Stream, period: number) {
  return period < 60 && stream.resolution === 1 ? stream.fine : stream.minute;
}

function lookAtMath(
  store: MetricStore,
  plan: Plan,
  { start, end, at }: { start: number; end: number; at: number },
): (Datapoint | null)[] {
  const { queries, returned } = plan.math!;
  const nothing = new Array<null>(plan.range).fill(null);
  const query = queries.find(({ Id }) => Id === returned);
  if (!query) return nothing;
  try {
    const { grid, list } = answerQuery({ store, queries, start, end, now: at }, query);
    const [only, another] = list;
    if (!only || another) return nothing;
    return only.values.map((value, i) =>
      value === null ? null : { at: grid.start + i * grid.period * 1_000, value, sampleCount: 1 },
    );
  } catch (error) {
    // A stored expression was checked; what still fails has no result, which is missing data.
    if (error instanceof ExpressionError) return nothing;
    throw error;
  }
}
