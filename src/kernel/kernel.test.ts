import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactExp, exactLog, sineTurn } from './exact-math.ts';
import { drawUuid, uuidAt } from './ids.ts';
import { emptyQueue, entriesInOrder, moveCursor, schedule, takeUntil } from './queue.ts';
import { drawNormal, drawUnit, forkStream } from './random.ts';

const entry = (kind: string) => ({ kind, region: 'eu-west-1', arg: null });

describe('the queue', () => {
  it('gives entries by instant, and those of one instant in the order they were scheduled', () => {
    const instants = fc.array(fc.nat({ max: 2 ** 36 }), { maxLength: 60 });
    fc.assert(
      fc.property(instants, fc.nat({ max: 2 ** 36 }), (offsets, extra) => {
        const origin = 1_772_000_000_000;
        const queue = emptyQueue(origin);
        offsets.forEach((offset, i) => schedule(queue, origin + offset, entry(`e.${i}`)));
        const expected = entriesInOrder(queue).map((e) => e.seq);
        const taken: number[] = [];
        for (;;) {
          const next = takeUntil(queue, origin + 2 ** 37);
          if (!next) break;
          taken.push(next.seq);
          if (taken.length === 3) {
            const late = schedule(queue, next.at + extra, entry('late'));
            expected.splice(0, expected.length, ...taken);
            expected.push(...entriesInOrder(queue).map((e) => e.seq));
            expect(late.seq).toBeGreaterThan(next.seq);
          }
        }
        expect(taken).toEqual(expected);
        expect(queue.size).toBe(0);
      }),
    );
  });

  it('stays in order however the walk through time is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 200_000 }), { maxLength: 40 }),
        fc.array(fc.nat({ max: 200_000 }), { maxLength: 20 }),
        (offsets, cuts) => {
          const queue = emptyQueue(0);
          offsets.forEach((offset) => schedule(queue, offset, entry('e')));
          const seen: number[] = [];
          for (const cut of [...cuts.sort((a, b) => a - b), 200_001]) {
            for (let e = takeUntil(queue, cut); e; e = takeUntil(queue, cut)) seen.push(e.at);
            moveCursor(queue, cut);
          }
          expect(seen).toEqual([...offsets].sort((a, b) => a - b));
        },
      ),
    );
  });

  it('refuses an entry in the past', () => {
    const queue = emptyQueue(0);
    schedule(queue, 10, entry('e'));
    takeUntil(queue, 10);
    expect(() => schedule(queue, 9, entry('late'))).toThrow('past');
  });
});

describe('chance', () => {
  it('repeats for the same seed and name and differs for another', () => {
    const draws = (seed: number, name: string) => {
      const stream = forkStream(seed, name);
      return Array.from({ length: 4 }, () => drawUnit(stream));
    };
    expect(draws(7, 'cpu')).toEqual(draws(7, 'cpu'));
    expect(draws(7, 'cpu')).not.toEqual(draws(8, 'cpu'));
    expect(draws(7, 'cpu')).not.toEqual(draws(7, 'memory'));
  });

  it('draws normals with mean 0 and deviation 1', () => {
    const stream = forkStream(1, 'normal');
    const values = Array.from({ length: 20_000 }, () => drawNormal(stream));
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  });

  it('makes well-formed version 4 UUIDs', () => {
    const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(drawUuid(forkStream(7, 'ids'))).toMatch(form);
    const many = new Set(Array.from({ length: 5_000 }, (_, i) => uuidAt(7, 1, i)));
    expect(many.size).toBe(5_000);
    for (const id of many) expect(id).toMatch(form);
  });
});

describe('exact mathematics', () => {
  it('agrees with the host to twelve digits', () => {
    for (const x of [1e-9, 0.1, 0.5, 0.999, 1, 1.5, 2, 10, 12345.678]) {
      expect(exactLog(x)).toBeCloseTo(Math.log(x), 12);
    }
    for (const x of [-20, -1, -0.1, 0, 0.3, 1, 5]) {
      expect(exactExp(x) / Math.exp(x)).toBeCloseTo(1, 12);
    }
    for (const x of [0, 0.1, 0.25, 0.4, 0.6, 0.9, 1.3, -0.2]) {
      expect(sineTurn(x)).toBeCloseTo(Math.sin(2 * Math.PI * x), 11);
    }
  });
});
