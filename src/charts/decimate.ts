import type { Series, TimeRange } from './series.ts';

/** One unbroken stretch of line as x, y, x, y …; a single point has one pair. */
export type Stretch = readonly number[];

export interface Projection {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  readonly range: TimeRange;
}

/**
 * The line of a series as unbroken stretches: a gap wherever a period has no point. Where several
 * points share a pixel column only its lowest and highest are kept (in their order), because
 * rasterising sub-pixel segments is what costs.
 */
export function stretches(series: Series, projection: Projection): readonly Stretch[] {
  const out: number[][] = [];
  let open: number[] | null = null;
  let column = Number.NaN;
  let low = 0;
  let high = 0;
  let lowFirst = true;
  const flush = (): void => {
    if (!open || Number.isNaN(column)) return;
    const [first, second] = lowFirst ? [low, high] : [high, low];
    open.push(column, first);
    if (second !== first) open.push(column, second);
    column = Number.NaN;
  };
  const { from, to } = projection.range;
  const firstIndex = Math.max(0, Math.floor((from - series.start) / series.periodMs));
  const lastIndex = Math.min(
    series.values.length - 1,
    Math.ceil((to - series.start) / series.periodMs),
  );
  for (let index = firstIndex; index <= lastIndex; index += 1) {
    const value = series.values[index]!;
    if (Number.isNaN(value)) {
      flush();
      open = null;
      continue;
    }
    if (!open) {
      open = [];
      out.push(open);
    }
    const x = Math.round(projection.x(series.start + index * series.periodMs));
    const y = Math.round(projection.y(value) * 2) / 2;
    if (x !== column) {
      flush();
      column = x;
      low = y;
      high = y;
      lowFirst = true;
    } else if (y > high) {
      high = y;
      lowFirst = true;
    } else if (y < low) {
      low = y;
      lowFirst = false;
    }
  }
  flush();
  return out;
}

/** Runs of missing periods inside the range, for shading and for the sentence. */
export function gaps(series: Series, range: TimeRange): readonly TimeRange[] {
  const out: TimeRange[] = [];
  let start = -1;
  const last = Math.min(
    series.values.length - 1,
    Math.floor((range.to - series.start) / series.periodMs),
  );
  for (
    let index = Math.max(0, Math.ceil((range.from - series.start) / series.periodMs));
    index <= last + 1;
    index += 1
  ) {
    const missing = index <= last && Number.isNaN(series.values[index]!);
    if (missing && start < 0) start = index;
    if (!missing && start >= 0) {
      out.push({
        from: series.start + start * series.periodMs,
        to: series.start + index * series.periodMs,
      });
      start = -1;
    }
  }
  return out;
}
