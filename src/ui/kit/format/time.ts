/**
 * Simulated instants as people read them, always UTC. Built without locale data so that a
 * screenshot looks alike everywhere.
 */
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const two = (value: number): string => String(value).padStart(2, '0');

/** `09:41` or `09:41:20`. */
export function clock(at: number, seconds = false): string {
  const d = new Date(at);
  const base = `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`;
  return seconds ? `${base}:${two(d.getUTCSeconds())}` : base;
}

/** `Mon 2 Mar`. */
export function day(at: number): string {
  const d = new Date(at);
  return `${DAYS[d.getUTCDay()]} ${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]}`;
}

/** `2 Mar 2026, 09:41:20 UTC`: exact and unambiguous. */
export function exact(at: number): string {
  const d = new Date(at);
  const date = `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}`;
  return `${date}, ${clock(at, true)} UTC`;
}

/** `2026-03-02T09:41:20Z`, whole seconds. */
export function iso(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** As people type it: `2026-03-02 09:41`, with seconds only where there are some. */
export function typable(at: number): string {
  return iso(at)
    .replace('T', ' ')
    .replace(/(:00)?Z$/, '');
}

/** `09:41` today, `Sun 1 Mar 22:10` on other days than the one of `now`, `1 Mar 2024` long ago. */
export function brief(at: number, now: number): string {
  if (sameDay(at, now)) return clock(at);
  const year = new Date(at).getUTCFullYear();
  const isThisYear = year === new Date(now).getUTCFullYear();
  return isThisYear ? `${day(at)} ${clock(at)}` : exact(at).split(',')[0]!;
}

export function sameDay(a: number, b: number): boolean {
  return Math.floor(a / 86_400_000) === Math.floor(b / 86_400_000);
}

const UNITS: readonly (readonly [number, string])[] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
];

/** `3 minutes`, `2 days`: the largest unit that fits, rounded down. */
export function span(ms: number): string {
  for (const [size, name] of UNITS) {
    const count = Math.floor(Math.abs(ms) / size);
    if (count >= 1) return `${count} ${name}${count === 1 ? '' : 's'}`;
  }
  return 'a moment';
}

/** `3 minutes ago`, `in 2 hours`. */
export function relative(at: number, now: number): string {
  if (Math.abs(at - now) < 1000) return 'now';
  return at <= now ? `${span(now - at)} ago` : `in ${span(at - now)}`;
}

/** `5 minutes` for 300: how the console words a period. */
export function period(seconds: number): string {
  return span(seconds * 1000);
}

/**
 * Reads what a person types: `09:41`, `09:41:20`, `2026-03-02`, `2026-03-02 09:41`, ISO, all UTC.
 * A time alone means the day of `near`. Answers null where it cannot be read.
 */
export function readInstant(text: string, near: number): number | null {
  const match =
    /^\s*(?:(\d{4})-(\d{2})-(\d{2}))?[T\s]*(?:(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(?:Z|UTC)?\s*$/i.exec(
      text,
    );
  if (!match || (match[1] === undefined && match[4] === undefined)) return null;
  const base = new Date(near);
  const year = match[1] ? Number(match[1]) : base.getUTCFullYear();
  const month = match[2] ? Number(match[2]) - 1 : base.getUTCMonth();
  const date = match[3] ? Number(match[3]) : base.getUTCDate();
  const [h, m, s] = [Number(match[4] ?? 0), Number(match[5] ?? 0), Number(match[6] ?? 0)];
  if (h > 23 || m > 59 || s > 59 || month > 11 || date < 1 || date > 31) return null;
  const at = Date.UTC(year, month, date, h, m, s);
  return new Date(at).getUTCDate() === date ? at : null;
}

/** AWS answers carry times as Date, ISO text, seconds or milliseconds: all become an instant. */
export function instantOf(value: unknown): number | null {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'number') return value < 100_000_000_000 ? value * 1000 : value;
  if (typeof value === 'string') {
    const at = Date.parse(value);
    return Number.isNaN(at) ? null : at;
  }
  return null;
}
