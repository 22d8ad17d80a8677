/** Calendar of UTC without Date objects: formatting and parsing of the forms AWS uses. */

const DAY_MS = 86_400_000;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export interface CalendarTime {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

/** Splits epoch milliseconds into UTC parts (days algorithm by Howard Hinnant). */
export function calendarOf(at: number): CalendarTime {
  const days = Math.floor(at / DAY_MS);
  const rest = at - days * DAY_MS;
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1_460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
    hour: Math.floor(rest / 3_600_000),
    minute: Math.floor(rest / 60_000) % 60,
    second: Math.floor(rest / 1_000) % 60,
    ms: rest % 1_000,
    weekday: (((days + 4) % 7) + 7) % 7,
  };
}

/** Epoch milliseconds of a UTC date and time; month 1–12. */
export function instantOf(
  date: readonly [year: number, month: number, day: number],
  time: readonly [hour: number, minute: number, second: number, ms?: number] = [0, 0, 0, 0],
): number {
  const [year, month, day] = date;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  const days = era * 146_097 + doe - 719_468;
  const [hour, minute, second, ms = 0] = time;
  return days * DAY_MS + hour * 3_600_000 + minute * 60_000 + second * 1_000 + ms;
}

/** `2026-03-02T06:00:00Z`: whole seconds. */
export function formatSeconds(at: number): string {
  const c = calendarOf(at);
  return `${formatDate(c)}T${two(c.hour)}:${two(c.minute)}:${two(c.second)}Z`;
}

/** `2026-03-02T06:00:00.000Z`: with milliseconds. */
export function formatMillis(at: number): string {
  const c = calendarOf(at);
  const time = `${two(c.hour)}:${two(c.minute)}:${two(c.second)}`;
  return `${formatDate(c)}T${time}.${String(c.ms).padStart(3, '0')}Z`;
}

/** `2026-03-02T06:00:00.000+0000`: the form of CloudWatch alarm messages and Lambda. */
export function formatOffset(at: number): string {
  return `${formatMillis(at).slice(0, -1)}+0000`;
}

/** `Mon, 02 Mar 2026 06:00:00 GMT`: as HTTP's headers have it. */
export function formatHttpDate(at: number): string {
  const c = calendarOf(at);
  const { weekday, month } = shortNames(at);
  const time = `${two(c.hour)}:${two(c.minute)}:${two(c.second)}`;
  return `${weekday}, ${two(c.day)} ${month} ${c.year} ${time} GMT`;
}

/** `Monday 02 March, 2026 06:00:00 UTC` parts for mails: weekday and month as short names. */
export function shortNames(at: number): { weekday: string; month: string } {
  const c = calendarOf(at);
  return { weekday: WEEKDAYS[c.weekday]!, month: MONTHS[c.month - 1]! };
}

/** Reads ISO 8601 with `Z` or an offset, seconds and fraction optional; null when it is not one. */
export function parseInstant(text: string): number | null {
  const form =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z|[+-]\d\d:?\d\d)?$/;
  const found = form.exec(text.trim());
  if (!found) return null;
  const n = (i: number) => Number(found[i] ?? 0);
  const [year, month, day] = [n(1), n(2), n(3)];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (n(4) > 24 || n(5) > 59 || n(6) > 60) return null;
  const ms = found[7] ? Math.floor(Number(`0.${found[7]}`) * 1_000) : 0;
  return instantOf([year, month, day], [n(4), n(5), n(6), ms]) - offsetMs(found[8]);
}

function offsetMs(zone: string | undefined): number {
  if (!zone || zone === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const ms = Number(digits.slice(0, 2)) * 3_600_000 + Number(digits.slice(2)) * 60_000;
  return zone.startsWith('-') ? -ms : ms;
}

function formatDate(c: CalendarTime): string {
  return `${String(c.year).padStart(4, '0')}-${two(c.month)}-${two(c.day)}`;
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}
