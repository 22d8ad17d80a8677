/**
 * When a call rate is unusual. AWS does not publish its mathematics; it says that a rate is held
 * against a baseline of the seven days before ("Logging Insights events for trails"). This law is
 * ours: a minute (or five minutes together) must stand far outside the spread of the baseline and
 * outside what most of its days have seen at their busiest.
 */

export const BASELINE_DAYS = 7;
export const BASELINE_MINUTES = BASELINE_DAYS * 1_440;
/** An insight ends when this many minutes in a row are usual again. */
export const QUIET_MINUTES = 5;
export const WINDOW_MINUTES = 5;
/** After switching on, "it can take up to 36 hours" until the first event. */
export const WARM_UP_MS = 36 * 3_600_000;

const SPREADS = 6;
const OVER_PEAK = 1.5;
const LEAST = { one: 10, five: 25 } as const;

/** One API's (or one error's) past, up to the minute under judgement. */
export interface Baseline {
  readonly sum: number;
  readonly sumOfSquares: number;
  readonly minutes: number;
  /** Busiest minute and busiest five minutes of each day of the baseline. */
  readonly peaks: readonly number[];
  readonly widePeaks: readonly number[];
}

export interface Recent {
  /** Calls in the minute that just ended. */
  readonly count: number;
  /** Calls in the last five minutes, that one included. */
  readonly windowCount: number;
}

/** Calls per minute. */
export function averageOf(baseline: Baseline): number {
  return baseline.minutes === 0 ? 0 : baseline.sum / baseline.minutes;
}

/** Whether the minute alone, or only the five minutes together, are unusual. */
export function judge(recent: Recent, baseline: Baseline): 'minute' | 'window' | null {
  if (recent.count > limitOf(baseline, 1)) return 'minute';
  if (recent.windowCount > limitOf(baseline, WINDOW_MINUTES)) return 'window';
  return null;
}

/** The most calls in `width` minutes (1 or 5) that are still usual. */
export function limitOf(baseline: Baseline, width: number): number {
  const mean = averageOf(baseline);
  const square = baseline.minutes === 0 ? 0 : baseline.sumOfSquares / baseline.minutes;
  const variance = Math.max(0, square - mean * mean) + mean;
  const spread = SPREADS * Math.sqrt(variance * width);
  const peak = OVER_PEAK * median(width === 1 ? baseline.peaks : baseline.widePeaks);
  const least = (width === 1 ? LEAST.one : LEAST.five) - 1;
  return Math.max(least, mean * width + spread, peak);
}

function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >>> 1]!;
}
