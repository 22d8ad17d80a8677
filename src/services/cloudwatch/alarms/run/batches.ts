import { hashText, hashWords } from '../../../../kernel/random.ts';
import { evaluationIntervalSeconds, type Span } from '../law/timing.ts';

/**
 * Alarms that are evaluated at the same second of their minute (or hour, or ten seconds). Each
 * alarm has a second of its own, drawn from its name and the same for ever, so that ten thousand
 * alarms are spread over the minute and need one scheduled event per second, not one each.
 */
export interface Batch {
  readonly intervalMs: number;
  readonly offsetMs: number;
  /** Ids of alarms. */
  ids: number[];
  isScheduled: boolean;
}

/** Metrics of a minute are in by the tenth second after it. */
export const FIRST_SECOND = 10;
const SECONDS = 45;

/** The key of the batch an alarm belongs to: interval and offset in milliseconds. */
export function batchKey(name: string, span: Span): string {
  const interval = evaluationIntervalSeconds(span);
  const chance = hashText(name);
  const second = interval === 10 ? 2 + (chance % 7) : FIRST_SECOND + (chance % SECONDS);
  // Documented evaluations of hourly alarms are two or three minutes past the hour.
  const minute = interval === 3_600 ? 2 + ((chance >>> 8) % 2) : 0;
  const ms = hashWords(second, interval) % 1_000;
  return `${interval * 1_000}:${minute * 60_000 + second * 1_000 + ms}`;
}

export function batchOf(key: string): Batch {
  const [intervalMs, offsetMs] = key.split(':').map(Number) as [number, number];
  return { intervalMs, offsetMs, ids: [], isScheduled: false };
}

/** The next time the batch is due, strictly after `now`. */
export function nextTurn({ intervalMs, offsetMs }: Batch, now: number): number {
  return Math.floor((now - offsetMs) / intervalMs) * intervalMs + offsetMs + intervalMs;
}
