/** The sentence beside every chart: range, trend, crossings, gaps. Missing points are named. */
import { timeWords, unitWords, valueWords } from './axis.ts';
import { gaps } from './decimate.ts';
import type { Series, StateSpan, TimeRange } from './series.ts';

export interface Facts {
  readonly points: number;
  readonly missing: number;
  readonly low: number;
  readonly high: number;
  readonly last: number;
  readonly lastAt: number;
}

export function facts(series: Series, range: TimeRange): Facts {
  const seen = {
    points: 0,
    missing: 0,
    low: Infinity,
    high: -Infinity,
    last: Number.NaN,
    lastAt: 0,
  };
  for (const [index, value] of series.values.entries()) {
    const at = series.start + index * series.periodMs;
    if (at < range.from || at > range.to) continue;
    if (Number.isNaN(value)) {
      seen.missing += 1;
      continue;
    }
    seen.points += 1;
    seen.low = Math.min(seen.low, value);
    seen.high = Math.max(seen.high, value);
    seen.last = value;
    seen.lastAt = at;
  }
  return seen;
}

/** How often a series rises above a threshold inside the range. */
export function crossings(series: Series, range: TimeRange, threshold: number): number {
  let count = 0;
  let above = false;
  for (const [index, value] of series.values.entries()) {
    const at = series.start + index * series.periodMs;
    if (at < range.from || at > range.to || Number.isNaN(value)) continue;
    if (value > threshold && !above) count += 1;
    above = value > threshold;
  }
  return count;
}

const times = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;

export function seriesSentence(series: Series, range: TimeRange, threshold: number | null): string {
  const seen = facts(series, range);
  const unit = unitWords(series.unit);
  if (seen.points === 0) return `${series.label}: no points in this time.`;
  const parts = [
    `${series.label}: ${valueWords(seen.low)} to ${valueWords(seen.high)}${unit}, ` +
      `last ${valueWords(seen.last)}${unit} at ${timeWords(seen.lastAt)}`,
  ];
  if (threshold !== null) {
    const count = crossings(series, range, threshold);
    const level = `${valueWords(threshold)}${unit}`;
    parts.push(count === 0 ? `never above ${level}` : `rises ${times(count)} above ${level}`);
  }
  const holes = gaps(series, range);
  if (holes.length > 0) {
    const longest = holes.reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a));
    parts.push(
      `${seen.missing} ${seen.missing === 1 ? 'point is' : 'points are'} missing, ` +
        `most of them from ${timeWords(longest.from)} to ${timeWords(longest.to)}`,
    );
  }
  return `${parts.join('; ')}.`;
}

const STATE: Readonly<Record<string, string>> = {
  ALARM: 'in alarm',
  OK: 'OK',
  INSUFFICIENT_DATA: 'insufficient data',
};

export function stateSentence(spans: readonly StateSpan[]): string {
  if (spans.length === 0) return 'No state is known in this time.';
  const last = spans[spans.length - 1]!;
  const alarms = spans.filter((span) => span.state === 'ALARM').length;
  const now = `now ${STATE[last.state] ?? last.state} since ${timeWords(last.from)}`;
  return alarms === 0 ? `Never in alarm; ${now}.` : `In alarm ${times(alarms)}; ${now}.`;
}
