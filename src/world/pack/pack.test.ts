import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absent, HistoryAbsent, isAbsent } from '../../kernel/absent.ts';
import { packState, unpackState } from './pack.ts';

const again = <T>(value: T): T => unpackState(packState(value)) as T;

describe('a pack', () => {
  it('gives every number of a list back, whatever its decimals', () => {
    const decimals = fc.tuple(fc.integer(), fc.nat(7)).map(([whole, tens]) => whole / 10 ** tens);
    const number = fc.oneof(fc.double(), decimals, fc.constantFrom(0, -0, NaN, Infinity));
    const lists = fc.array(fc.oneof(number, fc.constant(40)), { maxLength: 60 });
    fc.assert(
      fc.property(lists, (list) => {
        expect(again(list)).toEqual(list);
        expect(again(Float64Array.from(list))).toEqual(Float64Array.from(list));
        expect(again(Uint16Array.from(list))).toEqual(Uint16Array.from(list));
      }),
    );
  });

  it('gives back maps, sets, holes, texts in any script, and what is undefined', () => {
    const holes = [1, , 'three'];
    const value = {
      map: new Map<unknown, unknown>([
        ['a', new Set([1, 'é', '漢字', '🚦'])],
        [7, { gone: undefined, none: null, yes: true, no: false }],
      ]),
      holes,
      numbers: [-1, 2.5, 2 ** 60, -0, NaN, Infinity],
    };
    expect(again(value)).toStrictEqual(value);
    expect(1 in again(holes)).toBe(false);
  });

  it('keeps what is frozen frozen, and what is shared one', () => {
    const shared = Object.freeze({ list: Object.freeze([1, 2, 3, 4, 5]) });
    const { first, second, open } = again({ first: shared, second: shared, open: {} });
    expect(second).toBe(first);
    expect(Object.isFrozen(first) && Object.isFrozen(first.list)).toBe(true);
    expect(Object.isFrozen(open)).toBe(false);
  });

  it('carries placeholders, which say what is known and miss the rest', () => {
    const chunk = absent<{ start: number; values: number[] }>({ start: 360 });
    const { log } = again({ log: [chunk] });
    expect(isAbsent(log[0]!)).toBe(true);
    expect(log[0]!.start).toBe(360);
    expect(() => log[0]!.values).toThrow(HistoryAbsent);
  });

  it('that is cut short or of another kind is refused', () => {
    const bytes = packState({ some: ['thing', 1, 2, 3] });
    expect(() => unpackState(bytes.slice(0, -1))).toThrow('ends in the middle');
    expect(() => unpackState(Uint8Array.from([...bytes, 0]))).toThrow('after its end');
    expect(() => unpackState(Uint8Array.from([9, ...bytes]))).toThrow('another format');
  });
});
