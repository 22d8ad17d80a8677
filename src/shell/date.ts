/** `date`, GNU's, on the simulated clock: what people put into `--start-time`. UTC only. */
import { parseTime } from '../cli/calls/timestamps.ts';

export interface DateResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Runs `date` with its words; `now` in epoch milliseconds. */
export function runDate(args: readonly string[], now: number): DateResult {
  const wish = readWords(args);
  if (typeof wish === 'string') return { stdout: '', stderr: `date: ${wish}\n`, exitCode: 1 };
  const at = wish.told === null ? now : parseDate(wish.told, now);
  if (at === null) {
    return { stdout: '', stderr: `date: invalid date '${wish.told ?? ''}'\n`, exitCode: 1 };
  }
  return { stdout: `${format(wish.format, at)}\n`, stderr: '', exitCode: 0 };
}

interface Wish {
  told: string | null;
  format: string;
}

const ISO: Readonly<Record<string, string>> = {
  '': '%Y-%m-%d',
  date: '%Y-%m-%d',
  hours: '%Y-%m-%dT%H+00:00',
  minutes: '%Y-%m-%dT%H:%M+00:00',
  seconds: '%Y-%m-%dT%H:%M:%S+00:00',
  ns: '%Y-%m-%dT%H:%M:%S,%N+00:00',
};

function readWords(args: readonly string[]): Wish | string {
  const wish: Wish = { told: null, format: '%a %b %e %H:%M:%S %Z %Y' };
  for (let i = 0; i < args.length; i++) {
    const word = args[i]!;
    const iso = /^(?:-I|--iso-8601=?)(.*)$/.exec(word);
    if (word === '-u' || word === '--utc' || word === '--universal') continue;
    if (word === '-d' || word === '--date') wish.told = args[(i += 1)] ?? '';
    else if (word.startsWith('--date=')) wish.told = word.slice(7);
    else if (word.startsWith('-d')) wish.told = word.slice(2);
    else if (word.startsWith('-ud')) wish.told = word.slice(3) || (args[(i += 1)] ?? '');
    else if (iso) wish.format = ISO[iso[1]!] ?? ISO['']!;
    else if (word === '-R' || word === '--rfc-email') wish.format = '%a, %d %b %Y %H:%M:%S +0000';
    else if (word.startsWith('+')) wish.format = word.slice(1);
    else return `invalid option -- '${word.replace(/^-+/, '')}'`;
  }
  return wish;
}

const UNITS: Readonly<Record<string, number>> = {
  sec: 1_000,
  second: 1_000,
  min: 60_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  fortnight: 1_209_600_000,
};

/** A time in words: `-1 hour`, `2 days ago`, `2026-03-02 + 5 minutes`, `@1772431200`. */
export function parseDate(text: string, now: number): number | null {
  let rest = text.trim();
  let offset = 0;
  let months = 0;
  const relative = /(^|\s)([-+]?\s*\d+|an?|next|last)\s*([a-z]+?)s?(\s+ago)?(?=$|\s)/gi;
  for (const found of [...rest.matchAll(relative)]) {
    const [whole, , amount = '', unit = '', ago] = found;
    const size = UNITS[unit.toLowerCase()];
    const isMonths = /^(month|year)$/i.test(unit);
    if (size === undefined && !isMonths) continue;
    const signed = countOf(amount) * (ago ? -1 : 1);
    if (isMonths) months += signed * (/^year$/i.test(unit) ? 12 : 1);
    else offset += signed * size!;
    rest = rest.replace(whole, ' ');
  }
  const base = baseOf(rest.trim(), now);
  if (base === null) return null;
  return shiftMonths(base, months) + offset;
}

function countOf(amount: string): number {
  if (/^(an?|next)$/i.test(amount)) return 1;
  if (/^last$/i.test(amount)) return -1;
  return Number(amount.replace(/\s+/g, ''));
}

const DAY_MS = 86_400_000;

function baseOf(text: string, now: number): number | null {
  const lower = text.toLowerCase();
  const midnight = Math.floor(now / DAY_MS) * DAY_MS;
  if (lower === '' || lower === 'now') return now;
  if (lower === 'today') return now;
  if (lower === 'yesterday') return now - DAY_MS;
  if (lower === 'tomorrow') return now + DAY_MS;
  if (lower === 'midnight') return midnight;
  if (lower === 'noon') return midnight + DAY_MS / 2;
  if (lower.startsWith('@')) {
    const seconds = Number(lower.slice(1));
    return Number.isFinite(seconds) ? Math.round(seconds * 1000) : null;
  }
  const named = /^(today|yesterday|tomorrow)\s+(.+)$/.exec(lower);
  if (named) {
    const clock = parseTime(named[2]!, midnight);
    const shift = named[1] === 'yesterday' ? -1 : named[1] === 'tomorrow' ? 1 : 0;
    return clock === undefined ? null : clock + shift * DAY_MS;
  }
  if (/^\d{1,7}$/.test(lower)) return null;
  return parseTime(text.replace(/\s*utc$/i, 'Z'), now) ?? null;
}

function shiftMonths(at: number, months: number): number {
  if (months === 0) return at;
  const date = new Date(at);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.getTime();
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June'].concat([
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]);

function format(pattern: string, at: number): string {
  const date = new Date(at);
  const two = (value: number, fill = '0') => String(value).padStart(2, fill);
  const day = DAYS[date.getUTCDay()]!;
  const month = MONTHS[date.getUTCMonth()]!;
  const parts: Readonly<Record<string, () => string>> = {
    Y: () => String(date.getUTCFullYear()),
    y: () => two(date.getUTCFullYear() % 100),
    m: () => two(date.getUTCMonth() + 1),
    d: () => two(date.getUTCDate()),
    e: () => two(date.getUTCDate(), ' '),
    H: () => two(date.getUTCHours()),
    I: () => two(date.getUTCHours() % 12 || 12),
    M: () => two(date.getUTCMinutes()),
    S: () => two(date.getUTCSeconds()),
    N: () => `${String(date.getUTCMilliseconds()).padStart(3, '0')}000000`,
    p: () => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
    s: () => String(Math.floor(at / 1000)),
    a: () => day.slice(0, 3),
    A: () => day,
    b: () => month.slice(0, 3),
    h: () => month.slice(0, 3),
    B: () => month,
    j: () =>
      String(Math.floor((at - Date.UTC(date.getUTCFullYear(), 0)) / DAY_MS) + 1).padStart(3, '0'),
    u: () => String(date.getUTCDay() || 7),
    w: () => String(date.getUTCDay()),
    Z: () => 'UTC',
    z: () => '+0000',
    ':z': () => '+00:00',
    F: () => format('%Y-%m-%d', at),
    T: () => format('%H:%M:%S', at),
    R: () => format('%H:%M', at),
    D: () => format('%m/%d/%y', at),
    c: () => format('%a %b %e %H:%M:%S %Y', at),
    n: () => '\n',
    t: () => '\t',
    '%': () => '%',
  };
  return pattern.replace(/%(:z|[-_]?[A-Za-z%])/g, (whole, code: string) => {
    const plain = code.length === 2 && code !== ':z' ? code.slice(1) : code;
    const made = parts[plain]?.();
    if (made === undefined) return whole;
    if (code.startsWith('-')) return made.replace(/^[0 ]+(?=.)/, '');
    return code.startsWith('_')
      ? made.replace(/^0+(?=.)/, (zeros) => ' '.repeat(zeros.length))
      : made;
  });
}
