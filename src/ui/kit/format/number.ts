/** Numbers as people read them; no locale data, a point for decimals, a comma for thousands. */
export function grouped(value: number): string {
  const [whole = '0', fraction] = String(Math.abs(value)).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '−' : ''}${text}${fraction ? `.${fraction}` : ''}`;
}

/** At most three significant decimals, none for large numbers: 0.00512, 12.3, 1,204. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 1e12) return `${trim(value / 1e12)}T`;
  if (size >= 1e9) return `${trim(value / 1e9)}G`;
  if (size >= 1e6) return `${trim(value / 1e6)}M`;
  if (size >= 1e4) return `${trim(value / 1e3)}k`;
  return size >= 1 ? grouped(Number(value.toFixed(2))) : String(Number(value.toPrecision(3)));
}

function trim(value: number): string {
  return String(Number(value.toFixed(Math.abs(value) >= 100 ? 0 : 1)));
}

/** Full figure with at most `digits` decimals. */
export function figure(value: number | null | undefined, digits = 2): string {
  return value === null || value === undefined || !Number.isFinite(value)
    ? '–'
    : grouped(Number(value.toFixed(digits)));
}

const BYTES = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
export function bytes(value: number): string {
  let size = value;
  let unit = 0;
  while (size >= 1000 && unit < BYTES.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${Number(size.toFixed(size < 10 && unit > 0 ? 1 : 0))} ${BYTES[unit]}`;
}

/** How a unit of CloudWatch is written beside a figure. */
const SYMBOLS: Readonly<Record<string, string>> = {
  Percent: '%',
  Count: '',
  None: '',
  Seconds: 's',
  Milliseconds: 'ms',
  Microseconds: 'µs',
  Bytes: 'B',
  'Count/Second': '/s',
  'Bytes/Second': 'B/s',
};
export function unitSymbol(unit: string | null | undefined): string {
  return unit ? (SYMBOLS[unit] ?? unit) : '';
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
