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

/** A number in a JSON text as Java's serialisers write it: 99.5, 50.0. */
export function jsonDouble(value: number): string {
  return javaDouble(value);
}

/** 2019-10-02T17:04:40.985+0000 */
export function offsetInstant(at: number): string {
  const { year, month, day, hour, minute, second, ms } = utc(at);
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}.${three(ms)}+0000`;
}

/** 02/10/19 16:59:00 */
export function shortUtc(at: number): string {
  const { year, month, day, hour, minute, second } = utc(at);
  return `${two(day)}/${two(month)}/${two(year % 100)} ${two(hour)}:${two(minute)}:${two(second)}`;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Wednesday 03 September, 2025 06:25:33 UTC */
export function longUtc(at: number): string {
  const { year, month, day, hour, minute, second, weekday } = utc(at);
  const date = `${WEEKDAYS[weekday]} ${two(day)} ${MONTHS[month - 1]}, ${year}`;
  return `${date} ${two(hour)}:${two(minute)}:${two(second)} UTC`;
}

export interface UtcParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number;
}

/** Civil date of an instant, by Howard Hinnant's days-to-civil algorithm. */
export function utc(at: number): UtcParts {
  const days = Math.floor(at / 86_400_000);
  const inDay = at - days * 86_400_000;
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - (365 * yearOfEra + leaps);
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
    hour: Math.floor(inDay / 3_600_000),
    minute: Math.floor(inDay / 60_000) % 60,
    second: Math.floor(inDay / 1_000) % 60,
    ms: inDay % 1_000,
    weekday: (((days + 4) % 7) + 7) % 7,
  };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function three(value: number): string {
  return String(value).padStart(3, '0');
}
