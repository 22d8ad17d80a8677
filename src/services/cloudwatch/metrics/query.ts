import { finestPeriod, returnsData, roundEnd, roundStart } from './periods.ts';
import { needsSamples, type Statistic } from './statistic-name.ts';
import type { Handle, MetricStore, Stream } from './store.ts';
import { openBuckets, readLane, type Buckets } from './buckets.ts';

/** A reading of one metric, as GetMetricData and GetMetricStatistics ask for it. */
export interface MetricQuery {
  readonly start: number;
  readonly end: number;
  /** Seconds. */
  readonly period: number;
  readonly statistics: readonly Statistic[];
  readonly now: number;
}

/**
 * Folds streams of one metric into the periods of a query: StartTime inclusive and rounded by its
 * age, EndTime exclusive, each period stamped with its start. A period finer than what is kept at
 * the age of StartTime finds nothing.
 */
export function readMetric(
  store: MetricStore,
  handles: readonly Handle[],
  query: MetricQuery,
): Buckets {
  const start = roundStart(query.start, query);
  const age = query.now - query.start;
  const end = returnsData(age, query.period) ? roundEnd(query.end, query.period) : start;
  const withSpread = query.statistics.some(needsSamples);
  const buckets = openBuckets({ start, end, periodMs: query.period * 1_000, withSpread });
  for (const handle of handles) readStream(buckets, store.streams[handle]!, query);
  return buckets;
}

/** Standard data read with a short period comes once a minute, stamped at the minute. */
function readStream(buckets: Buckets, stream: Stream, query: MetricQuery): void {
  if (query.period < 60 && stream.resolution === 1) {
    const isKept = finestPeriod(query.now - query.start, 1) === 1;
    if (stream.fine && isKept) readLane(buckets, stream.fine);
    return;
  }
  if (stream.hour && buckets.periodMs % 3_600_000 === 0) readLane(buckets, stream.hour);
  if (stream.minute) readLane(buckets, stream.minute);
}

/** Units in which a metric has data, in CloudWatch's fixed order. */
export function unitsOf(store: MetricStore, handles: readonly Handle[]): string[] {
  const units = new Set<string>();
  for (const handle of handles) {
    const stream = store.streams[handle]!;
    if (stream.minute) units.add(stream.unit);
  }
  return [...units].sort();
}
