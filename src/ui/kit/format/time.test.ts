import { describe, expect, it } from 'vitest';
import { brief, clock, day, exact, instantOf, iso, readInstant, relative, span } from './time.ts';

const MONDAY = Date.UTC(2026, 2, 2, 9, 41, 20);

describe('simulated time in words', () => {
  it('shows UTC, whatever the machine is set to', () => {
    expect(clock(MONDAY)).toBe('09:41');
    expect(clock(MONDAY, true)).toBe('09:41:20');
    expect(day(MONDAY)).toBe('Mon 2 Mar');
    expect(exact(MONDAY)).toBe('2 Mar 2026, 09:41:20 UTC');
    expect(iso(MONDAY)).toBe('2026-03-02T09:41:20Z');
  });
  it('adds the day where it is not today', () => {
    expect(brief(MONDAY, MONDAY + 3_600_000)).toBe('09:41');
    expect(brief(MONDAY, MONDAY + 86_400_000)).toBe('Mon 2 Mar 09:41');
    expect(brief(MONDAY, MONDAY + 500 * 86_400_000)).toBe('2 Mar 2026');
  });
  it('says how long in the largest unit', () => {
    expect(span(90_000)).toBe('1 minute');
    expect(span(7_200_000)).toBe('2 hours');
    expect(relative(MONDAY - 300_000, MONDAY)).toBe('5 minutes ago');
    expect(relative(MONDAY + 86_400_000, MONDAY)).toBe('in 1 day');
  });
  it.each([
    ['09:12', Date.UTC(2026, 2, 2, 9, 12)],
    ['2026-03-01 22:05:30', Date.UTC(2026, 2, 1, 22, 5, 30)],
    ['2026-03-01T22:05:30Z', Date.UTC(2026, 2, 1, 22, 5, 30)],
    ['2026-03-01', Date.UTC(2026, 2, 1)],
    ['25:00', null],
    ['2026-02-30', null],
    ['', null],
    ['soon', null],
  ])('reads a typed time: %s', (text, expected) => {
    expect(readInstant(text, MONDAY)).toBe(expected);
  });
  it('accepts the forms in which AWS answers carry times', () => {
    expect(instantOf(MONDAY)).toBe(MONDAY);
    expect(instantOf(MONDAY / 1000)).toBe(MONDAY);
    expect(instantOf('2026-03-02T09:41:20Z')).toBe(MONDAY);
    expect(instantOf(undefined)).toBe(null);
  });
});
