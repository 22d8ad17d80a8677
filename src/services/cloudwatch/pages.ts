import { invalidNextToken } from './errors.ts';

/** Tokens of paged answers: opaque to callers, a position to us. */

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

export function pageOf<T>(
  all: readonly T[],
  by: { readonly token?: string; readonly size: number; readonly refusal?: string },
): Page<T> {
  const start = positionOf(by.token, by.refusal);
  if (start > all.length) throw invalidNextToken(by.refusal);
  const end = start + by.size;
  const items = all.slice(start, end);
  return end < all.length ? { items, nextToken: tokenOf(end) } : { items };
}

const MARK = 'page-';

export function tokenOf(position: number): string {
  return `${MARK}${position}`;
}

/** @throws InvalidNextToken when we did not make the token */
export function positionOf(token: string | undefined, refusal?: string): number {
  if (token === undefined) return 0;
  const digits = token.startsWith(MARK) ? token.slice(MARK.length) : '';
  if (!/^\d{1,9}$/.test(digits)) throw invalidNextToken(refusal);
  return Number(digits);
}
