import type { Metric, MetricStore } from './store.ts';

/** What ListMetrics may be asked for. */
export interface MetricFilter {
  readonly namespace?: string;
  readonly name?: string;
  /** A filter without a value takes any value of that dimension. */
  readonly dimensions?: readonly { readonly Name: string; readonly Value?: string }[];
  /** Only metrics with data at or after this instant. */
  readonly since: number;
}

const DAY_MS = 86_400_000;

/** "Metrics cannot be deleted"; one without data for two weeks is no longer listed. */
export const LISTED_FOR_MS = 14 * DAY_MS;

/** Metrics that match, in the order in which they were first seen. */
export function listMetrics(store: MetricStore, filter: MetricFilter): Metric[] {
  return candidates(store, filter).filter((metric) => matches(store, metric, filter));
}

function candidates(store: MetricStore, filter: MetricFilter): readonly Metric[] {
  if (filter.namespace === undefined || filter.name === undefined) return store.metrics;
  const ids = store.metricsByName.get(`${filter.namespace}\n${filter.name}`) ?? [];
  return ids.map((id) => store.metrics[id]!);
}

function matches(store: MetricStore, metric: Metric, filter: MetricFilter): boolean {
  if (filter.namespace !== undefined && metric.namespace !== filter.namespace) return false;
  if (filter.name !== undefined && metric.name !== filter.name) return false;
  const hasDimension = (wanted: { Name: string; Value?: string }): boolean =>
    metric.dimensions.some(
      ({ Name, Value }) =>
        Name === wanted.Name && (wanted.Value === undefined || Value === wanted.Value),
    );
  if (!(filter.dimensions ?? []).every(hasDimension)) return false;
  return metric.streams.some((handle) => store.streams[handle]!.lastAt >= filter.since);
}
