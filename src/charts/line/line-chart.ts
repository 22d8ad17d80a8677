import type { Series, StateSpan, TimeRange } from '../series.ts';

/** What a line chart is given. Times are epoch milliseconds. */
export interface LineChartProps {
  title: string;
  series: readonly Series[];
  range: TimeRange;
  /** Pixels. */
  height?: number;
  threshold?: number | null;
  band?: readonly [Series, Series] | null;
  /** The evaluation window, shaded. */
  shaded?: TimeRange | null;
  states?: readonly StateSpan[] | null;
  /** Nothing after this instant is drawn. */
  hideAfter?: number | null;
  /** CSS custom properties of the lines, in order. */
  tones?: readonly string[];
  cursor?: number | null;
  selection?: TimeRange | null;
  showSentence?: boolean;
  legend?: boolean;
  onpick?: (at: number) => void;
  onbrush?: (range: TimeRange | null) => void;
  onzoom?: (factor: number, at: number) => void;
}

export const TONES: readonly string[] = [
  '--watch-line',
  '--series-2',
  '--series-3',
  '--series-4',
  '--series-6',
  '--series-7',
  '--series-8',
];
