/**
 * When alarms are evaluated and over which periods ("Alarm evaluation" in the user guide).
 * Periods are seconds, instants milliseconds.
 */

export interface Span {
  readonly period: number;
  readonly evaluationPeriods: number;
}

const HOUR_MS = 3_600_000;

/** Each minute; every ten seconds below a minute; hourly when the span exceeds a day. */
export function evaluationIntervalSeconds(span: Span): number {
  if (span.period < 60) return 10;
  return span.period * span.evaluationPeriods > 86_400 ? 3_600 : 60;
}

/**
 * How many periods are fetched so that gaps can be bridged. AWS does not publish it; known points
 * are 5 for three 5-minute periods, 9 for three 10-second ones, 3 for one day.
 */
export function evaluationRange(span: Span): number {
  return span.period < 60 ? span.evaluationPeriods * 3 : span.evaluationPeriods + 2;
}

/**
 * End of the newest period considered. Periods are counted back from the minute of the evaluation,
 * not aligned to multiples of the period; below a minute they lag by ten seconds; spans over a day
 * only use data up to the last full hour.
 */
export function newestEnd(evaluatedAt: number, span: Span): number {
  if (span.period < 60) return floorTo(evaluatedAt, 10_000) - 10_000;
  if (evaluationIntervalSeconds(span) === 3_600) return floorTo(evaluatedAt, HOUR_MS);
  return floorTo(evaluatedAt, 60_000);
}

/** Starts of the newest `count` periods, oldest first. */
export function periodStarts(evaluatedAt: number, span: Span, count: number): number[] {
  const end = newestEnd(evaluatedAt, span);
  const periodMs = span.period * 1_000;
  return Array.from({ length: count }, (_, i) => end - (count - i) * periodMs);
}

function floorTo(at: number, stepMs: number): number {
  return Math.floor(at / stepMs) * stepMs;
}
