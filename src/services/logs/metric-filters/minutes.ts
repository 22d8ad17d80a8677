import type { Extraction } from './extract.ts';

/**
 * Minutes in which events came in, for filters that have a default value: false while none of them
 * matched, true as soon as one did. A minute leaves the map when it is closed.
 */
export type OpenMinutes = Map<number, boolean>;

const MINUTE_MS = 60_000;

export function minuteOf(timestamp: number): number {
  return timestamp - (((timestamp % MINUTE_MS) + MINUTE_MS) % MINUTE_MS);
}

/** Remembers one ingested event; true when its minute was not open before. */
export function noteEvent(open: OpenMinutes, timestamp: number, extraction: Extraction): boolean {
  const minute = minuteOf(timestamp);
  const known = open.get(minute);
  const hasMatch = extraction !== 'unmatched';
  if (known === undefined || (hasMatch && !known)) open.set(minute, hasMatch);
  return known === undefined;
}

/**
 * Closes a minute; true when the default value is due: events came in and none matched. A minute
 * without any event has no data point, default or not.
 */
export function closeMinute(open: OpenMinutes, minute: number): boolean {
  const hadMatch = open.get(minute);
  open.delete(minute);
  return hadMatch === false;
}
