/** DynamoDB's numbers: decimal texts of up to 38 digits, exact. */

interface Decimal {
  readonly digits: bigint;
  /** The value is digits × 10^exponent. */
  readonly exponent: number;
}

const FORM = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Null where the text is no number of DynamoDB's. */
export function parseDecimal(text: string): Decimal | null {
  const found = FORM.exec(text.trim());
  if (!found || ((found[2] ?? '') === '' && (found[3] ?? '') === '')) return null;
  const [, sign, whole = '', fraction = '', power = '0'] = found;
  const digits = BigInt(`${whole}${fraction}` || '0') * (sign === '-' ? -1n : 1n);
  return normalised({ digits, exponent: Number(power) - fraction.length });
}

export function compareDecimals(a: string, b: string): number {
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  if (!left || !right) return 0;
  const difference = plus(left, { ...right, digits: -right.digits }).digits;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** a + b, or a − b. */
export function addDecimals(a: string, b: string, sign: 1 | -1): string {
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  if (!left || !right) return a;
  return formatDecimal(plus(left, { ...right, digits: right.digits * BigInt(sign) }));
}

/** The form DynamoDB answers in: no leading or trailing zeros. */
export function formatDecimal({ digits, exponent }: Decimal): string {
  const isNegative = digits < 0n;
  const text = (isNegative ? -digits : digits).toString();
  const sign = isNegative ? '-' : '';
  if (exponent >= 0)
    return exponent > 40
      ? `${sign}${text}E+${exponent}`
      : sign + text.padEnd(text.length + exponent, '0');
  const padded = text.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

/** 38 significant digits at most. */
export function significantDigits({ digits }: Decimal): number {
  return (digits < 0n ? -digits : digits).toString().length;
}

function plus(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  const scaled = ({ digits, exponent: own }: Decimal) => digits * tenTo(own - exponent);
  return normalised({ digits: scaled(a) + scaled(b), exponent });
}

function tenTo(power: number): bigint {
  return BigInt(`1${'0'.repeat(Math.min(power, 400))}`);
}

function normalised({ digits, exponent }: Decimal): Decimal {
  if (digits === 0n) return { digits, exponent: 0 };
  let [kept, power] = [digits, exponent];
  while (kept % 10n === 0n) {
    kept /= 10n;
    power += 1;
  }
  return { digits: kept, exponent: power };
}
