/** A guess about an alarm's near future, and how it compares with what happened. */
import { clock, span } from '../../../kit/format/time.ts';
import type { StateSpan } from '../../../../worker/views.ts';

export interface Guess {
  readonly askedAt: number;
  readonly until: number;
  /** The instant the alarm is expected to enter ALARM; null: not in this time. */
  readonly fires: number | null;
}

/** First entry into ALARM after the question was asked. */
export function firstAlarm(spans: readonly StateSpan[], guess: Guess): number | null {
  const found = spans.find(
    (one) => one.state === 'ALARM' && one.from > guess.askedAt && one.from <= guess.until,
  );
  return found?.from ?? null;
}

export function compare(guess: Guess, actual: number | null): string {
  if (guess.fires === null && actual === null) {
    return 'You said it would stay quiet, and it did.';
  }
  if (guess.fires === null) {
    return `You said it would stay quiet; it went into ALARM at ${clock(actual!)}.`;
  }
  if (actual === null) {
    return `You said ${clock(guess.fires)}; it did not go into ALARM before ${clock(guess.until)}.`;
  }
  const away = Math.abs(actual - guess.fires);
  const side = actual > guess.fires ? 'later' : 'earlier';
  const gap = away < 60_000 ? 'right on the minute' : `${span(away)} ${side} than you said`;
  return `It went into ALARM at ${clock(actual)}: ${gap}.`;
}
