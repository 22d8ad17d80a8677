import { MINUTE_MS, SECOND_MS } from '../../../kernel/clock.ts';
import { FIRST_SECOND } from '../alarms/run/batches.ts';
import { putSet, streamAt, type Handle, type MetricStore, type Stream } from '../metrics/store.ts';
import type { Lump } from '../metrics/tail.ts';

/**
 * What a stream got, in order of arrival, while its life is recorded. Kept only from the first
 * datum on that came after alarms had looked at its minute: of all others the store itself tells
 * what an alarm saw, because nobody looks at a minute before it is complete.
 */
export interface Tape {
  /** Each datum: arrival, timestamp, count, sum; and minimum and maximum unless the count is 1. */
  readonly numbers: number[];
  /** The stream had data before: the tape is not all of it. */
  readonly isPartial: boolean;
}

export interface Arrived extends Lump {
  readonly at: number;
}

/** Notes what is about to be put into a stream at `now`; for stores that have `tapes`. */
export function noteArrival(
  store: MetricStore,
  handle: Handle,
  { now, data }: { readonly now: number; readonly data: readonly Arrived[] },
): void {
  const tapes = store.tapes!;
  for (const datum of data) {
    let tape = tapes.get(handle);
    if (!tape) {
      if (!isLate(datum.at, now)) continue;
      tape = { numbers: [], isPartial: streamAt(store, handle).minute !== null };
      tapes.set(handle, tape);
    }
    const { at, count, sum, min, max } = datum;
    if (count === 1) tape.numbers.push(now, at, count, sum);
    else tape.numbers.push(now, at, count, sum, min, max);
  }
}

/** A single value as the tape has it. */
export function single(at: number, value: number, count = 1): Arrived {
  return { at, count, sum: value * count, min: value, max: value };
}

/** Calls back for every datum of a tape, oldest arrival first. */
export function playTape(
  { numbers }: Tape,
  stream: Stream,
  arrives: (at: number, arrive: () => void) => void,
): void {
  for (let i = 0; i < numbers.length;) {
    const arrival = numbers[i]!;
    const [at, count, sum] = [numbers[i + 1]!, numbers[i + 2]!, numbers[i + 3]!];
    const [min, max] = count === 1 ? [sum, sum] : [numbers[i + 4]!, numbers[i + 5]!];
    arrives(arrival, () => putSet(stream, { at, count, sum, min, max }));
    i += count === 1 ? 4 : 6;
  }
}

/** Alarms look at a minute from its tenth second after it on. */
function isLate(at: number, now: number): boolean {
  const end = (Math.floor(at / MINUTE_MS) + 1) * MINUTE_MS;
  return now >= end + FIRST_SECOND * SECOND_MS;
}
