/** `--output table`: boxes in boxes. awscli's `table.py` and its table formatter. */
import { byCodePoint, isDict, str, type PyDict, type PyValue } from '../python/values.ts';
import { textWidth } from './width.ts';

export interface TableOptions {
  /** Columns of the terminal; wider tables are turned upside down. */
  readonly columns: number;
  readonly isColoured: boolean;
}

/** The whole table; empty where there is nothing to show. */
export function tableOutput(title: string, value: PyValue, options: TableOptions): string {
  const table = new Table();
  return table.add(title, value, 0) ? render(table.sections, options) : '';
}

interface Section {
  title: string;
  readonly indent: number;
  headers: string[];
  rows: string[][];
  widths: number[];
}

function section(title: string, indent: number): Section {
  return { title, indent, headers: [], rows: [], widths: [] };
}

/** Builds the sections of a table from any value. */
class Table {
  readonly sections: Section[] = [];

  add(title: string | null, value: PyValue, indent: number): boolean {
    if (isEmpty(value)) return false;
    if (title !== null) this.sections.push(section(title, indent));
    if (Array.isArray(value)) {
      if (isDict(value[0])) this.addDicts(value as PyDict[], indent, title ?? '');
      else for (const item of value) this.addItem(item);
    } else if (isDict(value)) this.addDict(value, indent);
    return true;
  }

  private addItem(item: PyValue): void {
    if (isScalar(item)) this.row([item]);
    else if (Array.isArray(item) && item.every(isScalar)) this.row(item);
    else if (isDict(item) && [...item.keys()].every(isScalar)) this.row([...item.keys()]);
    else this.add(null, item, 0);
  }

  private addDict(dict: PyDict, indent: number): void {
    const { headers, more } = keysOf([dict]);
    if (headers.length === 1) this.row([headers[0]!, dict.get(headers[0]!)!]);
    else if (headers.length > 0) {
      this.header(headers);
      this.row(headers.map((key) => dict.get(key)!));
    }
    for (const key of more) this.add(key, dict.get(key)!, indent + 1);
  }

  private addDicts(dicts: readonly PyDict[], indent: number, title: string): void {
    const { headers, more } = keysOf(dicts);
    this.header(headers);
    dicts.forEach((dict, index) => {
      if (index > 0 && more.length > 0) {
        this.sections.push(section(title, indent));
        this.header(headers);
      }
      this.row(headers.map((key) => (dict.has(key) ? dict.get(key)! : '')));
      for (const key of more) if (dict.has(key)) this.add(key, dict.get(key)!, indent + 1);
    });
  }

  private header(headers: readonly string[]): void {
    const current = this.sections.at(-1)!;
    current.headers = [...headers];
    widen(current, current.headers);
  }

  private row(cells: readonly PyValue[]): void {
    const current = this.sections.at(-1)!;
    const row = cells.map(str);
    const wanted = current.rows[0]?.length ?? (current.headers.length || row.length);
    if (row.length !== wanted) {
      throw new TableError(`Row should have ${wanted} elements, instead it has ${row.length}`);
    }
    current.rows.push(row);
    widen(current, row);
  }
}

/** The value does not fit in a table. */
export class TableError extends Error {}

function widen(of: Section, row: readonly string[]): void {
  row.forEach((cell, index) => {
    of.widths[index] = Math.max(of.widths[index] ?? 0, textWidth(cell));
  });
}

function isEmpty(value: PyValue): boolean {
  if (value === null || value === false || value === '' || value === 0) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isDict(value) && value.size === 0;
}

function isScalar(value: PyValue): boolean {
  return !Array.isArray(value) && !isDict(value);
}

/** Keys of values that fit in a cell, and of those that need a table of their own. */
function keysOf(dicts: readonly PyDict[]) {
  const headers = new Set<string>();
  const more = new Set<string>();
  for (const dict of dicts) {
    for (const [key, value] of dict) (isScalar(value) ? headers : more).add(key);
  }
  return { headers: [...headers].sort(byCodePoint), more: [...more].sort(byCodePoint) };
}

const PADDING = 4;

function render(sections: Section[], { columns, isColoured }: TableOptions): string {
  let shown = sections;
  let width = totalWidth(shown);
  if (width > columns) {
    shown = sections.map(upended);
    width = totalWidth(shown);
  }
  const paint = isColoured ? COLOURED : PLAIN;
  return `${'-'.repeat(width)}\n${shown.map((one) => renderSection(one, width, paint)).join('')}`;
}

/** A section of one row becomes a column of names and a column of values. */
function upended(of: Section): Section {
  if (of.rows.length !== 1 || of.headers.length === 0) return of;
  const turned = section(of.title, of.indent);
  of.headers.forEach((header, index) => {
    const row = [header, of.rows[0]![index]!];
    turned.rows.push(row);
    widen(turned, row);
  });
  return turned;
}

function totalWidth(sections: readonly Section[]): number {
  return Math.max(
    ...sections.map(({ title, indent, widths }) => {
      const cells = widths.reduce((total, width) => total + width + PADDING, 0);
      return Math.max(textWidth(title) + 2 + indent * 2, cells + 2 + indent * 2);
    }),
  );
}

interface Paint {
  readonly cell: (text: string) => string;
  readonly edge: (text: string) => string;
}
const PLAIN: Paint = { cell: (text) => text, edge: (text) => text };
const COLOURED: Paint = {
  cell: (text) => `\u001b[1m\u001b[34m${text}\u001b[0m`,
  edge: (text) => `\u001b[2m\u001b[33m${text}\u001b[0m`,
};

function renderSection(of: Section, maxWidth: number, paint: Paint): string {
  const width = maxWidth - of.indent * 2;
  const widths = scaled(of.widths, width);
  const lines: string[] = [];
  if (of.title !== '') {
    lines.push(centred(of.title, width, '|'));
    if (of.headers.length === 0 && of.rows.length === 0) lines.push(`+${'-'.repeat(width - 2)}+`);
  }
  if (of.headers.length > 0) {
    lines.push(rule(widths));
    lines.push(of.headers.map((cell, i) => centred(cell, widths[i]!, i === 0 ? '|' : '')).join(''));
  }
  if (of.rows.length > 0 && widths.length > 0) {
    lines.push(rule(widths));
    for (const row of of.rows) {
      const cells = row.slice(0, widths.length);
      lines.push(
        cells.map((cell, i) => aligned(cell, widths[i]!, { isFirst: i === 0, paint })).join(''),
      );
    }
    lines.push(rule(widths));
  }
  const edge = paint.edge('|').repeat(of.indent);
  return lines.map((line) => `${edge}${line}${edge}\n`).join('');
}

/** Column widths stretched to the whole width, as the CLI rounds them. */
function scaled(widths: readonly number[], width: number): number[] {
  const wanted = widths.map((one) => one + PADDING);
  const total = wanted.reduce((sum, one) => sum + one, 0);
  if (total === 0) return wanted;
  const factor = width / total;
  const result = wanted.map((one) => roundEven(factor * one));
  let offBy = result.reduce((sum, one) => sum + one, 0) - width;
  while (offBy !== 0) {
    const step = offBy > 0 ? -1 : 1;
    const order = result.map((_, index) => (offBy > 0 ? index : result.length - 1 - index));
    for (const index of order) {
      result[index]! += step;
      offBy += step;
      if (offBy === 0) break;
    }
  }
  return result;
}

/** Python's `round`: halves go to the even neighbour. */
function roundEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

function rule(widths: readonly number[]): string {
  return widths
    .map((one, i) => (i === 0 ? `+${dashes(one - 2)}+` : `${dashes(one - 1)}+`))
    .join('');
}

function dashes(count: number): string {
  return '-'.repeat(Math.max(0, count));
}

function blanks(count: number): string {
  return ' '.repeat(Math.max(0, count));
}

function centred(text: string, length: number, left: string): string {
  const size = textWidth(text);
  const start = Math.floor(length / 2) - Math.floor(size / 2) - 1;
  const sofar = left.length + start + size;
  return left + blanks(start) + text + blanks(length - 1 - sofar) + '|';
}

function aligned(text: string, length: number, how: { isFirst: boolean; paint: Paint }): string {
  const left = how.isFirst ? '|' : '';
  const size = textWidth(text);
  const padding = length - (size + 2 + left.length + 1) >= 0 ? 2 : 0;
  const rest = length - (left.length + padding + size) - 1;
  return left + blanks(padding) + how.paint.cell(text) + blanks(rest) + '|';
}
