/** MaxRecords and NextToken. */
import { scalingError } from './errors.ts';

export interface PageRequest {
  readonly MaxRecords?: number;
  readonly NextToken?: string;
}

export function pageOf<T>(
  things: readonly T[],
  { MaxRecords, NextToken }: PageRequest,
  usual = 50,
): { items: T[]; next: { NextToken?: string } } {
  const start = NextToken === undefined ? 0 : positionOf(NextToken);
  const end = start + Math.min(MaxRecords ?? usual, 100);
  const items = things.slice(start, end);
  return { items, next: end < things.length ? { NextToken: `page-${end}` } : {} };
}

function positionOf(token: string): number {
  const position = /^page-(\d{1,9})$/.exec(token)?.[1];
  if (position === undefined) {
    throw scalingError('InvalidNextToken', 'The provided token is invalid');
  }
  return Number(position);
}
