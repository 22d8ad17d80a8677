/**
 * Numbers in message attributes. SNS and SQS read them alike, as decimal texts of up to 38 digits
 * between 10^-128 and 10^126, and refuse others each in its own words ("Amazon SNS message
 * attributes" and "Amazon SQS message metadata", data type Number).
 */
export interface MessageNumber {
  /** At most 38 digits as written; zeros in front do not count, zeros behind do. */
  readonly isPrecise: boolean;
  /** At least 10^-128 and less than 10^126; of 0 the exponent that is written counts. */
  readonly isInRange: boolean;
  /** Without an exponent and without needless zeros; for a number in range. */
  readonly plain: () => string;
}

const FORM = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,9}))?$/;
const MAX_DIGITS = 38;
const LOWEST_POWER = -128;
const HIGHEST_POWER = 125;

/** Null where the text is no number. */
export function readMessageNumber(text: string): MessageNumber | null {
  const [, sign = '', whole = '', fraction = '', power = '0'] = FORM.exec(text) ?? [];
  if (whole === '' && fraction === '') return null;
  const digits = `${whole}${fraction}`.replace(/^0+(?=\d)/, '');
  const exponent = Number(power) - fraction.length;
  const magnitude = exponent + digits.length - 1;
  return {
    isPrecise: digits.length <= MAX_DIGITS,
    isInRange: magnitude >= LOWEST_POWER && magnitude <= HIGHEST_POWER,
    plain: () => plainly({ sign: sign === '-' ? '-' : '', digits, exponent }),
  };
}

function plainly(number: { sign: string; digits: string; exponent: number }): string {
  const { sign, digits, exponent } = number;
  if (digits === '0') return '0';
  if (exponent >= 0) return `${sign}${digits}${'0'.repeat(exponent)}`;
  const padded = digits.padStart(1 - exponent, '0');
  const fraction = padded.slice(exponent).replace(/0+$/, '');
  const whole = `${sign}${padded.slice(0, exponent)}`;
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
