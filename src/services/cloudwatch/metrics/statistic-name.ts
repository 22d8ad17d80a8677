/**
 * Names of statistics, as CloudWatch spells them: "CloudWatch statistics definitions" in the user
 * guide, and the pattern PutDashboard prints when a name is wrong.
 */

export type BasicStatistic = 'SampleCount' | 'Average' | 'Sum' | 'Minimum' | 'Maximum';

export type Statistic =
  | { readonly kind: BasicStatistic }
  /** `fraction` is 0 to 1. */
  | { readonly kind: 'percentile'; readonly fraction: number }
  | { readonly kind: 'trimmed'; readonly take: Take; readonly bounds: Bounds };

/** TM mean inside, WM winsorised mean, TC count inside, TS sum inside, PR percentage inside. */
export type Take = 'TM' | 'WM' | 'TC' | 'TS' | 'PR';

export interface Bounds {
  /** Fractions 0 to 1, or values; null where the side is open. */
  readonly by: 'fraction' | 'value';
  readonly low: number | null;
  readonly high: number | null;
}

export const BASIC_STATISTICS: readonly BasicStatistic[] = [
  'SampleCount',
  'Average',
  'Sum',
  'Minimum',
  'Maximum',
];

const PERCENT = '(?:\\d{1,2}(?:\\.\\d{0,10})?|100(?:\\.0{0,10})?)';
const VALUE = '(?:\\d+(?:\\.\\d{0,10})?(?:[Ee][+-]?\\d+)?)';
const SHORT = new RegExp(`^(p|tm|tc|ts|wm)(${PERCENT})$`);
const PERCENT_RANGE = new RegExp(`^(TM|TC|TS|WM)\\((?:(${PERCENT})%)?:(?:(${PERCENT})%)?\\)$`);
const VALUE_RANGE = new RegExp(`^(TM|TC|TS|WM|PR)\\((${VALUE})?:(${VALUE})?\\)$`);

/** The statistic a name means, or null when CloudWatch would refuse the name. */
export function parseStatistic(name: string): Statistic | null {
  const basic = BASIC_STATISTICS.find((known) => known === name);
  if (basic) return { kind: basic };
  if (name === 'IQM') return trimmed('TM', { by: 'fraction', low: 0.25, high: 0.75 });
  return shortForm(name) ?? rangeForm(name);
}

/** True for statistics that need the single samples, not just count, sum and extremes. */
export function needsSamples(statistic: Statistic): boolean {
  return statistic.kind === 'percentile' || statistic.kind === 'trimmed';
}

function shortForm(name: string): Statistic | null {
  const match = SHORT.exec(name);
  if (!match) return null;
  const fraction = Number(match[2]) / 100;
  if (match[1] === 'p') return { kind: 'percentile', fraction };
  const take = match[1]!.toUpperCase() as Take;
  return trimmed(take, { by: 'fraction', low: null, high: fraction });
}

function rangeForm(name: string): Statistic | null {
  const percent = PERCENT_RANGE.exec(name);
  const match = percent ?? VALUE_RANGE.exec(name);
  if (!match || (match[2] === undefined && match[3] === undefined)) return null;
  const unit = percent ? 100 : 1;
  const bound = (text: string | undefined) => (text === undefined ? null : Number(text) / unit);
  const bounds: Bounds = {
    by: percent ? 'fraction' : 'value',
    low: bound(match[2]),
    high: bound(match[3]),
  };
  return trimmed(match[1] as Take, bounds);
}

function trimmed(take: Take, bounds: Bounds): Statistic {
  return { kind: 'trimmed', take, bounds };
}
