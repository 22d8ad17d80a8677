import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/services/cloudwatch/alarms/law/evaluate.ts';
import { stateReason } from '../../src/services/cloudwatch/alarms/law/reason.ts';
import {
  minimumSamplesOf,
  missingDataOf,
  type AlarmRule,
  type AlarmState,
  type Comparison,
  type Datapoint,
} from '../../src/services/cloudwatch/alarms/law/rule.ts';
import {
  evaluationIntervalSeconds,
  evaluationRange,
  periodStarts,
  type Span,
} from '../../src/services/cloudwatch/alarms/law/timing.ts';
import { isAlarmPeriod, isAlarmSpan } from '../../src/services/cloudwatch/metrics/periods.ts';
import { parseStatistic } from '../../src/services/cloudwatch/metrics/statistic-name.ts';
import { statisticsOf } from '../../src/services/cloudwatch/metrics/statistics.ts';
import {
  emptyStore,
  handleOf,
  put,
  streamAt,
} from '../../src/services/cloudwatch/metrics/store.ts';
import { openBuckets, readLane } from '../../src/services/cloudwatch/metrics/buckets.ts';
import { ms, vectorsOf } from './cloudwatch-vectors.ts';

interface RuleInput {
  threshold?: number;
  comparisonOperator: Comparison;
  evaluationPeriods: number;
  datapointsToAlarm?: number;
  treatMissingData?: string;
  namespace?: string;
}

interface EvaluationInput extends RuleInput {
  series: (number | null)[];
  lower?: number[];
  upper?: number[];
  currentState: AlarmState;
}

interface SequenceInput extends RuleInput {
  priorSeries: number[];
  series: number[];
  initialState: AlarmState;
  period: number;
}

function ruleOf(input: RuleInput): AlarmRule {
  return {
    comparison: input.comparisonOperator,
    threshold: input.threshold ?? null,
    evaluationPeriods: input.evaluationPeriods,
    datapointsToAlarm: input.datapointsToAlarm ?? input.evaluationPeriods,
    missingData: missingDataOf(input.treatMissingData, input.namespace),
    minimumSamples: 0,
  };
}

function pointsOf(series: (number | null)[], bounds: { lower?: number[]; upper?: number[] } = {}) {
  return series.map((value, i): Datapoint | null =>
    value === null
      ? null
      : { at: i, value, sampleCount: 1, lower: bounds.lower?.[i], upper: bounds.upper?.[i] },
  );
}

describe('alarm evaluation, as documented and recorded', () => {
  const vectors = vectorsOf<EvaluationInput, { state?: AlarmState; stateNot?: AlarmState }>(
    'alarm-evaluation',
  );
  it.each(vectors.map((v) => [v.id, v] as const))('%s', (_, { input, expected }) => {
    const range = pointsOf(input.series, input);
    const { state } = evaluate(ruleOf(input), range, input.currentState);
    if (expected.state) expect(state).toBe(expected.state);
    if (expected.stateNot) expect(state).not.toBe(expected.stateNot);
  });

  const sequences = vectorsOf<
    SequenceInput,
    { states: AlarmState[]; alarmActionsFired?: number; okActionsFired?: number }
  >('alarm-sequence');
  it.each(sequences.map((v) => [v.id, v] as const))('%s', (_, { input, expected }) => {
    const seen: (number | null)[] = [...input.priorSeries];
    const states: AlarmState[] = [];
    let current = input.initialState;
    for (const value of input.series) {
      seen.push(value);
      const range = pointsOf(seen.slice(-evaluationRange(input)));
      current = evaluate(ruleOf(input), range, current).state;
      states.push(current);
    }
    expect(states).toEqual(expected.states);
    const entered = (state: AlarmState) =>
      states.filter((s, i) => s === state && (states[i - 1] ?? input.initialState) !== state)
        .length;
    expect(entered('ALARM')).toBe(expected.alarmActionsFired);
    if (expected.okActionsFired) expect(entered('OK')).toBe(expected.okActionsFired);
  });
});

describe('when an alarm looks, and at what', () => {
  it.each(
    vectorsOf<{ percentile: number }, { minimumSamples: number }>('percentile-low-sample').map(
      (v) => [v.id, v] as const,
    ),
  )('%s', (_, { input, expected }) => {
    expect(minimumSamplesOf(input.percentile)).toBe(expected.minimumSamples);
  });

  it.each(
    vectorsOf<Span & { queryDate: string }, { bucketStarts: string[] }>('alarm-window').map(
      (v) => [v.id, v] as const,
    ),
  )('%s', (_, { input, expected }) => {
    const starts = periodStarts(ms(input.queryDate), input, input.evaluationPeriods);
    expect(starts).toEqual(expected.bucketStarts.map(ms));
  });

  it.each(
    vectorsOf<Span, { evaluationIntervalSeconds: number }>('alarm-frequency').map(
      (v) => [v.id, v] as const,
    ),
  )('%s', (_, { input, expected }) => {
    expect(evaluationIntervalSeconds(input)).toBe(expected.evaluationIntervalSeconds);
  });

  it.each(
    vectorsOf<Span, { valid: boolean }>('alarm-period', 'alarm-span').map(
      (v) => [v.id, v] as const,
    ),
  )('%s', (_, { kind, input, expected }) => {
    const { period, evaluationPeriods } = input;
    const valid =
      kind === 'alarm-period' ? isAlarmPeriod(period) : isAlarmSpan(period, evaluationPeriods);
    expect(valid).toBe(expected.valid);
  });

  interface Breaches extends Span {
    evaluationTime: string;
    stat: string;
    threshold: number;
    datapoints: { t: string; v: number }[];
    otherMinutes: number;
  }
  it.each(
    vectorsOf<Breaches, { breachingBuckets: number }>('alarm-window-breaches').map(
      (v) => [v.id, v] as const,
    ),
  )('%s', (_, { input, expected }) => {
    const starts = periodStarts(ms(input.evaluationTime), input, input.evaluationPeriods);
    const store = emptyStore();
    const handle = handleOf(store, { namespace: 'n', name: 'm', dimensions: [] });
    const given = new Map(input.datapoints.map(({ t, v }) => [ms(t), v]));
    for (let at = starts[0]! - 3_600_000; at < ms(input.evaluationTime); at += 60_000) {
      put(streamAt(store, handle), at, given.get(at) ?? input.otherMinutes);
    }
    const buckets = openBuckets({
      start: starts[0]!,
      end: starts.at(-1)! + input.period * 1_000,
      periodMs: input.period * 1_000,
    });
    readLane(buckets, store.streams[handle]!.minute!);
    const values = statisticsOf(buckets, parseStatistic(input.stat)!);
    expect(values.filter((v) => v! > input.threshold)).toHaveLength(expected.breachingBuckets);
  });
});

describe('reasons in the words of AWS', () => {
  interface ReasonInput extends RuleInput {
    datapoints?: { v: number; t: string }[];
    oldState: AlarmState;
    event?: string;
  }
  const vectors = vectorsOf<ReasonInput, { reason: string }>('state-reason').filter(
    (vector) => vector.input.event === undefined,
  );
  it.each(vectors.map((v) => [v.id, v] as const))('%s', (_, { input, expected }) => {
    const points = input.datapoints!.map(({ v, t }): Datapoint => ({
      at: ms(t),
      value: v,
      sampleCount: 1,
    }));
    const rule = ruleOf(input);
    const blanks = new Array<null>(rule.evaluationPeriods).fill(null);
    const range = [...blanks, ...points.reverse()];
    const verdict = evaluate(rule, range, input.oldState);
    const isOutOf = input.datapointsToAlarm !== undefined;
    expect(stateReason({ rule, isOutOf, range, verdict })).toBe(expected.reason);
  });
});
