/** What charts draw: regular series whose missing periods are NaN. Times are epoch milliseconds. */
export interface Series {
  readonly label: string;
  readonly unit: string | null;
  readonly start: number;
  readonly periodMs: number;
  readonly values: Float64Array;
}
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}
export interface StateSpan extends TimeRange {
  readonly state: string;
}

/** Room for axes around the plot, in pixels of the drawing. */
export const MARGIN = { left: 52, right: 12, top: 10, bottom: 22 } as const;

/** Index of the point nearest to an instant, or -1 outside the series. */
export function nearestIndex(series: Series, at: number): number {
  const index = Math.round((at - series.start) / series.periodMs);
  return index >= 0 && index < series.values.length ? index : -1;
}

export function timeOf(series: Series, index: number): number {
  return series.start + index * series.periodMs;
}

/** Smallest and largest present values of all series inside the range; null without any point. */
export function extent(list: readonly Series[], range: TimeRange): [number, number] | null {
  let low = Infinity;
  let high = -Infinity;
  for (const series of list) {
    const first = Math.max(0, Math.ceil((range.from - series.start) / series.periodMs));
    const last = Math.min(
      series.values.length - 1,
      Math.floor((range.to - series.start) / series.periodMs),
    );
    for (let index = first; index <= last; index += 1) {
      const value = series.values[index]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return high === -Infinity ? null : [low, high];
}
