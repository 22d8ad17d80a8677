/** The picture of a line chart as numbers. Pure. */
import { timeScale, valueScale, type TimeScale, type ValueScale } from '../axis.ts';
import { stretches, type Stretch } from '../decimate.ts';
import type { Series, TimeRange } from '../series.ts';

export interface LineData {
  readonly series: readonly Series[];
  readonly range: TimeRange;
  readonly threshold: number | null;
  readonly band: readonly [Series, Series] | null;
  /** Nothing after this instant is drawn: the learner is asked to predict it. */
  readonly hideAfter: number | null;
}
export interface LineLayout {
  readonly time: TimeScale;
  readonly value: ValueScale;
  readonly lines: readonly (readonly Stretch[])[];
  /** Outline of the band as an SVG path, empty without one. */
  readonly band: string;
}

export function lineLayout(data: LineData, size: { width: number; height: number }): LineLayout {
  const series = data.hideAfter === null ? data.series : data.series.map(cut(data.hideAfter));
  const time = timeScale(data.range, size.width);
  const drawn = data.band ? [...series, ...data.band] : series;
  const value = valueScale(
    {
      series: drawn,
      range: data.range,
      include: data.threshold === null ? [] : [data.threshold],
      percent: series.some((line) => line.unit === 'Percent'),
    },
    size.height,
  );
  const projection = { x: time.x, y: value.y, range: data.range };
  return {
    time,
    value,
    lines: series.map((line) => stretches(line, projection)),
    band: data.band ? outline(data.band, projection) : '',
  };
}

function cut(after: number): (series: Series) => Series {
  return (series) => {
    const keep = Math.max(0, Math.floor((after - series.start) / series.periodMs) + 1);
    return { ...series, values: series.values.subarray(0, keep) };
  };
}

function outline(
  [lower, upper]: readonly [Series, Series],
  projection: { x: (at: number) => number; y: (value: number) => number; range: TimeRange },
): string {
  const top = stretches(upper, projection);
  const bottom = stretches(lower, projection);
  return top
    .map((line, index) => {
      const back = bottom[index] ?? [];
      const path = pairs(line).concat(pairs(back).reverse());
      return path.length > 2 ? `M${path.join('L')}Z` : '';
    })
    .join('');
}

function pairs(line: Stretch): string[] {
  return Array.from({ length: line.length / 2 }, (_, i) => `${line[2 * i]},${line[2 * i + 1]}`);
}
