import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/clock.ts';
import { forkStream } from '../kernel/random.ts';
import { nextTime, type Timetable } from './timetable.ts';

/** Monday 2026-03-02 00:00 UTC. */
const MONDAY = 1_772_409_600_000;

/** The times from Monday on, for so many days. */
function times(table: Timetable, days: number): number[] {
  const luck = forkStream(7, 'timetable');
  const found: number[] = [];
  for (let at = MONDAY; ;) {
    at = nextTime(at, table, luck);
    if (at >= MONDAY + days * DAY_MS) return found;
    found.push(at);
  }
}

describe('a timetable', () => {
  it('keeps working hours, and weekends free', () => {
    const found = times({ everyMinutes: 20, hours: { from: 7, to: 17 } }, 14);
    expect(found.length).toBeGreaterThan(200);
    for (const at of found) {
      const hour = Math.floor((at % DAY_MS) / HOUR_MS);
      expect(hour).toBeGreaterThanOrEqual(7);
      expect(hour).toBeLessThan(17);
      expect(Math.floor((at - MONDAY) / DAY_MS) % 7).toBeLessThan(5);
    }
  });

  it('has fixed times, up to some minutes late', () => {
    const found = times({ at: [60, 720], lateMinutes: 5 }, 3);
    expect(found).toHaveLength(6);
    const minutes = found.map((at) => (at % DAY_MS) / MINUTE_MS);
    for (const [index, minute] of minutes.entries()) {
      const due = index % 2 === 0 ? 60 : 720;
      expect(minute).toBeGreaterThanOrEqual(due);
      expect(minute).toBeLessThanOrEqual(due + 5);
    }
  });

  it('keeps to days of the week and of the month', () => {
    const onTuesdays = times({ at: [600], weekdays: [2] }, 14);
    expect(onTuesdays.map((at) => (at - MONDAY) / DAY_MS)).toEqual([1, 8].map((n) => n + 10 / 24));
    const on26th = times({ at: [600], dates: [26] }, 60);
    expect(on26th.map((at) => (at - MONDAY) / DAY_MS)).toEqual([24, 55].map((n) => n + 10 / 24));
  });
});
