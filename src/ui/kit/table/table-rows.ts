/** Sorting, filtering and paging of table rows, pure. */
export type Cell = string | number | boolean | null | undefined;

export interface Column<T> {
  readonly id: string;
  readonly label: string;
  /** What sorting, filtering and the plain cell use. */
  readonly value: (row: T) => Cell;
  readonly sortable?: boolean;
  readonly numeric?: boolean;
  readonly mono?: boolean;
  readonly width?: string;
  /** Hidden below 640 px. */
  readonly wide?: boolean;
}
export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** Numbers by size, words by code unit (the same everywhere), blanks last in both directions. */
export function sortRows<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  sort: Sort | null,
): readonly T[] {
  const column = sort && columns.find((candidate) => candidate.id === sort.column);
  if (!sort || !column) return rows;
  const sign = sort.descending ? -1 : 1;
  return rows
    .map((row, index) => ({ row, index, key: column.value(row) }))
    .sort((a, b) => compare(a.key, b.key, sign) || a.index - b.index)
    .map(({ row }) => row);
}

function compare(a: Cell, b: Cell, sign: number): number {
  const blankA = a === null || a === undefined || a === '';
  const blankB = b === null || b === undefined || b === '';
  if (blankA || blankB) return Number(blankA) - Number(blankB);
  if (typeof a === 'number' && typeof b === 'number') return (a - b) * sign;
  const [x, y] = [String(a).toLowerCase(), String(b).toLowerCase()];
  return (x < y ? -1 : x > y ? 1 : 0) * sign;
}

/** Rows in which every word occurs in some column. */
export function filterRows<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  text: string,
): readonly T[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const all = columns.map((column) => String(column.value(row) ?? '')).join('\n');
    const low = all.toLowerCase();
    return words.every((word) => low.includes(word));
  });
}

export function pageOf<T>(rows: readonly T[], page: number, size: number): readonly T[] {
  return rows.slice(page * size, (page + 1) * size);
}
