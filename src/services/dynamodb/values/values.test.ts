import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDecimals, compareDecimals, formatDecimal, parseDecimal } from './decimal.ts';
import { bytesOf, itemSize, readUnits, writeUnits } from './sizes.ts';

describe('numbers of DynamoDB', () => {
  it('are exact to 38 digits and drop needless zeros', () => {
    const shown = (text: string) => formatDecimal(parseDecimal(text)!);
    expect(['1.50', '007', '-0.0', '1e3', '.5', '1e-3'].map(shown)).toEqual([
      ...['1.5', '7', '0', '1000', '0.5', '0.001'],
    ]);
    expect(addDecimals('0.1', '0.2', 1)).toBe('0.3');
    expect(addDecimals('99999999999999999999999999999999999999', '-1', 1)).toBe(
      '99999999999999999999999999999999999998',
    );
    expect(parseDecimal('twelve')).toBeNull();
  });

  it('order and add as integers do', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 18n), 10n ** 18n),
        fc.bigInt(-(10n ** 18n), 10n ** 18n),
        (a, b) => {
          expect(addDecimals(`${a}`, `${b}`, 1)).toBe(`${a + b}`);
          expect(addDecimals(`${a}`, `${b}`, -1)).toBe(`${a - b}`);
          expect(compareDecimals(`${a}`, `${b}`)).toBe(a < b ? -1 : a > b ? 1 : 0);
        },
      ),
    );
  });
});

describe('sizes', () => {
  it('count UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(bytesOf(text)).toBe(new TextEncoder().encode(text).length);
      }),
    );
    expect(itemSize({ id: { S: 'ab' }, n: { N: '100' } })).toBe(2 + 2 + 1 + 2);
  });

  it('become units of 4 KB to read and 1 KB to write', () => {
    expect([readUnits(4_096, true), readUnits(4_097, true), readUnits(10, false)]).toEqual([
      1, 2, 0.5,
    ]);
    expect([writeUnits(1_024), writeUnits(1_025), writeUnits(0)]).toEqual([1, 2, 1]);
  });
});
