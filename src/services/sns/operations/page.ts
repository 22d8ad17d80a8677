import { invalid } from '../state.ts';

const PAGE_ROWS = 100;

/** A page of 100; the token is the number of rows already shown. */
export function pageOf<Item>(
  items: readonly Item[],
  token: string | undefined,
): { readonly items: readonly Item[]; readonly nextToken: { readonly NextToken?: string } } {
  if (token !== undefined && !/^\d{1,9}$/.test(token)) throw invalid('NextToken');
  const from = Number(token ?? 0);
  const to = from + PAGE_ROWS;
  return {
    items: items.slice(from, to),
    nextToken: to < items.length ? { NextToken: String(to) } : {},
  };
}
