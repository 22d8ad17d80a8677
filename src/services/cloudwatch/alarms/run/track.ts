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
  /** How many phases there are: minutes of a period. */
  readonly minutes: number;
  /**
   * Four words for each phase: which periods had data, which breached, the minute up to which
   * this history reaches, and the stream's count of late data at that time.
   */
  readonly words: Int32Array;
}

const PRESENT = 0;
const BREACH = 1;
const STAMP = 2;
const LATE = 3;
const WORDS = 4;

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
    minutes,
    words: new Int32Array(minutes * WORDS),
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
  const { minutes, words } = track;
  const base = (endMinute % minutes) * WORDS;
  const isNext = words[base + STAMP] === endMinute - minutes;
  if (isNext && words[base + LATE] === stream.lateCount) {
    moveOn(stream, plan, { track, endMinute, base });
  } else rebuild(stream, plan, { track, endMinute, base });
  if (stream.watchedUntil < endMinute) stream.watchedUntil = endMinute;
  const history = { present: words[base + PRESENT]!, breach: words[base + BREACH]! };
  return evaluateBits(plan.rule, history, alarm.state);
}

const NO_HISTORY = Object.freeze({ present: 0, breach: 0 });

interface Moment {
  readonly track: Track;
  readonly endMinute: number;
  /** Where the phase's words begin. */
  readonly base: number;
}

function resolve(store: MetricStore, plan: Plan, track: Track): void {
  const handles = watchedStreams(store, plan.metric!);
  const handle = handles.length > 1 ? SEVERAL : (handles[0] ?? NONE);
  if (handle !== track.handle) track.words.fill(0);
  track.handle = handle;
  track.seen = store.streams.length;
}

function moveOn(stream: Stream, plan: Plan, { track, endMinute, base }: Moment): void {
  const { minutes, words } = track;
  const value = newestValue(stream.minute, endMinute - minutes, { minutes, plan });
  const isThere = !Number.isNaN(value);
  const isBad = isThere && crosses(plan.rule, value);
  const mask = ~(-1 << plan.range);
  words[base + PRESENT] = ((words[base + PRESENT]! << 1) | Number(isThere)) & mask;
  words[base + BREACH] = ((words[base + BREACH]! << 1) | Number(isBad)) & mask;
  words[base + STAMP] = endMinute;
}

function rebuild(stream: Stream, plan: Plan, { track, endMinute, base }: Moment): void {
  const { minutes, words } = track;
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
  words[base + PRESENT] = present;
  words[base + BREACH] = breach;
  words[base + STAMP] = endMinute;
  words[base + LATE] = stream.lateCount;
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
