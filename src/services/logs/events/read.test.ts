import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { HistoryAbsent } from '../../../kernel/absent.ts';
import { append, chunksOf, dropBefore, emptyLog, storedBytesSince } from './chunks.ts';
import { leaveOutEvents } from './leave-out.ts';
import { comparePositions, eventId, parseEventId } from './position.ts';
import { visitBackward, visitForward, type ReadEvent } from './read.ts';

const log = (timestamps: readonly number[], firstSequence = 0) => {
  const events = emptyLog();
  for (const [index, timestamp] of timestamps.entries()) {
    const sequence = firstSequence + index;
    append(events, { timestamp, sequence, ingestedAt: index, message: `m${sequence}`, bytes: 4 });
  }
  return events;
};

const times = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 400 });

describe('the event store', () => {
  it('reads several streams in order of time, then of ingestion, however late events came', () => {
    fc.assert(
      fc.property(times, times, fc.nat(50), fc.nat(50), (left, right, from, to) => {
        const sources = [
          { tag: 'a', chunks: chunksOf(log(left)) },
          { tag: 'b', chunks: chunksOf(log(right, 1000)) },
        ];
        const expected = [...left.map((t, i) => [t, i]), ...right.map((t, i) => [t, 1000 + i])]
          .map(([timestamp, sequence]) => ({ timestamp: timestamp!, sequence: sequence! }))
          .filter(({ timestamp }) => timestamp >= from && timestamp <= to)
          .sort(comparePositions)
          .map(eventId);
        const seen: string[] = [];
        const collect = (event: ReadEvent<string>): boolean => seen.push(eventId(event)) > 0;
        visitForward(sources, { from, to }, collect);
        expect(seen).toEqual(expected);
        seen.length = 0;
        visitBackward(sources, { from, to }, collect);
        expect(seen).toEqual(expected.reverse());
      }),
      { numRuns: 60 },
    );
  });

  it('goes on behind any event it stopped at', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 90 }), (timestamps, size) => {
        const sources = [{ tag: 0, chunks: chunksOf(log(timestamps)) }];
        const seen: string[] = [];
        let beyond = undefined as { timestamp: number; sequence: number } | undefined;
        for (;;) {
          const page: ReadEvent<number>[] = [];
          visitForward(sources, { from: 0, to: 99, beyond }, (event) => page.push(event) < size);
          if (page.length === 0) break;
          seen.push(...page.map(eventId));
          beyond = page[page.length - 1];
        }
        expect(seen.length).toBe(timestamps.length);
        expect(seen).toEqual([...new Set(seen)].sort());
      }),
      { numRuns: 40 },
    );
  });

  it('counts and lets go of what retention has passed', () => {
    const events = log(Array.from({ length: 300 }, (_, index) => index));
    expect(storedBytesSince(events, 0)).toBe(300 * 30);
    expect(storedBytesSince(events, 290)).toBe(10 * 30);
    dropBefore(events, 200);
    expect(chunksOf(events)[0]!.timestamps[0]).toBe(128);
  });

  it('counts what is stored also where events are left out', () => {
    const events = log(Array.from({ length: 300 }, (_, index) => index));
    const stream = { log: events };
    const group = { streams: new Map([['s', stream]]) };
    leaveOutEvents({ groups: new Map([['g', group]]) } as never, Infinity);
    expect(() => events.sealed[0]!.messages).toThrow(HistoryAbsent);
    expect(storedBytesSince(events, 0)).toBe(300 * 30);
    expect(storedBytesSince(events, 100)).toBe(200 * 30);
    expect(storedBytesSince(events, 200)).toBe(100 * 30);
  });

  it('writes positions as 56 digits and reads them back', () => {
    const id = eventId({ timestamp: 1767225600000, sequence: 12 });
    expect(id).toHaveLength(56);
    expect(parseEventId(id)).toEqual({ timestamp: 1767225600000, sequence: 12 });
    expect(parseEventId('invalid')).toBeUndefined();
  });
});
