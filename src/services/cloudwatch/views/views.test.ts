import { describe, expect, it } from 'vitest';
import { ask, blankAccount, NOW } from '../../../../tests/parity/cloudwatch-account.ts';
import type { World } from '../../../world/world.ts';
import { handleOf, putRun, streamAt } from '../metrics/store.ts';
import type { CloudWatchContext } from '../state.ts';
import { alarmBacktest } from './alarm-backtest.ts';
import { alarmMicroscope } from './alarm-microscope.ts';
import { alarmStates } from './alarm-states.ts';
import { seriesView } from './series.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

const alarm = {
  AlarmName: 'orders-high',
  Namespace: 'Shop',
  MetricName: 'Orders',
  Statistic: 'Average',
  Period: 300,
  EvaluationPeriods: 3,
  DatapointsToAlarm: 2,
  Threshold: 50,
  ComparisonOperator: 'GreaterThanThreshold',
};

function contextOf(world: World): CloudWatchContext {
  return world.context('cloudwatch');
}

function fill(world: World, start: number, values: number[]): void {
  const { store } = contextOf(world).state;
  const name = { namespace: 'Shop', name: 'Orders', dimensions: [] };
  putRun(streamAt(store, handleOf(store, name)), { start, stepMs: MINUTE, values });
}

/** Lives the values minute by minute, so that alarms see each in its time. */
function live(world: World, values: number[]): void {
  for (const value of values) {
    fill(world, world.now, [value]);
    world.advance(world.now + MINUTE);
  }
}

const saw = Array.from({ length: 600 }, (_, i) => (i % 97 > 70 ? 90 : i % 13));

describe('backtest', () => {
  it('finds the very transitions that the living alarm made', () => {
    const world = blankAccount();
    ask(world, 'PutMetricAlarm', alarm);
    live(world, saw);
    const stretch = { from: NOW + 30 * MINUTE, to: world.now };
    const lived = alarmStates(contextOf(world), { alarmName: 'orders-high', ...stretch });
    const days = (stretch.to - stretch.from) / DAY;
    const tried = alarmBacktest(contextOf(world), { alarm, days });
    expect(tried.states).toEqual(lived);
    expect(tried.pages.length).toBeGreaterThan(3);
    expect(tried.pages[0]!.reason).toContain('were greater than the threshold (50.0)');
  });

  it('replays fourteen days in a blink', () => {
    const world = blankAccount();
    const values = Array.from({ length: 14 * 1_440 }, (_, i) => saw[i % saw.length]!);
    fill(world, NOW - 14 * DAY, values);
    const started = performance.now();
    const tried = alarmBacktest(contextOf(world), { alarm, days: 14 });
    // The budget is 100 ms; the test allows for a busy machine.
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(tried.points.values).toHaveLength(14 * 288);
    expect(tried.words).toMatch(/In these 14 days it would have paged \d+ times/);
  });

  it('takes percentiles and expressions too', () => {
    const world = blankAccount();
    fill(world, NOW - DAY, saw);
    const { Statistic: _, ...rest } = alarm;
    const p90 = alarmBacktest(contextOf(world), {
      alarm: { ...rest, ExtendedStatistic: 'p90' },
      days: 1,
    });
    expect(p90.pages.length).toBeGreaterThan(0);
    const Metric = { Namespace: 'Shop', MetricName: 'Orders' };
    const math = alarmBacktest(contextOf(world), {
      days: 1,
      alarm: {
        AlarmName: 'm',
        EvaluationPeriods: 1,
        Threshold: 50,
        ComparisonOperator: 'GreaterThanThreshold',
        Metrics: [
          { Id: 'm', MetricStat: { Metric, Period: 60, Stat: 'Sum' }, ReturnData: false },
          { Id: 'e', Expression: 'FILL(m, 0)' },
        ],
      },
    });
    expect(math.pages.length).toBeGreaterThan(3);
  });
});

describe('microscope', () => {
  it('shows what was fetched, what counted and why', () => {
    const world = blankAccount();
    ask(world, 'PutMetricAlarm', { ...alarm, Period: 60, TreatMissingData: 'breaching' });
    live(world, [10, 90, NaN, NaN, NaN]);
    const seen = alarmMicroscope(contextOf(world), { alarmName: 'orders-high' })!;
    expect(seen.columns.map(({ point }) => point)).toEqual([
      'missing',
      'real',
      'real',
      'missing',
      'missing',
    ]);
    expect(seen.columns.map(({ filledAs }) => filledAs)).toEqual([
      null,
      null,
      null,
      null,
      'breaching',
    ]);
    expect(seen).toMatchObject({ state: 'ALARM', breachingCount: 2, datapointsToAlarm: 2 });
    expect(seen.words).toContain('Only 2 of the 3 points needed are real');
  });

  it('is null before the first evaluation and for an unknown alarm', () => {
    const world = blankAccount();
    ask(world, 'PutMetricAlarm', alarm);
    expect(alarmMicroscope(contextOf(world), { alarmName: 'orders-high' })).toBeNull();
    expect(alarmMicroscope(contextOf(world), { alarmName: 'no' })).toBeNull();
  });
});

describe('series for charts', () => {
  it('grow their period until the points fit', () => {
    const world = blankAccount();
    fill(world, NOW - DAY, saw);
    const query = {
      namespace: 'Shop',
      metric: 'Orders',
      dimensions: [],
      stat: 'Average',
      periodSeconds: 60,
    };
    const [series] = seriesView(contextOf(world), {
      queries: [query],
      points: 300,
      from: NOW - DAY,
      to: NOW,
    });
    expect(series).toMatchObject({ periodMs: 300_000, unit: 'None', label: 'Orders' });
    expect(series!.values).toHaveLength(288);
  });
});
