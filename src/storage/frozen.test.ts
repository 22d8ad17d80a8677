import { describe, expect, it } from 'vitest';
import { packFrozen, unpackFrozen } from './frozen.ts';

describe("a browser's own copy", () => {
  it('has frozen what was frozen, and one object where one was shared', () => {
    const shared = Object.freeze({ list: Object.freeze([1]), open: { x: 1 } });
    const value = { a: shared, b: new Map([['k', shared]]), c: new Float64Array([1]), d: [] };
    const back = unpackFrozen(structuredClone(packFrozen(value))) as typeof value;
    expect(back).toEqual(value);
    expect(back.a).toBe(back.b.get('k'));
    const { list, open } = back.a;
    expect([back, back.a, list, open, back.d].map(Object.isFrozen)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});
