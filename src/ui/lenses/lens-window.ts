/** The shared time window of the two lenses: zoom, pan, bounds. Pure. */
import type { Range } from '../../worker/views.ts';

const MINUTE = 60_000;
export const SMALLEST = 5 * MINUTE;

export interface Bounds {
  readonly from: number;
  readonly to: number;
}

/** Keeps the length where it can and the window inside the lived time. */
export function fit(range: Range, bounds: Bounds): Range {
  const length = Math.min(Math.max(range.to - range.from, SMALLEST), bounds.to - bounds.from);
  const from = Math.min(Math.max(range.from, bounds.from), bounds.to - length);
  return { from, to: from + length };
}

/** Factor below one zooms in; the instant under the pointer stays where it is. */
export function zoom(range: Range, factor: number, at: number): Range {
  const share = (at - range.from) / (range.to - range.from);
  const length = Math.max(SMALLEST, (range.to - range.from) * factor);
  return { from: at - share * length, to: at + (1 - share) * length };
}

/** Moves by a share of its length, backwards where negative. */
export function pan(range: Range, share: number): Range {
  const by = (range.to - range.from) * share;
  return { from: range.from + by, to: range.to + by };
}

/** A period that gives a few hundred points over the window. */
export function lensPeriod(range: Range): number {
  const seconds = (range.to - range.from) / 1000;
  return [60, 300, 900, 3600].find((period) => seconds / period <= 800) ?? 3600;
}
