/** Pages of IAM's lists: Marker, MaxItems (100 unless said), IsTruncated. */
import { validationError } from '../errors.ts';

export interface PageInput {
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** `IsTruncated`, and `Marker` when there is more: the end of the answer. */
  readonly rest: { readonly IsTruncated: boolean; readonly Marker?: string };
}

const USUAL_ITEMS = 100;
const MARKER = /^AAEAA([0-9a-z]+)$/;

/** Cuts a page out of a list that is in its final order. */
export function pageOf<Item>(items: readonly Item[], { Marker, MaxItems }: PageInput): Page<Item> {
  const start = Marker === undefined ? 0 : positionOf(Marker);
  const end = start + (MaxItems ?? USUAL_ITEMS);
  const isTruncated = end < items.length;
  return {
    items: items.slice(start, end),
    rest: isTruncated
      ? { IsTruncated: true, Marker: `AAEAA${end.toString(36)}` }
      : { IsTruncated: false },
  };
}

function positionOf(marker: string): number {
  const found = MARKER.exec(marker);
  if (!found) throw validationError(`Invalid Marker.`);
  return Number.parseInt(found[1]!, 36);
}

/** By name, ignoring case, as IAM lists entities. */
export function byName<Item extends { readonly name: string }>(items: Iterable<Item>): Item[] {
  return [...items].sort((a, b) => compareNames(a.name, b.name));
}

export function compareNames(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : a < b ? -1 : a > b ? 1 : 0;
}
