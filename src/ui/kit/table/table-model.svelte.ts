import { filterRows, pageOf, sortRows, type Column, type Sort } from './table-rows.ts';

export interface TableSource<T> {
  readonly rows: () => readonly T[];
  readonly columns: () => readonly Column<T>[];
  readonly pageSize: () => number;
}

/** What a table shows now: filter, order, page. Selection belongs to the page that owns it. */
export class TableModel<T> {
  text = $state('');
  sort = $state.raw<Sort | null>(null);
  wantedPage = $state(0);
  readonly #source: TableSource<T>;
  readonly matching = $derived.by(() => {
    const columns = this.#source.columns();
    return sortRows(filterRows(this.#source.rows(), columns, this.text), columns, this.sort);
  });
  readonly pages = $derived.by(() =>
    Math.max(1, Math.ceil(this.matching.length / this.#source.pageSize())),
  );
  readonly page = $derived(Math.min(this.wantedPage, this.pages - 1));
  readonly shown = $derived.by(() => pageOf(this.matching, this.page, this.#source.pageSize()));

  constructor(source: TableSource<T>, sort: Sort | null = null) {
    this.#source = source;
    this.sort = sort;
  }

  sortBy(column: string): void {
    const again = this.sort?.column === column;
    this.sort = { column, descending: again ? !this.sort?.descending : false };
  }
}
