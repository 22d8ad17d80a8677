/** PageSize and Marker of the Describe operations. */
import { invalid } from './errors.ts';

export interface PageRequest {
  readonly PageSize?: number;
  readonly Marker?: string;
}

const LARGEST = 400;

export function pageOf<T>(
  things: readonly T[],
  { PageSize = LARGEST, Marker }: PageRequest,
): { items: T[]; next: { NextMarker?: string } } {
  const start = Marker === undefined ? 0 : positionOf(Marker);
  const end = start + PageSize;
  const items = things.slice(start, end);
  return { items, next: end < things.length ? { NextMarker: `page-${end}` } : {} };
}

function positionOf(marker: string): number {
  const position = /^page-(\d{1,9})$/.exec(marker)?.[1];
  if (position === undefined) throw invalid(`Invalid marker '${marker}'`);
  return Number(position);
}
