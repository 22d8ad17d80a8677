import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyStore, handleOf, put, putMany, putSet, streamAt } from '../../metrics/store.ts';
import { planOf, type Alarm, type AlarmConfig } from '../alarm.ts';
import { evaluate } from '../law/evaluate.ts';
import { lookAt } from './look.ts';
import { trackedState, trackFor } from './track.ts';

const NAME = { namespace: 'Shop', name: 'Orders', dimensions: [] };
const START_MINUTE = Math.floor(Date.UTC(2026, 2, 2, 6) / 60_000);

const datum = fc.record({
  /** When it arrives, in minutes, and how late its timestamp is. */
  minute: fc.integer({ min: 0, max: 60 }),
  lateBy: fc.constantFrom(0, 0, 0, 1, 2, 7),
  kind: fc.constantFrom('one', 'many', 'set'),
  value: fc.integer({ min: 0, max: 100 }),
});

const watched = fc
  .record({
    Statistic: fc.constantFrom('Average', 'Sum', 'Minimum', 'Maximum', 'SampleCount'),
    Period: fc.constantFrom(60, 60, 120, 300),
    n: fc.integer({ min: 1, max: 6 }),
    m: fc.integer({ min: 1, max: 6 }),
    TreatMissingData: fc.constantFrom('missing', 'ignore', 'breaching', 'notBreaching'),
    ComparisonOperator: fc.constantFrom('GreaterThanThreshold', 'LessThanOrEqualToThreshold'),
    data: fc.array(datum, { maxLength: 80 }),
    firstMinute: fc.constantFrom(0, 350, 475),
  })
  .map(({ n, m, data, firstMinute, ...rest }) => {
    const config: AlarmConfig = {
      AlarmName: 'a',
      ActionsEnabled: true,
      OKActions: [],
      AlarmActions: [],
      InsufficientDataActions: [],
      MetricName: 'Orders',
      Namespace: 'Shop',
      Dimensions: [],
      EvaluationPeriods: n,
      DatapointsToAlarm: Math.min(m, n),
      Threshold: 50,
      ...rest,
    };
    return { config, data, firstMinute };
  });

function alarmOf(config: AlarmConfig): Alarm {
  const plan = planOf(config);
  return {
    id: 0,
    config,
    plan,
    state: 'INSUFFICIENT_DATA',
    reason: '',
    reasonData: null,
    updatedAt: 0,
    transitionedAt: 0,
    configuredAt: 0,
    batch: '',
    track: trackFor(plan),
  };
}

describe('an alarm followed by bits', () => {
  it('takes the states the law gives, minute by minute, late data and all', () => {
    fc.assert(
      fc.property(watched, ({ config, data, firstMinute }) => {
        const store = emptyStore();
        const alarm = alarmOf(config);
        const start = START_MINUTE + firstMinute;
        for (let minute = 0; minute <= 61; minute++) {
          for (const one of data.filter((d) => d.minute === minute)) {
            const stream = streamAt(store, handleOf(store, NAME));
            const at = (start + minute - one.lateBy) * 60_000 + 1_000;
            const { value } = one;
            if (one.kind === 'one') put(stream, at, value);
            else if (one.kind === 'many') putMany(stream, { at, values: [value, 100 - value] });
            else putSet(stream, { at, count: 2, sum: value + 10, min: 10, max: value });
          }
          const end = start + minute + 1;
          const range = lookAt(store, alarm.plan, end * 60_000 + 12_345);
          const { state } = evaluate(alarm.plan.rule, range, alarm.state);
          expect(trackedState(store, alarm, end)).toBe(state);
          alarm.state = state;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('leaves percentiles, long spans and several units to the long way', () => {
    const store = emptyStore();
    const base = { ...alarmOf({ ...EXAMPLE, Statistic: undefined, ExtendedStatistic: 'p90' }) };
    expect(base.track).toBeNull();
    expect(alarmOf({ ...EXAMPLE, EvaluationPeriods: 40 }).track).toBeNull();
    const alarm = alarmOf(EXAMPLE);
    for (const unit of ['Count', 'None'])
      put(streamAt(store, handleOf(store, { ...NAME, unit })), 0, 1);
    expect(trackedState(store, alarm, START_MINUTE)).toBeNull();
  });
});

const EXAMPLE: AlarmConfig = {
  AlarmName: 'a',
  ActionsEnabled: true,
  OKActions: [],
  AlarmActions: [],
  InsufficientDataActions: [],
  MetricName: 'Orders',
  Namespace: 'Shop',
  Statistic: 'Sum',
  Period: 60,
  Dimensions: [],
  EvaluationPeriods: 3,
  Threshold: 50,
  ComparisonOperator: 'GreaterThanThreshold',
};
