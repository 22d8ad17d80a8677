import { format } from 'd3-format';
import { scaleLinear, scaleUtc } from 'd3-scale';
import { extent, MARGIN, type Series, type TimeRange } from './series.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const two = (value: number): string => String(value).padStart(2, '0');

export interface Tick {
  readonly at: number;
  readonly label: string;
  /** The first tick of a day carries its date and a stronger line. */
  readonly strong: boolean;
  /** Where the label is written: under its tick, or inwards where the picture's edge would cut it. */
  readonly place: { readonly x: number; readonly anchor: 'start' | 'middle' | 'end' };
}

/** `09:30` within a day, `Mon 2 Mar` at midnight; always UTC, always 24 hours. */
export function tickLabel(at: number): { label: string; strong: boolean } {
  const d = new Date(at);
  const midnight = at % 86_400_000 === 0;
  return midnight
    ? { label: `${DAYS[d.getUTCDay()]} ${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]}`, strong: true }
    : { label: `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`, strong: false };
}

export function timeWords(at: number): string {
  const d = new Date(at);
  const seconds = d.getUTCSeconds() ? `:${two(d.getUTCSeconds())}` : '';
  return (
    `${DAYS[d.getUTCDay()]} ${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]} ` +
    `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}${seconds}`
  );
}

const plain = format(',.3~r');
const large = format('.3~s');
const tiny = format('.2~g');
export function valueWords(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 100_000) return large(value);
  if (size < 0.01) return tiny(value);
  return size >= 1000 ? format(',.0f')(value) : plain(value);
}

const SYMBOL: Readonly<Record<string, string>> = {
  Percent: ' %',
  Count: '',
  None: '',
  Seconds: ' s',
  Milliseconds: ' ms',
  Bytes: ' B',
  'Count/Second': ' /s',
  'Bytes/Second': ' B/s',
};
export const unitWords = (unit: string | null): string =>
  unit === null ? '' : (SYMBOL[unit] ?? ` ${unit}`);

export interface TimeScale {
  readonly x: (at: number) => number;
  readonly at: (x: number) => number;
  readonly ticks: readonly Tick[];
  readonly left: number;
  readonly right: number;
}

/** Half of a letter's width in pixels, with room for the projector's larger text. */
const HALF_LETTER = 4;

function labelPlace(x: number, label: string, width: number): Tick['place'] {
  const half = label.length * HALF_LETTER;
  if (x + half > width) return { x: width, anchor: 'end' };
  return x < half ? { x: 0, anchor: 'start' } : { x, anchor: 'middle' };
}

/** The shared time axis: every chart with the same width and range has the same columns. */
export function timeScale(range: TimeRange, width: number): TimeScale {
  const left = MARGIN.left;
  const right = Math.max(left + 1, width - MARGIN.right);
  const scale = scaleUtc([range.from, range.to], [left, right]);
  const count = Math.max(2, Math.floor((right - left) / 90));
  const x = (at: number): number =>
    left + ((at - range.from) / (range.to - range.from)) * (right - left);
  const ticks = scale.ticks(count).map((date) => {
    const at = date.getTime();
    const words = tickLabel(at);
    return { at, ...words, place: labelPlace(x(at), words.label, width) };
  });
  return {
    x,
    at: (x) => range.from + ((x - left) / (right - left)) * (range.to - range.from),
    ticks,
    left,
    right,
  };
}

export interface ValueScale {
  readonly y: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  readonly low: number;
  readonly high: number;
}

export interface ValueRange {
  readonly series: readonly Series[];
  readonly range: TimeRange;
  /** Thresholds and bands that must be on the picture. */
  readonly include: readonly number[];
  readonly percent: boolean;
}

/** Zero-based unless values go below; a percentage shows at least 0 to 100 where it gets near. */
export function valueScale(wanted: ValueRange, height: number): ValueScale {
  const found = extent(wanted.series, wanted.range);
  const all = [...(found ?? [0, 1]), ...wanted.include, 0].filter(Number.isFinite);
  const low = Math.min(...all);
  let high = Math.max(...all);
  if (wanted.percent && high > 45 && high <= 100) high = 100;
  if (high === low) high = low + 1;
  const scale = scaleLinear([low, high], [height - MARGIN.bottom, MARGIN.top]).nice(4);
  const [from = low, to = high] = scale.domain();
  const ticks = scale.ticks(Math.max(2, Math.floor(height / 45)));
  return {
    y: (value) => scale(value),
    ticks: ticks.map((value) => ({ value, label: valueWords(value) })),
    low: from,
    high: to,
  };
}
