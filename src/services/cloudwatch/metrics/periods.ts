/**
 * Periods, roundings and retention: "Metrics retention" and "Periods" in the user guide, StartTime
 * in the API reference. Periods are in seconds, instants and ages in milliseconds.
 */

const SUB_MINUTE_QUERY = [1, 5, 10, 20, 30];
const SUB_MINUTE_ALARM = [10, 20, 30];
const MAX_PERIOD = 86_400;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** How long each grain is kept. */
export const HIGH_RESOLUTION_KEPT_MS = 3 * HOUR_MS;
export const MINUTE_KEPT_MS = 15 * DAY_MS;
export const FIVE_MINUTES_KEPT_MS = 63 * DAY_MS;
export const HOUR_KEPT_MS = 455 * DAY_MS;

export function isQueryPeriod(period: number): boolean {
  if (SUB_MINUTE_QUERY.includes(period)) return true;
  return Number.isInteger(period) && period >= 60 && period % 60 === 0 && period <= MAX_PERIOD;
}

export function isAlarmPeriod(period: number): boolean {
  if (SUB_MINUTE_ALARM.includes(period)) return true;
  return Number.isInteger(period) && period >= 60 && period % 60 === 0;
}

/** Evaluation may span a day, or a week with periods of an hour and more. */
export function isAlarmSpan(period: number, evaluationPeriods: number): boolean {
  return period * evaluationPeriods <= (period < 3_600 ? 86_400 : 604_800);
}

/** The start of a query as CloudWatch rounds it, by its age. */
export function roundStart(start: number, query: { now: number; period: number }): number {
  const age = query.now - start;
  if (query.period < 60) return floorTo(start, query.period * 1_000);
  if (age < MINUTE_KEPT_MS) return floorTo(start, 60_000);
  return floorTo(start, age < FIVE_MINUTES_KEPT_MS ? 300_000 : HOUR_MS);
}

/** An end inside a minute behaves as if rounded down to it. */
export function roundEnd(end: number, period: number): number {
  return period < 60 ? end : floorTo(end, 60_000);
}

/** The finest period that still returns data of that age, or null when it is gone. */
export function finestPeriod(ageMs: number, storageResolution: 1 | 60): number | null {
  if (storageResolution === 1 && ageMs < HIGH_RESOLUTION_KEPT_MS) return 1;
  if (ageMs < MINUTE_KEPT_MS) return 60;
  if (ageMs < FIVE_MINUTES_KEPT_MS) return 300;
  return ageMs < HOUR_KEPT_MS ? 3_600 : null;
}

/** The period must be a multiple of what is kept at the age of the query's start. */
export function returnsData(ageMs: number, period: number): boolean {
  const finest = finestPeriod(ageMs, 60);
  if (finest === null) return false;
  if (period < 60) return finest === 60;
  return period % finest === 0;
}

function floorTo(at: number, stepMs: number): number {
  return Math.floor(at / stepMs) * stepMs;
}
