import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode, encodePieces } from './codec.ts';

function roundTrip(value: unknown): unknown {
  return decode(encode(value));
}

describe('a kept value', () => {
  it('comes back as it was, whatever it is made of', () => {
    const value = {
      map: new Map<unknown, unknown>([
        ['__proto__', new Set([1, 'a', null])],
        [3, { $: 'm', e: [] }],
      ]),
      numbers: [NaN, Infinity, -Infinity, -0, 0, 1e-300, 5e300],
      arrays: [new Float64Array([1.5, NaN]), new Uint8Array([0, 255]), new Int32Array([-1])],
      nothing: [undefined, null],
      text: '\u2028 "quoted" 🙂 \ud800',
    };
    expect(roundTrip(value)).toEqual(value);
    expect(Object.is((roundTrip(value) as typeof value).numbers[3], -0)).toBe(true);
  });

  it('comes back for any JSON-like value, Map and Set', () => {
    const any = fc.anything({ withMap: true, withSet: true, withTypedArray: true, maxDepth: 4 });
    fc.assert(
      fc.property(any, (value) => {
        fc.pre(isKeepable(value));
        expect(roundTrip(value)).toEqual(value);
      }),
    );
  });

  it('keeps a name like __proto__ a name', () => {
    const value = JSON.parse('{"__proto__": {"isAdmin": true}}') as object;
    const back = roundTrip(value) as { isAdmin?: boolean };
    expect(Object.keys(back)).toEqual(['__proto__']);
    expect(back.isAdmin).toBeUndefined();
  });

  it('has frozen what was frozen, and one object where one was shared', () => {
    const shared = Object.freeze({ a: Object.freeze([1, 2]) });
    const back = roundTrip({ x: shared, y: [shared], open: [1] }) as {
      x: object;
      y: object[];
      open: number[];
    };
    expect(back.x).toBe(back.y[0]);
    expect(Object.isFrozen(back.x)).toBe(true);
    expect(Object.isFrozen((back.x as { a: object }).a)).toBe(true);
    expect(Object.isFrozen(back.open)).toBe(false);
    const shallow = roundTrip(Object.freeze({ inner: { more: Object.freeze([]) } })) as {
      inner: { more: [] };
    };
    expect([shallow, shallow.inner, shallow.inner.more].map(Object.isFrozen)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('is written in pieces', () => {
    const pieces = [...encodePieces(Array.from({ length: 100_000 }, (_, i) => i))];
    expect(pieces.length).toBeGreaterThan(4);
    expect(decode(pieces.join(''))).toHaveLength(100_000);
  });

  it('is refused when it was never kept', () => {
    for (const text of ['', '{', '{"$":"q"}', '{"$":"r","i":4}', '{"$":"m"}', '{"$":"f64"}']) {
      expect(() => decode(text), text).toThrow();
    }
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
    expect(() => decode(deep)).toThrow();
    expect(() => encode(() => 1)).toThrow();
  });
});

/** Only plain data: no symbols, no functions, no null prototypes, no big integers. */
function isKeepable(value: unknown): boolean {
  if (typeof value === 'bigint' || typeof value === 'symbol') return false;
  if (value === null || typeof value !== 'object') return true;
  if (ArrayBuffer.isView(value)) return !(value instanceof Uint8ClampedArray);
  if (value instanceof Map) return [...value].flat(1).every(isKeepable);
  if (value instanceof Set || Array.isArray(value)) return [...value].every(isKeepable);
  return (
    Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isKeepable)
  );
}
