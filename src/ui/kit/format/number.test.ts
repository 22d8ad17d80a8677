import { describe, expect, it } from 'vitest';
import { bytes, figure, grouped, plural, short, unitSymbol } from './number.ts';

describe('numbers in words', () => {
  it('groups thousands without locale data', () => {
    expect(grouped(1234567.5)).toBe('1,234,567.5');
    expect(grouped(-1200)).toBe('−1,200');
    expect(plural(1, 'event')).toBe('1 event');
    expect(plural(1200, 'event')).toBe('1,200 events');
  });
  it('shortens for axes and keeps small values readable', () => {
    expect([0, 0.00512, 12.345, 1204, 45_200, 3_400_000].map(short)).toEqual([
      '0',
      '0.00512',
      '12.35',
      '1,204',
      '45.2k',
      '3.4M',
    ]);
    expect(short(Number.NaN)).toBe('–');
  });
  it('writes a missing figure as a dash, never as zero', () => {
    expect(figure(null)).toBe('–');
    expect(figure(81.256)).toBe('81.26');
  });
  it('writes sizes and units', () => {
    expect(bytes(1_500_000)).toBe('1.5 MB');
    expect(unitSymbol('Percent')).toBe('%');
    expect(unitSymbol(null)).toBe('');
  });
});
