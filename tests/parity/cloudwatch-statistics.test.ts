import { describe, expect, it } from 'vitest';
import { listMetrics } from '../../src/services/cloudwatch/metrics/catalog.ts';
import {
  finestPeriod,
  isQueryPeriod,
  returnsData,
  roundStart,
} from '../../src/services/cloudwatch/metrics/periods.ts';
import { readMetric, unitsOf } from '../../src/services/cloudwatch/metrics/query.ts';
import { parseStatistic } from '../../src/services/cloudwatch/metrics/statistic-name.ts';
import { statisticsOf } from '../../src/services/cloudwatch/metrics/statistics.ts';
import {
  emptyStore,
  findMetric,
  handleOf,
  put,
  putMany,
  putSet,
  type MetricStore,
  streamAt,
} from '../../src/services/cloudwatch/metrics/store.ts';
import { ms, vectorsOf } from './cloudwatch-vectors.ts';

interface Datum {
  value?: number;
  values?: number[];
  counts?: number[];
  unit?: string;
  statisticValues?: { SampleCount: number; Sum: number; Minimum: number; Maximum: number };
}

const AT = ms('2026-03-02T06:00:00Z');
const METRIC = { namespace: 'n', name: 'm', dimensions: [] };

function publish(store: MetricStore, datum: Datum, at = AT): void {
  const handle = handleOf(store, { ...METRIC, unit: datum.unit });
  const set = datum.statisticValues;
  if (datum.value !== undefined) put(streamAt(store, handle), at, datum.value);
  if (datum.values)
    putMany(streamAt(store, handle), { at, values: datum.values, weights: datum.counts });
  if (set) {
    const { SampleCount: count, Sum: sum, Minimum: min, Maximum: max } = set;
    putSet(streamAt(store, handle), { at, count, sum, min, max });
  }
}

function read(store: MetricStore, stat: string, handles: readonly number[]): (number | null)[] {
  const statistic = parseStatistic(stat)!;
  const range = { start: AT, end: AT + 60_000, period: 60, now: AT + 60_000 };
  return statisticsOf(readMetric(store, handles, { ...range, statistics: [statistic] }), statistic);
}

const each = <I, E>(...kinds: string[]) => vectorsOf<I, E>(...kinds).map((v) => [v.id, v] as const);

describe('statistics, as documented and recorded', () => {
  it.each(
    each<{ datums: Datum[]; stat: string }, { value: number | null; tolerance?: number }>(
      'statistics',
    ),
  )('%s', (_, { input, expected }) => {
    const store = emptyStore();
    for (const datum of input.datums) publish(store, datum);
    const [value] = read(store, input.stat, findMetric(store, METRIC)!.streams);
    if (expected.value === null) expect(value).toBeNull();
    else expect(Math.abs(value! - expected.value)).toBeLessThanOrEqual(expected.tolerance ?? 1e-12);
  });

  it.each(each<{ stat: string }, { valid: boolean }>('statistic-name'))(
    '%s',
    (_, { input, expected }) => {
      expect(parseStatistic(input.stat) !== null).toBe(expected.valid);
    },
  );

  interface UnitsInput {
    datums: Datum[];
    stat: string;
    unit?: string;
  }
  interface UnitsExpected {
    values?: number[];
    datapoints?: { value: number; unit: string }[];
  }
  it.each(each<UnitsInput, UnitsExpected>('statistics-units'))('%s', (_, { input, expected }) => {
    const store = emptyStore();
    for (const datum of input.datums) publish(store, datum);
    const { streams } = findMetric(store, METRIC)!;
    const byUnit = unitsOf(store, streams)
      .filter((unit) => input.unit === undefined || unit === input.unit)
      .map((unit) => {
        const handles = streams.filter((handle) => store.streams[handle]!.unit === unit);
        return { value: read(store, input.stat, handles)[0], unit };
      });
    if (expected.values) expect(byUnit.map(({ value }) => value)).toEqual(expected.values);
    if (!expected.datapoints) return;
    expect(byUnit).toHaveLength(expected.datapoints.length);
    expect(byUnit).toEqual(expect.arrayContaining(expected.datapoints));
  });
});

describe('periods, windows and retention', () => {
  it.each(each<{ period: number }, { valid: boolean }>('query-period'))(
    '%s',
    (_, { input, expected }) => {
      expect(isQueryPeriod(input.period)).toBe(expected.valid);
    },
  );

  it.each(
    each<{ ageDays: number; startTime: string; period: number }, { roundedStart: string }>(
      'start-rounding',
    ),
  )('%s', (_, { input, expected }) => {
    const day = ms('2026-03-02T00:00:00Z');
    const start = ms(`2026-03-02T${input.startTime}Z`);
    const now = start + input.ageDays * 86_400_000 + 3_600_000;
    const rounded = roundStart(start, { now, period: input.period });
    expect(rounded - day).toBe(ms(`2026-03-02T${expected.roundedStart}Z`) - day);
  });

  it.each(each<{ period: number; datapointTime: string }, { timestamp: string }>('period-bucket'))(
    '%s',
    (_, { input, expected }) => {
      const at = ms(input.datapointTime);
      expect(roundStart(at, { now: at + 64 * 86_400_000, period: input.period })).toBe(
        ms(expected.timestamp),
      );
    },
  );

  interface RangeInput {
    period: number;
    storageResolution?: 1 | 60;
    start: string;
    end: string;
    datapoints: string[];
  }
  it.each(each<RangeInput, { returned: string[] }>('query-range'))(
    '%s',
    (_, { input, expected }) => {
      const store = emptyStore();
      const handle = handleOf(store, { ...METRIC, resolution: input.storageResolution });
      for (const at of input.datapoints) put(streamAt(store, handle), ms(at), 1);
      const buckets = readMetric(store, [handle], {
        start: ms(input.start),
        end: ms(input.end),
        period: input.period,
        now: ms(input.end),
        statistics: [],
      });
      const stamps = [...buckets.count].flatMap((count, i) =>
        count > 0 ? [buckets.start + i * buckets.periodMs] : [],
      );
      expect(stamps).toEqual(expected.returned.map(ms));
    },
  );

  it.each(
    each<{ ageSeconds: number; storageResolution: 1 | 60 }, { finestPeriod: number | null }>(
      'retention',
    ),
  )('%s', (_, { input, expected }) => {
    const finest = finestPeriod(input.ageSeconds * 1_000, input.storageResolution);
    expect(finest).toBe(expected.finestPeriod);
  });

  it.each(
    each<{ ageSeconds: number; period: number }, { returnsData: boolean }>('retention-query'),
  )('%s', (_, { input, expected }) => {
    expect(returnsData(input.ageSeconds * 1_000, input.period)).toBe(expected.returnsData);
  });
});

describe('which metric is which', () => {
  const dimensionsOf = (dims: Record<string, string>) =>
    Object.entries(dims).map(([Name, Value]) => ({ Name, Value }));

  interface IdentityInput {
    put: { dims: Record<string, string>; value: number }[];
    query?: { dims: Record<string, string>; stat: string };
  }
  it.each(each<IdentityInput, { metricCount?: number; values?: number[] }>('metric-identity'))(
    '%s',
    (_, { input, expected }) => {
      const store = emptyStore();
      for (const { dims, value } of input.put) {
        put(
          streamAt(store, handleOf(store, { ...METRIC, dimensions: dimensionsOf(dims) })),
          AT,
          value,
        );
      }
      if (expected.metricCount) expect(store.metrics).toHaveLength(expected.metricCount);
      if (!input.query) return;
      const found = findMetric(store, { ...METRIC, dimensions: dimensionsOf(input.query.dims) });
      expect(found ? read(store, input.query.stat, found.streams) : []).toEqual(expected.values);
    },
  );

  interface ListInput {
    put: { metric: string; dims: Record<string, string> }[];
    filter: { Dimensions?: { Name: string }[] };
  }
  it.each(each<ListInput, { count: number }>('list-metrics'))('%s', (_, { input, expected }) => {
    const store = emptyStore();
    for (const { metric, dims } of input.put) {
      const name = { namespace: 'n', name: metric, dimensions: dimensionsOf(dims) };
      put(streamAt(store, handleOf(store, name)), AT, 1);
    }
    const dimensions = input.filter.Dimensions;
    expect(listMetrics(store, { dimensions, since: AT })).toHaveLength(expected.count);
  });
});
