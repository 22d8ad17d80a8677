import { BASELINE_DAYS, WINDOW_MINUTES, type Baseline, type Recent } from './law.ts';

/**
 * Calls of one API (or one of its errors) per minute, folded as they end into hours, of which the
 * last seven days are kept. Idle minutes cost nothing: the ring moves when something happens.
 */
export interface ApiCounts {
  /** The minute being filled, in minutes since 1970, and its calls so far. */
  minute: number;
  count: number;
  /** The last five minutes ending with `minute - 1`, newest last. */
  readonly recent: number[];
  /** Ring of hours; the newest is `hour`. */
  hour: number;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
  /** Ring of days. */
  readonly peaks: Float64Array;
  readonly widePeaks: Float64Array;
}

const HOURS = BASELINE_DAYS * 24;
const DAYS = BASELINE_DAYS + 1;

export function emptyCounts(minute: number): ApiCounts {
  return {
    minute,
    count: 0,
    recent: [0, 0, 0, 0, 0],
    hour: Math.floor(minute / 60),
    sums: new Float64Array(HOURS),
    squares: new Float64Array(HOURS),
    peaks: new Float64Array(DAYS),
    widePeaks: new Float64Array(DAYS),
  };
}

/** Counts a call of `minute`, which is never before the one being filled. */
export function addCall(counts: ApiCounts, minute: number): void {
  if (minute !== counts.minute) closeUntil(counts, minute);
  counts.count += 1;
}

/** Ends every minute before `minute`. */
export function closeUntil(counts: ApiCounts, minute: number): void {
  if (minute <= counts.minute) return;
  closeMinute(counts);
  const idle = minute - counts.minute - 1;
  for (let i = 0; i < Math.min(idle, WINDOW_MINUTES); i++) {
    counts.recent.shift();
    counts.recent.push(0);
  }
  counts.minute = minute;
  counts.count = 0;
}

/** What the law asks of the minutes that have ended. */
export function recentOf(counts: ApiCounts): Recent {
  const windowCount = counts.recent.reduce((sum, count) => sum + count, 0);
  return { count: counts.recent[WINDOW_MINUTES - 1]!, windowCount };
}

/** The seven days before, without the last five minutes; `since` is when counting began. */
export function baselineOf(counts: ApiCounts, since: number): Baseline {
  const minutes = Math.max(1, Math.min(HOURS * 60, counts.minute - WINDOW_MINUTES - since));
  let [sum, sumOfSquares] = [0, 0];
  const oldest = Math.floor(counts.minute / 60) - HOURS + 1;
  for (let hour = Math.max(oldest, counts.hour - HOURS + 1); hour <= counts.hour; hour++) {
    sum += counts.sums[slot(hour, HOURS)]!;
    sumOfSquares += counts.squares[slot(hour, HOURS)]!;
  }
  for (const count of counts.recent) {
    sum -= count;
    sumOfSquares -= count * count;
  }
  const today = Math.floor(counts.minute / 1_440);
  const peaks: number[] = [];
  const widePeaks: number[] = [];
  const lastDay = Math.floor(counts.hour / 24);
  const firstDay = Math.max(today - BASELINE_DAYS, Math.floor(since / 1_440));
  for (let day = firstDay; day < today; day++) {
    const isKept = day <= lastDay && day > lastDay - DAYS;
    peaks.push(isKept ? counts.peaks[slot(day, DAYS)]! : 0);
    widePeaks.push(isKept ? counts.widePeaks[slot(day, DAYS)]! : 0);
  }
  return {
    sum: Math.max(0, sum),
    sumOfSquares: Math.max(0, sumOfSquares),
    minutes,
    peaks,
    widePeaks,
  };
}

function closeMinute(counts: ApiCounts): void {
  const { minute, count } = counts;
  counts.recent.shift();
  counts.recent.push(count);
  if (count === 0) return;
  turnTo(counts, Math.floor(minute / 60));
  const hour = slot(counts.hour, HOURS);
  counts.sums[hour]! += count;
  counts.squares[hour]! += count * count;
  const day = slot(Math.floor(minute / 1_440), DAYS);
  counts.peaks[day] = Math.max(counts.peaks[day]!, count);
  counts.widePeaks[day] = Math.max(counts.widePeaks[day]!, recentOf(counts).windowCount);
}

/** Moves the rings on to `hour`, emptying what falls out. */
function turnTo(counts: ApiCounts, hour: number): void {
  if (hour <= counts.hour) return;
  const steps = Math.min(HOURS, hour - counts.hour);
  for (let i = 0; i < steps; i++) {
    counts.sums[slot(hour - i, HOURS)] = 0;
    counts.squares[slot(hour - i, HOURS)] = 0;
  }
  const lastDay = Math.floor(counts.hour / 24);
  const day = Math.floor(hour / 24);
  for (let i = 0; i < Math.min(DAYS, day - lastDay); i++) {
    counts.peaks[slot(day - i, DAYS)] = 0;
    counts.widePeaks[slot(day - i, DAYS)] = 0;
  }
  counts.hour = hour;
}

function slot(index: number, size: number): number {
  return index % size;
}
