import { describe, expect, it } from 'vitest';
import { filterRows, pageOf, sortRows, type Column } from './table-rows.ts';

interface Row {
  name: string;
  cpu: number | null;
}
const COLUMNS: readonly Column<Row>[] = [
  { id: 'name', label: 'Name', value: (row) => row.name },
  { id: 'cpu', label: 'CPU', value: (row) => row.cpu },
];
const ROWS: readonly Row[] = [
  { name: 'web-2', cpu: null },
  { name: 'Web-1', cpu: 9 },
  { name: 'db', cpu: 81 },
];
const names = (rows: readonly Row[]): string[] => rows.map((row) => row.name);

describe('table rows', () => {
  it('sort numbers by size and leave missing values last either way', () => {
    expect(names(sortRows(ROWS, COLUMNS, { column: 'cpu', descending: false }))).toEqual([
      'Web-1',
      'db',
      'web-2',
    ]);
    expect(names(sortRows(ROWS, COLUMNS, { column: 'cpu', descending: true }))).toEqual([
      'db',
      'Web-1',
      'web-2',
    ]);
  });
  it('sort words without regard to case', () => {
    expect(names(sortRows(ROWS, COLUMNS, { column: 'name', descending: false }))).toEqual([
      'db',
      'Web-1',
      'web-2',
    ]);
  });
  it('filter by every word in any column', () => {
    expect(names(filterRows(ROWS, COLUMNS, 'web 9'))).toEqual(['Web-1']);
    expect(filterRows(ROWS, COLUMNS, '  ')).toBe(ROWS);
  });
  it('page', () => {
    expect(pageOf([1, 2, 3, 4, 5], 1, 2)).toEqual([3, 4]);
  });
});
