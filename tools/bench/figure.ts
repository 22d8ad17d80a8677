/** Units of which more is better. */
const RISING: readonly Figure['unit'][] = ['×', 'ways', 'points'];

/** One measured thing. Less is better, except for `RISING` units. */
export interface Figure {
  readonly name: string;
  readonly unit: 's' | 'ms' | 'ns' | 'MiB' | 'MB' | 'kB' | '×' | 'ways' | 'points';
  readonly value: number;
  /** The plain loop that gives the same answer, or does the same bare writing, in the same unit. */
  readonly reference?: number;
  readonly floor?: number;
  readonly goal?: number;
}

/** Whether a figure keeps its floor; one without a floor always does. */
export function holds({ unit, value, floor }: Figure): boolean {
  if (floor === undefined) return true;
  return RISING.includes(unit) ? value >= floor : value <= floor;
}

/** The figures as a table of text. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ['', 'figure', 'measured', 'reference', 'ratio', 'floor', 'goal'],
    ...figures.map((figure) => [
      holds(figure) ? ' ' : '✗',
      figure.name,
      amount(figure.value, figure.unit),
      amount(figure.reference, figure.unit),
      ratioOf(figure),
      amount(figure.floor, figure.unit),
      amount(figure.goal, figure.unit),
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}

function ratioOf({ value, reference }: Figure): string {
  if (reference === undefined || reference === 0 || value === 0) return '';
  return `${digits(value / reference)}×`;
}

function amount(value: number | undefined, unit: Figure['unit']): string {
  return value === undefined ? '' : `${digits(value)} ${unit}`;
}

/** Three significant digits, thousands apart. */
function digits(value: number): string {
  const exact = value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
  return exact.toLocaleString('en-GB', { maximumFractionDigits: 6 });
}
