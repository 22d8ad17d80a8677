import type { Plan } from '../alarms/alarm.ts';
import type { Datapoint } from '../alarms/law/rule.ts';
import { evaluationIntervalSeconds } from '../alarms/law/timing.ts';
import { watchedStreams } from '../alarms/run/look.ts';
import { openBuckets, readLane, type Buckets } from '../metrics/buckets.ts';
import { needsSamples } from '../metrics/statistic-name.ts';
import { statisticAt } from '../metrics/statistics.ts';
import type { MetricStore } from '../metrics/store.ts';
import type { Stretch } from './alarm-states.ts';

/** The evaluation range that ends at an instant, oldest first. */
export type RangeReader = (end: number) => (Datapoint | null)[];

/**
 * All periods a plain alarm would look at over a stretch, each computed once. Periods slide by the
 * evaluation's interval, so a period of k intervals makes k interleaved series ("phases").
 * Null where periods do not slide in whole steps, or a formula must see its own range.
 */
export function phasesOf(store: MetricStore, plan: Plan, stretch: Stretch): RangeReader | null {
  const { metric, span, range } = plan;
  const stepMs = evaluationIntervalSeconds(span) * 1_000;
  const periodMs = span.period * 1_000;
  const count = periodMs / stepMs;
  if (!metric || span.period < 60 || !Number.isInteger(count)) return null;
  const first = Math.floor(stretch.from / stepMs) * stepMs - range * periodMs;
  const handles = watchedStreams(store, metric);
  const points: (Datapoint | null)[][] = [];
  for (let phase = 0; phase < count; phase++) {
    const start = first + phase * stepMs;
    const end = start + Math.ceil((stretch.to - start) / periodMs) * periodMs;
    const withSpread = needsSamples(metric.statistic);
    const buckets = openBuckets({ start, end, periodMs, withSpread });
    for (const handle of handles) {
      const { minute } = store.streams[handle]!;
      if (minute) readLane(buckets, minute);
    }
    points.push(pointsOf(buckets, plan));
  }
  return (end) => {
    const step = Math.round((end - periodMs - first) / stepMs);
    const list = points[step % count]!;
    const newest = Math.floor(step / count);
    return list.slice(newest - range + 1, newest + 1);
  };
}

function pointsOf(buckets: Buckets, plan: Plan): (Datapoint | null)[] {
  const points: (Datapoint | null)[] = [];
  for (let i = 0; i < buckets.length; i++) {
    const value = statisticAt(buckets, i, plan.metric!.statistic);
    const at = buckets.start + i * buckets.periodMs;
    points.push(value === null ? null : { at, value, sampleCount: buckets.count[i]! });
  }
  return points;
}
