import { invalidParameter } from './errors.ts';

/** One page of a list; markers are positions. Lambda pages hold 50 at most. */
export function pageOf<T>(
  all: readonly T[],
  { Marker, MaxItems = 50 }: { readonly Marker?: string; readonly MaxItems?: number },
): { items: readonly T[]; next?: string } {
  const start = Marker === undefined ? 0 : positionOf(Marker);
  const end = start + Math.min(MaxItems, 50);
  const items = all.slice(start, end);
  return end < all.length ? { items, next: `position-${end}` } : { items };
}

function positionOf(marker: string): number {
  const found = /^position-(\d{1,9})$/.exec(marker);
  if (!found) throw invalidParameter('The Marker provided is invalid.');
  return Number(found[1]);
}
