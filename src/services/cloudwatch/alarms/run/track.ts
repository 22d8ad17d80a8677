import { openBuckets, readLane } from '../../metrics/buckets.ts';
import { statisticAt } from '../../metrics/statistics.ts';
import type { Statistic } from '../../metrics/statistic-name.ts';
import type { MetricStore, Stream } from '../../metrics/store.ts';
import type { Lane } from '../../metrics/tail.ts';
import { isBasic, type Alarm, type Plan } from '../alarm.ts';
import { evaluateBits, MAX_BITS_RANGE } from '../law/bits.ts';
import { crosses, type AlarmState } from '../law/rule.ts';
import { watchedStreams } from './look.ts';

/**
 * An alarm's evaluation range kept as bits and moved on by one period at a time. Periods slide by
 * the minute, so a period of k minutes has k interleaved histories, one for each phase.
 * A datum that arrives late invalidates them; they are then read again from the store.
 */
export interface Track {
  /** Handle of the one stream it watches, or one of the marks below. */
  handle: number;
  /** How many streams there were when the handle was looked up. */
  seen: number;
  readonly present: Int32Array;
  readonly breach: Int32Array;
  /** Minute up to which each phase's history reaches. */
  readonly stamp: Int32Array;
  /** The stream's count of late data at that time. */
  readonly late: Int32Array;
}

const NONE = -1;
const SEVERAL = -2;
const MAX_MINUTES = 60;

/** A track, or null when the alarm must be evaluated the long way. */
export function trackFor(plan: Plan): Track | null {
  const { metric, span, range, rule } = plan;
  const minutes = span.period / 60;
  if (!metric || !isBasic(metric) || rule.threshold === null) return null;
  if (range > MAX_BITS_RANGE || minutes < 1 || minutes > MAX_MINUTES) return null;
  return {
    handle: NONE,
    seen: -1,
    present: new Int32Array(minutes),
    breach: new Int32Array(minutes),
    stamp: new Int32Array(minutes),
    late: new Int32Array(minutes),
  };
}

/** The state the alarm takes at the end of a minute, or null: look the long way. */
export function trackedState(
  store: MetricStore,
  alarm: Alarm,
  endMinute: number,
): AlarmState | null {
  const { track, plan } = alarm;
  if (!track) return null;
  if (track.seen !== store.streams.length) resolve(store, plan, track);
  if (track.handle === SEVERAL) return null;
  if (track.handle === NONE) return evaluateBits(plan.rule, NO_HISTORY, alarm.state);
  const stream = store.streams[track.handle]!;
  const minutes = track.stamp.length;
  const phase = endMinute % minutes;
  const isNext = track.stamp[phase] === endMinute - minutes;
  if (isNext && track.late[phase] === stream.lateCount) moveOn(stream, plan, { track, endMinute });
  else rebuild(stream, plan, { track, endMinute });
  if (stream.watchedUntil < endMinute) stream.watchedUntil = endMinute;
  const history = { present: track.present[phase]!, breach: track.breach[phase]! };
  return evaluateBits(plan.rule, history, alarm.state);
}

const NO_HISTORY = Object.freeze({ present: 0, breach: 0 });

interface Moment {
  readonly track: Track;
  readonly endMinute: number;
}

function resolve(store: MetricStore, plan: Plan, track: Track): void {
  const handles = watchedStreams(store, plan.metric!);
  const handle = handles.length > 1 ? SEVERAL : (handles[0] ?? NONE);
  if (handle !== track.handle) track.stamp.fill(0);
  track.handle = handle;
  track.seen = store.streams.length;
}

function moveOn(stream: Stream, plan: Plan, { track, endMinute }: Moment): void {
  const minutes = track.stamp.length;
  const phase = endMinute % minutes;
  const value = newestValue(stream.minute, endMinute - minutes, { minutes, plan });
  const isThere = !Number.isNaN(value);
  const isBad = isThere && crosses(plan.rule, value);
  const mask = ~(-1 << plan.range);
  track.present[phase] = ((track.present[phase]! << 1) | Number(isThere)) & mask;
  track.breach[phase] = ((track.breach[phase]! << 1) | Number(isBad)) & mask;
  track.stamp[phase] = endMinute;
}

function rebuild(stream: Stream, plan: Plan, { track, endMinute }: Moment): void {
  const minutes = track.stamp.length;
  const phase = endMinute % minutes;
  const end = endMinute * 60_000;
  const periodMs = minutes * 60_000;
  const buckets = openBuckets({ start: end - plan.range * periodMs, end, periodMs });
  if (stream.minute) readLane(buckets, stream.minute);
  let present = 0;
  let breach = 0;
  for (let i = 0; i < plan.range; i++) {
    const value = statisticAt(buckets, i, plan.metric!.statistic);
    present = (present << 1) | Number(value !== null);
    breach = (breach << 1) | Number(value !== null && crosses(plan.rule, value));
  }
  track.present[phase] = present;
  track.breach[phase] = breach;
  track.stamp[phase] = endMinute;
  track.late[phase] = stream.lateCount;
}

/** The statistic of one period, straight from the open tail where it lies there. NaN: no data. */
function newestValue(
  lane: Lane | null,
  startMinute: number,
  { minutes, plan }: { minutes: number; plan: Plan },
): number {
  if (!lane) return NaN;
  const { statistic } = plan.metric!;
  const slot = startMinute - lane.base;
  if (slot >= 0) {
    if (minutes === 1 && !lane.wide) return narrowValue(lane, slot, statistic);
    return tailValue(lane, slot, { minutes, statistic });
  }
  const start = startMinute * 60_000;
  const periodMs = minutes * 60_000;
  const buckets = openBuckets({ start, end: start + periodMs, periodMs });
  readLane(buckets, lane);
  return statisticAt(buckets, 0, statistic) ?? NaN;
}

function narrowValue(lane: Lane, slot: number, statistic: Statistic): number {
  const value = slot < lane.value.length ? lane.value[slot]! : NaN;
  return statistic.kind === 'SampleCount' && !Number.isNaN(value) ? 1 : value;
}

function tailValue(
  lane: Lane,
  from: number,
  { minutes, statistic }: { minutes: number; statistic: Statistic },
): number {
  const { value, wide } = lane;
  const to = Math.min(from + minutes, value.length);
  let count = 0;
  let sum = 0;
  let min = Infinity;
  let max = -Infinity;
  for (let slot = from; slot < to; slot++) {
    const part = value[slot]!;
    if (Number.isNaN(part)) continue;
    count += wide ? wide.count[slot]! : 1;
    sum += part;
    const low = wide ? wide.min[slot]! : part;
    const high = wide ? wide.max[slot]! : part;
    if (low < min) min = low;
    if (high > max) max = high;
  }
  if (count === 0) return NaN;
  switch (statistic.kind) {
    case 'SampleCount':
      return count;
    case 'Sum':
      return sum;
    case 'Minimum':
      return min;
    case 'Maximum':
      return max;
    default:
      return sum / count;
  }
}
