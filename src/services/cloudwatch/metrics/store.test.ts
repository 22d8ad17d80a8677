import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkBytes } from './chunk.ts';
import { readMetric } from './query.ts';
import { parseStatistic } from './statistic-name.ts';
import { statisticsOf } from './statistics.ts';
import { emptyStore, handleOf, put, putMany, putRun, putSet, streamAt } from './store.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 1, 16, 6);
const NAME = { namespace: 'AWS/EC2', name: 'CPUUtilization', dimensions: [] };

interface Naive {
  count: number;
  sum: number;
  min: number;
  max: number;
}

/** The obvious way: a map of minutes. */
function naiveAdd(minutes: Map<number, Naive>, minute: number, lump: Naive): void {
  const had = minutes.get(minute);
  if (!had) minutes.set(minute, { ...lump });
  else {
    had.count += lump.count;
    had.sum += lump.sum;
    had.min = Math.min(had.min, lump.min);
    had.max = Math.max(had.max, lump.max);
  }
}

const datum = fc.record({
  minute: fc.integer({ min: 0, max: 3_000 }),
  kind: fc.constantFrom('one', 'many', 'set'),
  values: fc.array(
    fc.integer({ min: 0, max: 500 }).map((v) => v / 4),
    { minLength: 1, maxLength: 6 },
  ),
});

describe('the metric store', () => {
  it('answers as a plain map of minutes does, whatever comes in whatever order', () => {
    fc.assert(
      fc.property(fc.array(datum, { maxLength: 60 }), (data) => {
        const store = emptyStore();
        const handle = handleOf(store, NAME);
        const minutes = new Map<number, Naive>();
        for (const { minute, kind, values } of data) {
          const at = START + minute * 60_000 + 12_345;
          const sum = values.reduce((a, b) => a + b, 0);
          const lump = {
            count: values.length,
            sum,
            min: Math.min(...values),
            max: Math.max(...values),
          };
          if (kind === 'one') put(streamAt(store, handle), at, values[0]!);
          else if (kind === 'many') putMany(streamAt(store, handle), { at, values });
          else putSet(streamAt(store, handle), { at, ...lump });
          const [v] = values;
          const one = { count: 1, sum: v!, min: v!, max: v! };
          naiveAdd(minutes, minute, kind === 'one' ? one : lump);
        }
        const buckets = readMetric(store, [handle], {
          start: START,
          end: START + 3_001 * 60_000,
          period: 60,
          now: START + 3_001 * 60_000,
          statistics: [parseStatistic('p50')!],
        });
        const wrong: unknown[] = [];
        for (let i = 0; i < buckets.length; i++) {
          const want = minutes.get(i) ?? { count: 0, sum: 0, min: Infinity, max: -Infinity };
          const spread = buckets.spread![i]!;
          const weight = spread.exact.reduce((a, [, w]) => a + w, 0);
          const isRight =
            buckets.count[i] === want.count &&
            buckets.sum[i] === want.sum &&
            buckets.min[i] === want.min &&
            buckets.max[i] === want.max &&
            (spread.isOpaque || weight === want.count);
          if (!isRight) wrong.push([i, want, buckets.count[i], buckets.sum[i], weight]);
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps percentiles the same when their minutes are sealed', () => {
    const store = emptyStore();
    const handle = handleOf(store, NAME);
    const values = Array.from({ length: 50 }, (_, i) => 10 + i * 1.5);
    putMany(streamAt(store, handle), { at: START, values });
    const p90 = parseStatistic('p90')!;
    const read = (now: number) =>
      statisticsOf(
        readMetric(store, [handle], {
          start: START,
          end: START + 60_000,
          period: 60,
          now,
          statistics: [p90],
        }),
        p90,
      )[0];
    const open = read(START + 60_000);
    put(streamAt(store, handle), START + 2 * DAY, 1);
    expect(store.streams[handle]!.minute!.chunks).toHaveLength(1);
    expect(read(START + 2 * DAY)).toBe(open);
    put(streamAt(store, handle), START + 30_000, 1_000);
    expect(read(START + 2 * DAY)).not.toBe(open);
  });

  it('keeps fourteen days of minutes with two decimals in about two bytes each', () => {
    const store = emptyStore();
    const handle = handleOf(store, NAME);
    const values = Array.from(
      { length: 14 * 1_440 },
      (_, i) => Math.round((i * 7919) % 10_000) / 100,
    );
    putRun(streamAt(store, handle), { start: START, stepMs: 60_000, values });
    const { chunks } = store.streams[handle]!.minute!;
    const bytes = chunks.reduce((sum, chunk) => sum + chunkBytes(chunk), 0);
    expect(bytes).toBeLessThan(14 * 1_440 * 2.1);
    expect(chunks.every((chunk) => Object.isFrozen(chunk))).toBe(true);
  });

  it('folds what is older than 63 days into hours and still answers by the hour', () => {
    const store = emptyStore();
    const handle = handleOf(store, NAME);
    for (let day = 0; day < 80; day++) {
      for (let hour = 0; hour < 24; hour++)
        put(streamAt(store, handle), START + day * DAY + hour * 3_600_000, day);
    }
    const stream = store.streams[handle]!;
    expect(stream.hour).not.toBeNull();
    const buckets = readMetric(store, [handle], {
      start: START,
      end: START + 80 * DAY,
      period: 3_600,
      now: START + 80 * DAY,
      statistics: [],
    });
    const sum = buckets.sum.reduce((a, b) => a + b, 0);
    expect(sum).toBe((24 * 79 * 80) / 2);
  });
});
