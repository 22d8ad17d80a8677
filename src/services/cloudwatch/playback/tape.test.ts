import { describe, expect, it } from 'vitest';
import { openBuckets, readLane } from '../metrics/buckets.ts';
import { emptiedLane, sealedLane } from '../metrics/lane.ts';
import { emptyStore, handleOf, put, putMany, putSet, streamAt } from '../metrics/store.ts';
import { noteArrival, playTape, single, type Arrived } from './tape.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 2, 6);
const NAME = { namespace: 'Shop', name: 'Orders', dimensions: [] };

function recorded() {
  const store = emptyStore();
  store.tapes = new Map();
  const handle = handleOf(store, NAME);
  const stream = streamAt(store, handle);
  const note = (now: number, data: Arrived[]) => noteArrival(store, handle, { now, data });
  return { store, handle, stream, note };
}

function read(lane: Parameters<typeof readLane>[1]) {
  const periodMs = 5 * MINUTE;
  const buckets = openBuckets({ start: START, end: START + 60 * MINUTE, periodMs });
  readLane(buckets, lane);
  return buckets;
}

describe('a tape of what came late', () => {
  it('has nothing of a stream whose data came before anybody looked at their minute', () => {
    const { store, note } = recorded();
    note(START + MINUTE + 9_999, [single(START, 1)]);
    note(START + 2 * MINUTE, [single(START + 2 * MINUTE, 2)]);
    expect(store.tapes!.size).toBe(0);
  });

  it('gives back single values, sets and counted values in their order and to their bucket', () => {
    const { store, handle, stream, note } = recorded();
    const set = { at: START + 5 * MINUTE, count: 4, sum: 10, min: 1, max: 4 };
    note(START + 5 * MINUTE, [single(START, 3)]);
    put(stream, START, 3);
    note(START + 10 * MINUTE, [set]);
    putSet(stream, set);
    const counted = { at: START + 10 * MINUTE, values: [7, 8], weights: [2, 1] };
    note(START + 15 * MINUTE, [single(counted.at, 7, 2), single(counted.at, 8)]);
    putMany(stream, counted);
    const again = recorded().stream;
    const arrivals: number[] = [];
    playTape(store.tapes!.get(handle)!, again, (at, arrive) => {
      arrivals.push((at - START) / MINUTE);
      arrive();
    });
    expect(arrivals).toEqual([5, 10, 15, 15]);
    expect(read(again.minute!)).toEqual(read(stream.minute!));
    expect(store.tapes!.get(handle)!.isPartial).toBe(false);
  });

  it('knows that it began too late', () => {
    const { store, handle, stream, note } = recorded();
    note(START, [single(START, 1)]);
    put(stream, START, 1);
    note(START + 3 * MINUTE, [single(START, 2)]);
    expect(store.tapes!.get(handle)!.isPartial).toBe(true);
  });
});

describe('a lane that is sealed', () => {
  it('reads as before, and a copy of it is written to alone', () => {
    const { stream } = recorded();
    for (let minute = 0; minute < 59; minute++) put(stream, START + minute * MINUTE, minute % 7);
    const before = read(stream.minute!);
    const sealed = sealedLane(stream.minute!);
    expect(read(sealed)).toEqual(before);
    const copy = { ...stream, minute: emptiedLane(sealed) };
    put(copy, START + 3 * MINUTE, 100);
    expect(read(copy.minute).sum[0]).toBe(before.sum[0]! + 100);
    expect(read(sealed)).toEqual(before);
  });
});
