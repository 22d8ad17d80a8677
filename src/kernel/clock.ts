/**
 * Simulated time. An instant is integer milliseconds since 1970-01-01T00:00:00Z; a plain number,
 * because the sim does arithmetic on it everywhere and a brand would be cast away on every line.
 */
export type Instant = number;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The latest multiple of `stepMs` that is not after `at`. */
export function floorTo(at: Instant, stepMs: number): Instant {
  return Math.floor(at / stepMs) * stepMs;
}

/** The earliest multiple of `stepMs` that is strictly after `at`. */
export function nextMultiple(at: Instant, stepMs: number): Instant {
  return floorTo(at, stepMs) + stepMs;
}
