import { notSimulated } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { javaDouble } from '../format.ts';
import { invalidCombination, invalidValue, missingParameter } from '../errors.ts';
import { handleOf, put, putMany, putSet, streamAt, type Dimension } from '../metrics/store.ts';
import { noteArrival, single, type Arrived } from '../playback/tape.ts';
import type { CloudWatchContext, CloudWatchState } from '../state.ts';

interface Datum {
  readonly MetricName: string;
  readonly Dimensions?: readonly Dimension[];
  /** Epoch milliseconds. */
  readonly Timestamp?: number;
  readonly Value?: number;
  readonly StatisticValues?: {
    readonly SampleCount: number;
    readonly Sum: number;
    readonly Minimum: number;
    readonly Maximum: number;
  };
  readonly Values?: readonly number[];
  readonly Counts?: readonly number[];
  readonly Unit?: string;
  readonly StorageResolution?: number;
}

interface Input {
  readonly Namespace: string;
  readonly MetricData?: readonly Datum[];
  readonly EntityMetricData?: readonly unknown[];
  readonly StrictEntityValidation?: boolean;
}

/** Publishes data points of custom metrics ("PutMetricData"). */
export const putMetricData = operation<CloudWatchState, Input>({
  name: 'PutMetricData',
  readOnly: false,
  simplified: 'A new metric is listed at once; AWS takes up to 15 minutes.',
  trail: { category: 'data', dataResourceType: 'AWS::CloudWatch::Metric' },
  conditions: ({ Namespace }) => conditionsOf(Namespace),
  limits: { perSecond: 500, burst: 500 },
  run: (ctx, input) => {
    if (input.EntityMetricData?.length) {
      throw notSimulated('EntityMetricData of PutMetricData is not simulated.');
    }
    if (input.Namespace.startsWith('AWS/')) {
      throw invalidValue('The value AWS/ for parameter Namespace is invalid.');
    }
    const data = input.MetricData ?? [];
    if (data.length === 0) {
      throw missingParameter('At least one MetricDatum object must be present in the request.');
    }
    data.forEach((datum, i) => checkDatum(datum, `MetricData.member.${i + 1}`, ctx.now));
    for (const datum of data) publish(ctx, input.Namespace, datum);
    return {};
  },
});

function conditionsOf(namespace: unknown): Record<string, string> {
  return typeof namespace === 'string' ? { 'cloudwatch:namespace': namespace } : {};
}

function publish(
  { state: { store }, now }: CloudWatchContext,
  Namespace: string,
  datum: Datum,
): void {
  const handle = handleOf(store, {
    namespace: Namespace,
    name: datum.MetricName,
    dimensions: datum.Dimensions ?? [],
    unit: datum.Unit,
    resolution: datum.StorageResolution === 1 ? 1 : 60,
  });
  const stream = streamAt(store, handle);
  const at = datum.Timestamp ?? now;
  if (store.tapes) noteArrival(store, handle, { now, data: arrivedOf(datum, at) });
  const set = datum.StatisticValues;
  // "If StatisticValues and Values are both sent, StatisticValues wins" (recorded).
  if (set) {
    const { SampleCount: count, Sum: sum, Minimum: min, Maximum: max } = set;
    putSet(stream, { at, count, sum, min, max });
  } else if (datum.Values) putMany(stream, { at, values: datum.Values, weights: datum.Counts });
  else put(stream, at, datum.Value! + 0);
}

function arrivedOf({ StatisticValues: set, Values, Counts, Value }: Datum, at: number): Arrived[] {
  if (set) {
    const { SampleCount: count, Sum: sum, Minimum: min, Maximum: max } = set;
    return [{ at, count, sum, min, max }];
  }
  if (Values) return Values.map((value, i) => single(at, value, Counts?.[i]));
  return [single(at, Value! + 0)];
}

const WEEKS_2_MS = 14 * 86_400_000;
const HOURS_2_MS = 2 * 3_600_000;
/** ±2^360. */
const LARGEST = 2.348542582773833e108;

function checkDatum(datum: Datum, path: string, now: number): void {
  checkDimensions(datum.Dimensions ?? []);
  checkKinds(datum, path);
  checkCounts(datum, path);
  checkSet(datum.StatisticValues, path);
  const { StorageResolution: resolution = 60, Timestamp: at = now } = datum;
  if (resolution !== 1 && resolution !== 60) {
    throw invalidValue(
      `The parameter ${path}.StorageResolution must be a value in the set [ 1, 60 ].`,
    );
  }
  if (datum.Value !== undefined) checkNumber(datum.Value, `${path}.Value`);
  datum.Values?.forEach((value, i) => checkNumber(value, `${path}.Values.member.${i + 1}`));
  if (at < now - WEEKS_2_MS) {
    throw invalidValue(
      `The parameter ${path}.Timestamp must specify a time within the past two weeks.`,
    );
  }
  if (at > now + HOURS_2_MS) {
    throw invalidValue(
      `The parameter ${path}.Timestamp must specify a time no more than two hours in the future.`,
    );
  }
}

function checkDimensions(dimensions: readonly Dimension[]): void {
  const names = new Set(dimensions.map(({ Name }) => Name));
  if (names.size < dimensions.length) {
    throw invalidValue('No metric may specify the same dimension name twice.');
  }
}

function checkKinds(datum: Datum, path: string): void {
  const { Value, Values, StatisticValues, Counts } = datum;
  const other = Values ? 'Values' : StatisticValues ? 'StatisticValues' : null;
  if (Value !== undefined && other) {
    throw invalidCombination(
      `The parameters ${path}.Value and ${path}.${other} are mutually exclusive and you have specified both.`,
    );
  }
  if (Counts && !Values) {
    throw invalidCombination(
      'The parameter values must appears when the counts parameter is specified.',
    );
  }
  if (Value === undefined && !other) {
    throw invalidCombination('At least one of the parameters must be specified.');
  }
}

function checkCounts({ Values, Counts }: Datum, path: string): void {
  if (!Values || !Counts) return;
  if (Values.length !== Counts.length) {
    throw invalidValue(
      `The parameters ${path}.Values and ${path}.Counts must be of the same size.`,
    );
  }
  if (Counts.some((count) => !(count >= 0))) {
    throw invalidValue(`The parameter ${path}.Counts must contain only values greater than 0.`);
  }
}

function checkSet(set: Datum['StatisticValues'], path: string): void {
  if (!set) return;
  const prefix = `${path}.StatisticValues`;
  if (!(set.SampleCount > 0)) {
    throw invalidValue(`The parameter ${prefix}.SampleCount must be greater than 0.`);
  }
  if (set.Maximum < set.Minimum) {
    throw invalidValue(`The parameter ${prefix}.Maximum must be greater than ${prefix}.Minimum.`);
  }
  for (const [name, value] of Object.entries(set)) checkNumber(value, `${prefix}.${name}`);
}

function checkNumber(value: number, parameter: string): void {
  if (Math.abs(value) <= LARGEST) return;
  throw invalidValue(`The value ${javaDouble(value)} for parameter ${parameter} is invalid.`);
}
