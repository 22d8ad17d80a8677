import { ExpressionError } from './parse.ts';

/** What expressions work on: scalars, time series on one grid, and lists of them. */

export type Points = readonly (number | null)[];

/** The periods all series of one evaluation share. */
export interface Grid {
  /** Epoch milliseconds. */
  readonly start: number;
  /** Seconds. */
  readonly period: number;
  readonly length: number;
}

export interface Series {
  /** The id it was read or computed under. */
  readonly id: string;
  readonly values: Points;
}

export type MathValue =
  | { readonly type: 'S'; readonly value: number }
  | { readonly type: 'TS'; readonly series: Series }
  | { readonly type: 'TS[]'; readonly list: readonly Series[] }
  /** A word or a text, as an argument of a function. */
  | { readonly type: 'word'; readonly word: string };

export function scalar(value: number): MathValue {
  return { type: 'S', value };
}

export function series(id: string, values: Points): MathValue {
  return { type: 'TS', series: { id, values } };
}

export function seriesList(list: readonly Series[]): MathValue {
  return { type: 'TS[]', list };
}

/** Applies `map` to a series or to each of a list. */
export function mapSeries(value: MathValue, map: (values: Points) => Points): MathValue {
  const one = ({ id, values }: Series): Series => ({ id, values: map(values) });
  if (value.type === 'TS') return { type: 'TS', series: one(value.series) };
  if (value.type === 'TS[]') return seriesList(value.list.map(one));
  throw new ExpressionError('The function takes a time series');
}

export function asList(value: MathValue): readonly Series[] {
  if (value.type === 'TS[]') return value.list;
  if (value.type === 'TS') return [value.series];
  throw new ExpressionError('The function takes an array of time series');
}

export function asNumber(value: MathValue | undefined): number {
  if (value?.type === 'S') return value.value;
  throw new ExpressionError('The function takes a number here');
}

export function realOf(values: Points): number[] {
  return values.filter((value): value is number => value !== null);
}
