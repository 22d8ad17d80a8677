import { exactLog } from '../../../kernel/exact-math.ts';
import { calendarOf } from '../../../aws/instant.ts';
import { ExpressionError } from './parse.ts';
import { REDUCERS, reduceNumbers, type Reducer } from './reduce.ts';
import {
  asList,
  asNumber,
  mapSeries,
  realOf,
  scalar,
  series,
  seriesList,
  type Grid,
  type MathValue,
  type Points,
} from './values.ts';

/** Functions of metric math that work on values alone. Those of the request are in evaluate.ts. */
export type MathFunction = (args: readonly MathValue[], grid: Grid) => MathValue;

const perPoint =
  (map: (value: number) => number | null): MathFunction =>
  ([value]) =>
    mapSeries(given(value), (points) =>
      points.map((point) => (point === null ? null : map(point))),
    );

const LN10 = exactLog(10);

const perTimestamp =
  (map: (at: number) => number): MathFunction =>
  (_, grid) => {
    const stamp = (i: number) => map(grid.start + i * grid.period * 1_000);
    return series(
      '',
      Array.from({ length: grid.length }, (_unused, i) => stamp(i)),
    );
  };

/** Function names are the learner's words, so they are keys of a Map. */
export const FUNCTIONS: ReadonlyMap<string, MathFunction> = new Map<string, MathFunction>([
  ['ABS', perPoint(Math.abs)],
  ['CEIL', perPoint(Math.ceil)],
  ['FLOOR', perPoint(Math.floor)],
  ['LOG', perPoint((x) => (x > 0 ? exactLog(x) : null))],
  ['LOG10', perPoint((x) => (x > 0 ? exactLog(x) / LN10 : null))],
  ['DIFF', steps((change) => change)],
  ['RATE', steps((change, seconds) => change / seconds)],
  ['DIFF_TIME', steps((_, seconds) => seconds)],
  ['RUNNING_SUM', ([value]) => mapSeries(given(value), runningSum)],
  ['FILL', fill],
  ['TIME_SERIES', ([value], grid) => series('', dense(asNumber(value), grid))],
  ['METRIC_COUNT', ([value]) => scalar(asList(given(value)).length)],
  ['DATAPOINT_COUNT', ([value]) => datapointCount(given(value))],
  ['REMOVE_EMPTY', ([value]) => removeEmpty(given(value))],
  ['SORT', sort],
  ['SLICE', slice],
  ['FIRST', ([value]) => member(given(value), 0)],
  ['LAST', ([value]) => member(given(value), -1)],
  ['MINUTE', perTimestamp((at) => calendarOf(at).minute)],
  ['HOUR', perTimestamp((at) => calendarOf(at).hour)],
  ['DAY', perTimestamp((at) => calendarOf(at).weekday || 7)],
  ['DATE', perTimestamp((at) => calendarOf(at).day)],
  ['MONTH', perTimestamp((at) => calendarOf(at).month)],
  ['YEAR', perTimestamp((at) => calendarOf(at).year)],
  ['EPOCH', perTimestamp((at) => at / 1_000)],
]);

/** Functions AWS has and this simulator does not. */
export const ABSENT_FUNCTIONS: readonly string[] = [
  'ANOMALY_DETECTION_BAND',
  'SEARCH',
  'SERVICE_QUOTA',
  'INSIGHT_RULE_METRIC',
  'DB_PERF_INSIGHTS',
  'LAMBDA',
];

function given(value: MathValue | undefined): MathValue {
  if (value) return value;
  throw new ExpressionError('An argument is missing');
}

/** Each point against the existing one before it; the first has none and is dropped. */
function steps(map: (change: number, seconds: number) => number): MathFunction {
  return ([value], grid) =>
    mapSeries(given(value), (points) => {
      let before = -1;
      return points.map((point, i) => {
        if (point === null) return null;
        const earlier = before;
        before = i;
        if (earlier < 0) return null;
        return map(point - points[earlier]!, (i - earlier) * grid.period);
      });
    });
}

function runningSum(points: Points): Points {
  let sum = 0;
  return points.map((point) => (point === null ? null : (sum += point)));
}

function fill([value, filler]: readonly MathValue[]): MathValue {
  const how = given(filler);
  if (how.type === 'word') {
    if (how.word === 'REPEAT') return mapSeries(given(value), repeatLast);
    if (how.word === 'LINEAR') return mapSeries(given(value), interpolate);
    throw new ExpressionError(`FILL does not know '${how.word}'`);
  }
  const at = (i: number): number | null =>
    how.type === 'TS' ? (how.series.values[i] ?? null) : asNumber(how);
  return mapSeries(given(value), (points) => points.map((point, i) => point ?? at(i)));
}

function repeatLast(points: Points): Points {
  let last: number | null = null;
  return points.map((point) => (last = point ?? last));
}

function interpolate(points: Points): Points {
  const known = points.flatMap((point, i) => (point === null ? [] : [i]));
  return points.map((point, i) => {
    if (point !== null) return point;
    const next = known.findIndex((position) => position > i);
    if (next <= 0) return null;
    const [from, to] = [known[next - 1]!, known[next]!];
    return points[from]! + ((points[to]! - points[from]!) * (i - from)) / (to - from);
  });
}

function dense(value: number, grid: Grid): Points {
  return new Array<number>(grid.length).fill(value);
}

function datapointCount(value: MathValue): MathValue {
  if (value.type === 'TS') return scalar(realOf(value.series.values).length);
  const list = asList(value);
  const length = Math.max(0, ...list.map(({ values }) => values.length));
  const count = (i: number) => list.filter(({ values }) => (values[i] ?? null) !== null).length;
  return series(
    '',
    Array.from({ length }, (_, i) => count(i)),
  );
}

function removeEmpty(value: MathValue): MathValue {
  return seriesList(asList(value).filter(({ values }) => realOf(values).length > 0));
}

function sort([value, by, order, limit]: readonly MathValue[]): MathValue {
  const how = by?.type === 'word' && REDUCERS.includes(by.word) ? (by.word as Reducer) : null;
  const direction = order?.type === 'word' ? order.word : '';
  if (!how || how === 'STDDEV' || (direction !== 'ASC' && direction !== 'DESC')) {
    throw new ExpressionError('SORT takes AVG, MIN, MAX or SUM, and ASC or DESC');
  }
  const sign = direction === 'ASC' ? 1 : -1;
  const keyed = asList(given(value)).map((one) => ({
    one,
    key: reduceNumbers(how, realOf(one.values)),
  }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    return sign * (a.key - b.key);
  });
  const kept = limit ? keyed.slice(0, asNumber(limit)) : keyed;
  return seriesList(kept.map(({ one }) => one));
}

function slice([value, from, to]: readonly MathValue[]): MathValue {
  const end = to ? asNumber(to) : undefined;
  return seriesList(asList(given(value)).slice(asNumber(from), end));
}

function member(value: MathValue, index: number): MathValue {
  const found = asList(value).at(index);
  if (!found) throw new ExpressionError('The array of time series is empty');
  return { type: 'TS', series: found };
}
