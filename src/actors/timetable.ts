/** When somebody of the cast is at it again. */
import { calendarOf } from '../aws/instant.ts';
import { DAY_MS, floorTo, HOUR_MS, MINUTE_MS, type Instant } from '../kernel/clock.ts';
import { drawBetween, drawExponential, type RandomStream } from '../kernel/random.ts';

/** A member's habits in time: drawn by a mean, or at fixed times of day. */
export interface Timetable {
  /** Working hours in UTC; everybody else works round the clock. */
  readonly hours?: { readonly from: number; readonly to: number; readonly weekends?: boolean };
  /** Mean minutes between two habits … */
  readonly everyMinutes?: number;
  /** … or fixed times of day, in minutes after midnight UTC … */
  readonly at?: readonly number[];
  /** … up to this much later … */
  readonly lateMinutes?: number;
  /** … on these days of the week only; 0 is Sunday … */
  readonly weekdays?: readonly number[];
  /** … or on these days of the month. */
  readonly dates?: readonly number[];
}

/** The next time after `now`. */
export function nextTime(now: Instant, table: Timetable, luck: RandomStream): Instant {
  return table.at ? nextFixed(now, table, luck) : nextDrawn(now, table, luck);
}

/** Two rounds of a month, so that any day of the month comes. */
const LOOKS_AHEAD_DAYS = 62;

/** A time that passes while somebody is late for the one before is left out. */
function nextFixed(now: Instant, table: Timetable, luck: RandomStream): Instant {
  const today = floorTo(now, DAY_MS);
  for (let ahead = 0; ahead <= LOOKS_AHEAD_DAYS; ahead++) {
    const day = today + ahead * DAY_MS;
    if (!isOn(day, table)) continue;
    const times = (table.at ?? []).map((minute) => day + minute * MINUTE_MS);
    const next = Math.min(...times.filter((at) => at > now));
    if (next !== Infinity) return next + drawBetween(luck, 0, (table.lateMinutes ?? 0) * MINUTE_MS);
  }
  return now + LOOKS_AHEAD_DAYS * DAY_MS;
}

function isOn(day: Instant, { weekdays, dates }: Timetable): boolean {
  const calendar = calendarOf(day);
  if (weekdays && !weekdays.includes(calendar.weekday)) return false;
  return !dates || dates.includes(calendar.day);
}

/** A waiting time drawn with the member's mean, moved into working hours. */
function nextDrawn(now: Instant, table: Timetable, luck: RandomStream): Instant {
  const waitMs = drawExponential(luck, (table.everyMinutes ?? 60) * MINUTE_MS);
  const at = now + Math.max(1_000, Math.round(waitMs));
  return intoHours(at, table.hours, () => drawBetween(luck, 0, 40) * MINUTE_MS);
}

function intoHours(at: Instant, hours: Timetable['hours'], lateness: () => number): Instant {
  if (!hours) return at;
  const { hour, weekday } = calendarOf(at);
  const dayOff = !hours.weekends && (weekday === 0 || weekday === 6);
  if (!dayOff && hour >= hours.from && hour < hours.to) return at;
  let morning = floorTo(at, DAY_MS) + hours.from * HOUR_MS;
  if (morning <= at) morning += DAY_MS;
  while (!hours.weekends && isWeekend(morning)) morning += DAY_MS;
  return morning + lateness();
}

function isWeekend(at: Instant): boolean {
  const { weekday } = calendarOf(at);
  return weekday === 0 || weekday === 6;
}
