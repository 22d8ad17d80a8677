/** Numbers and times as AWS's services print them. */

import { formatMillis, formatSeconds, parseInstant } from '../../aws/instant.ts';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `80.0`, `0.5`, `1.0E7`: a double as Java's `Double.toString` has it. */
export function printDouble(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e7) {
    return Object.is(value, -0) ? '-0.0' : `${value}.0`;
  }
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) return String(value);
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  }
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

/** Reads `Mon, 02 Mar 2026 06:00:00 GMT`; null when it is not one. */
export function parseHttpDate(text: string): number | null {
  const form =
    /^(?:\w{3}, )?(\d\d?) (\w{3}) (\d{4}) (\d\d:\d\d:\d\d(?:\.\d+)?) (?:GMT|UTC|[+]0000)$/;
  const found = form.exec(text.trim());
  const month = MONTHS.indexOf(found?.[2] ?? '');
  if (!found || month < 0) return null;
  const [, day = '', , year = '', time = ''] = found;
  return parseInstant(`${year}-${two(month + 1)}-${day.padStart(2, '0')}T${time}Z`);
}

/** Which fraction of a second a service's XML shows. */
export type Fraction = 'always' | 'never' | 'where-needed';

export function printIso(at: number, fraction: Fraction): string {
  const isWhole = Math.floor(at / 1_000) * 1_000 === at;
  const isShort = fraction === 'never' || (fraction === 'where-needed' && isWhole);
  return isShort ? formatSeconds(at) : formatMillis(at);
}

/** Any of the forms in which clients write times; null when it is none. Milliseconds. */
export function parseTime(text: string): number | null {
  const iso = parseInstant(text);
  if (iso !== null) return iso;
  if (/^-?\d{1,14}(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1_000);
  return parseHttpDate(text);
}

/** The number a text stands for, as far as its kind allows; null otherwise. */
export function parseNumber(text: string, kind: string): number | null {
  if (kind === 'integer' || kind === 'long') {
    if (!/^[+-]?\d{1,19}$/.test(text)) return null;
    const number = Number(text);
    return kind === 'long' || number === (number | 0) ? number : null;
  }
  if (/^-?Infinity$|^NaN$/.test(text)) return Number(text);
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/.test(text) ? Number(text) : null;
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}
