/** Times people type, as botocore (python-dateutil) understands them. UTC where nothing is said. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun'].concat([
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
]);

/** Epoch milliseconds; undefined where the text is no time. `now` fills in what is left out. */
export function parseTime(text: string, now: number): number | undefined {
  const plain = text.trim();
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return Math.round(Number(plain) * 1000);
  return isoTime(plain, now) ?? slashTime(plain) ?? wordTime(plain) ?? clockTime(plain, now);
}

const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?`;
const HOUR = String.raw`(\d{2})()()()`;
const ZONE = String.raw`\s*(Z|UTC|GMT|[-+]\d{2}:?\d{2}|[-+]\d{2})?`;

const HOUR_ONLY = new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})T${HOUR}${ZONE}$`, 'i');

function isoTime(text: string, now: number): number | undefined {
  const dashed = new RegExp(`^(\\d{4})-(\\d{1,2})(?:-(\\d{1,2}))?(?:[T ]+${CLOCK}${ZONE})?$`, 'i');
  const found = dashed.exec(text) ?? HOUR_ONLY.exec(text);
  if (found) {
    const [, year, month, day = String(new Date(now).getUTCDate()), ...clock] = found;
    return instant({ year, month, day }, clock);
  }
  const packed = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?()(Z)?)?$/i.exec(text);
  if (!packed) return undefined;
  const [, year, month, day, ...clock] = packed;
  return instant({ year, month, day }, clock);
}

function slashTime(text: string): number | undefined {
  const byYear = new RegExp(`^(\\d{4})/(\\d{1,2})/(\\d{1,2})(?:[T ]+${CLOCK}${ZONE})?$`, 'i');
  const found = byYear.exec(text);
  if (found) {
    const [, year, month, day, ...clock] = found;
    return instant({ year, month, day }, clock);
  }
  const american = new RegExp(`^(\\d{1,2})/(\\d{1,2})/(\\d{4})(?:[T ]+${CLOCK}${ZONE})?$`, 'i');
  const other = american.exec(text);
  if (!other) return undefined;
  const [, month, day, year, ...clock] = other;
  return instant({ year, month, day }, clock);
}

/** `Mon, 02 Mar 2026 06:00:00 GMT`, `2 March 2026`, `Mar 2, 2026 6:00`. */
function wordTime(text: string): number | undefined {
  const plain = text.replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/i, '');
  const clock = `(?:[T ]+${CLOCK}${ZONE})?$`;
  const dayFirst = new RegExp(`^(\\d{1,2})[ -]([a-z]{3,9})[ -](\\d{4})${clock}`, 'i').exec(plain);
  if (dayFirst) {
    const [, day, name = '', year, ...rest] = dayFirst;
    return instant({ year, month: monthOf(name), day }, rest);
  }
  const monthFirst = new RegExp(`^([a-z]{3,9}) (\\d{1,2}),? (\\d{4})${clock}`, 'i').exec(plain);
  if (!monthFirst) return undefined;
  const [, name = '', day, year, ...rest] = monthFirst;
  return instant({ year, month: monthOf(name), day }, rest);
}

/** `06:00`: today. */
function clockTime(text: string, now: number): number | undefined {
  const found = new RegExp(`^${CLOCK}${ZONE}$`, 'i').exec(text);
  if (!found) return undefined;
  const today = new Date(now);
  const [year, month, day] = [
    today.getUTCFullYear(),
    today.getUTCMonth() + 1,
    today.getUTCDate(),
  ].map(String);
  return instant({ year, month, day }, found.slice(1));
}

function monthOf(name: string): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

type Text = string | undefined;

function instant(date: { year: Text; month: Text; day: Text }, clock: readonly Text[]) {
  const [hour = '0', minute = '0', second = '0', fraction = '', zone = ''] = clock.map(
    (part) => part || undefined,
  );
  const [year, month, day] = [Number(date.year), Number(date.month), Number(date.day)];
  const isRight =
    month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (!isRight || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3));
  const utc = Date.UTC(year, month - 1, day, Number(hour), Number(minute), Number(second), ms);
  return utc - offsetMs(zone);
}

function offsetMs(zone: string): number {
  const found = /^([-+])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!found) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return minutes * 60_000 * (found[1] === '-' ? -1 : 1);
}

/** `2026-03-02T06:00:00+00:00`: Python's `isoformat` of a time in UTC. */
export function isoformat(epochMs: number): string {
  const date = new Date(epochMs);
  if (Number.isNaN(date.getTime())) return String(epochMs);
  const [head = '', tail = ''] = date.toISOString().slice(0, -1).split('.');
  const micros = tail === '000' || tail === '' ? '' : `.${tail}000`;
  return `${head}${micros}+00:00`;
}
