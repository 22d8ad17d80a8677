import { calendarOf } from '../../aws/instant.ts';

/** How CloudWatch prints numbers and instants inside its texts and JSON strings. */

/** A double as Java prints it: 50.0, 1.0E7, 4.6970851655476665E108. */
export function javaDouble(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-3 && size < 1e7)) {
    const text = String(value);
    return text.includes('.') ? text : `${text}.0`;
  }
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  const digits = mantissa.includes('.') ? mantissa : `${mantissa}.0`;
  return `${digits}E${Number(exponent)}`;
}

/** 02/10/19 16:59:00 */
export function shortUtc(at: number): string {
  const { year, month, day, hour, minute, second } = calendarOf(at);
  return `${two(day)}/${two(month)}/${two(year % 100)} ${two(hour)}:${two(minute)}:${two(second)}`;
}

/** A number that Java's serialisers print as a double: 50.0. */
export interface Double {
  readonly double: number;
}

export function double(value: number): Double {
  return { double: value };
}

/** JSON as CloudWatch writes it: compact, doubles with a point, undefined members left out. */
export function printJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(printJson).join(',')}]`;
  if ('double' in value && typeof value.double === 'number') return javaDouble(value.double);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, m]) => `${JSON.stringify(key)}:${printJson(m)}`).join(',')}}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
