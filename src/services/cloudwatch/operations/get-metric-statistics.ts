import { operation } from '../../../gateway/service.ts';
import { invalidCombination, invalidValue } from '../errors.ts';
import type { Buckets } from '../metrics/buckets.ts';
import { isQueryPeriod } from '../metrics/periods.ts';
import { readMetric, unitsOf } from '../metrics/query.ts';
import { BASIC_STATISTICS, parseStatistic, type Statistic } from '../metrics/statistic-name.ts';
import { statisticAt } from '../metrics/statistics.ts';
import { findMetric, type Dimension } from '../metrics/store.ts';
import type { CloudWatchState } from '../state.ts';

interface Input {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly Dimension[];
  readonly StartTime: number;
  readonly EndTime: number;
  readonly Period: number;
  readonly Statistics?: readonly string[];
  readonly ExtendedStatistics?: readonly string[];
  readonly Unit?: string;
}

/** A datapoint as AWS answers it: statistics under their own names. */
type Datapoint = Record<string, unknown> & { Timestamp: number; Unit: string };

const MAX_DATAPOINTS = 1_440;
export const PERIOD_TEXT = 'The parameter Period must be a value in the set [1, 5, 10, 20, 30].';

/** Statistics of one metric ("GetMetricStatistics"). */
export const getMetricStatistics = operation<CloudWatchState, Input>({
  name: 'GetMetricStatistics',
  readOnly: true,
  simplified: 'No percentiles from data older than 63 days.',
  trail: { category: 'data', dataResourceType: 'AWS::CloudWatch::Metric' },
  limits: { perSecond: 400, burst: 400 },
  run: ({ state, now }, input) => {
    checkRange(input);
    const asked = statisticsOf(input);
    const name = {
      namespace: input.Namespace,
      name: input.MetricName,
      dimensions: input.Dimensions ?? [],
    };
    const streams = findMetric(state.store, name)?.streams ?? [];
    const units = unitsOf(state.store, streams).filter(
      (unit) => input.Unit === undefined || unit === input.Unit,
    );
    const Datapoints = units.flatMap((unit) => {
      const handles = streams.filter((handle) => state.store.streams[handle]!.unit === unit);
      const buckets = readMetric(state.store, handles, {
        start: input.StartTime,
        end: input.EndTime,
        period: input.Period,
        statistics: asked.map(({ statistic }) => statistic),
        now,
      });
      return datapointsOf(buckets, asked, unit);
    });
    return { Label: input.MetricName, Datapoints };
  },
});

interface Asked {
  readonly name: string;
  readonly statistic: Statistic;
  readonly isExtended: boolean;
}

function checkRange(input: Input): void {
  const { StartTime, EndTime, Period } = input;
  if (StartTime >= EndTime) {
    throw invalidValue('The parameter StartTime must be less than the parameter EndTime.');
  }
  if (!isQueryPeriod(Period)) throw invalidValue(PERIOD_TEXT);
  const count = Math.ceil((EndTime - StartTime) / (Period * 1_000));
  if (count <= MAX_DATAPOINTS) return;
  throw invalidCombination(
    `You have requested up to ${count} datapoints, which exceeds the limit of ${MAX_DATAPOINTS}. ` +
      'You may reduce the datapoints requested by increasing Period, or decreasing the time range.',
  );
}

function statisticsOf({ Statistics = [], ExtendedStatistics = [] }: Input): Asked[] {
  if (Statistics.length + ExtendedStatistics.length === 0) {
    throw invalidCombination('Must specify either Statistics or ExtendedStatistics');
  }
  const basic = Statistics.map((name, i) => {
    const known = BASIC_STATISTICS.find((one) => one === name);
    if (known) return { name, statistic: { kind: known }, isExtended: false };
    throw invalidValue(
      `The parameter Statistics.member.${i + 1}.<list element> must be a value in the set ` +
        `[${BASIC_STATISTICS.join(', ')}].`,
    );
  });
  const extended = ExtendedStatistics.map((name, i) => {
    const statistic = parseStatistic(name);
    if (statistic) return { name, statistic, isExtended: true };
    throw invalidValue(
      `The value ${name} for parameter ExtendedStatistics.member.${i + 1}.<list element> is not supported.`,
    );
  });
  return [...basic, ...extended];
}

function datapointsOf(buckets: Buckets, asked: readonly Asked[], unit: string): Datapoint[] {
  const points: Datapoint[] = [];
  for (let i = 0; i < buckets.length; i++) {
    if (buckets.count[i] === 0) continue;
    const point: Datapoint = { Timestamp: buckets.start + i * buckets.periodMs, Unit: unit };
    const extended: [string, number][] = [];
    for (const { name, statistic, isExtended } of asked) {
      const value = statisticAt(buckets, i, statistic);
      // An unavailable percentile leaves its key out (recorded).
      if (value === null) continue;
      if (isExtended) extended.push([name, value]);
      else point[name] = value;
    }
    if (asked.some(({ isExtended }) => isExtended)) {
      point.ExtendedStatistics = Object.fromEntries(extended);
    }
    points.push(point);
  }
  return points;
}
