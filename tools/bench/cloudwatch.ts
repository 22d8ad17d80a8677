/**
 * CloudWatch's figures: one alarm evaluation (G4), in-process calls (G10), and what the metric
 * store costs to write, to keep and to replay. Answers are checked before they are timed.
 */
import {
  planOf,
  type Alarm,
  type AlarmConfig,
} from '../../src/services/cloudwatch/alarms/alarm.ts';
import { evaluate } from '../../src/services/cloudwatch/alarms/law/evaluate.ts';
import { lookAt } from '../../src/services/cloudwatch/alarms/run/look.ts';
import { trackedState, trackFor } from '../../src/services/cloudwatch/alarms/run/track.ts';
import {
  emptyStore,
  handleOf,
  put,
  putRun,
  streamAt,
  type MetricStore,
} from '../../src/services/cloudwatch/metrics/store.ts';
import { alarmBacktest } from '../../src/services/cloudwatch/views/alarm-backtest.ts';
import type { CloudWatchContext } from '../../src/services/cloudwatch/state.ts';
import { ask, blankAccount, NOW } from '../../tests/parity/cloudwatch-account.ts';
import type { Figure } from './figure.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

function configOf(index: number): AlarmConfig {
  return Object.freeze({
    AlarmName: `alarm-${index}`,
    ActionsEnabled: true,
    OKActions: [],
    AlarmActions: [],
    InsufficientDataActions: [],
    Namespace: 'Bench',
    MetricName: 'Load',
    Dimensions: [{ Name: 'Host', Value: `host-${index}` }],
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 5,
    DatapointsToAlarm: 3,
    Threshold: 70,
    ComparisonOperator: 'GreaterThanThreshold',
  });
}

function alarmOf(config: AlarmConfig, id: number): Alarm {
  const plan = planOf(config);
  const times = { updatedAt: 0, transitionedAt: 0, configuredAt: 0 };
  const state = 'INSUFFICIENT_DATA' as const;
  const rest = { reason: '', reasonData: null, batch: '', track: trackFor(plan) };
  return { id, config, plan, state, ...times, ...rest };
}

/** Whole numbers below a hundred, one in ten absent (NaN). */
function valueAt(series: number, minute: number): number {
  const mixed = Math.imul(series * 2_654_435_761 + minute, 0x85ebca6b) >>> 8;
  return mixed % 10 === 0 ? NaN : mixed % 100;
}

/** 10,000 alarms a minute: the product's evaluation against a plain loop over arrays. */
export function benchEvaluation(alarms = 10_000, minutes = 60): Figure[] {
  const store = emptyStore();
  const watched = Array.from({ length: alarms }, (_, i) => alarmOf(configOf(i), i));
  const handles = watched.map(({ plan }) => handleOf(store, plan.metric!));
  const first = Math.floor(NOW / MINUTE);
  checkSample(store, watched.slice(0, 50), first);
  let evaluating = 0;
  let putting = 0;
  for (let minute = 0; minute < minutes; minute++) {
    const started = performance.now();
    for (let i = 0; i < alarms; i++) {
      const value = valueAt(i, minute);
      if (!Number.isNaN(value)) put(streamAt(store, handles[i]!), (first + minute) * MINUTE, value);
    }
    const written = performance.now();
    for (const alarm of watched) {
      alarm.state = trackedState(store, alarm, first + minute + 1) ?? alarm.state;
    }
    putting += written - started;
    evaluating += performance.now() - written;
  }
  const count = alarms * minutes;
  const reference = plainEvaluations(alarms, minutes);
  const differing = watched.filter(({ state }, i) => (state === 'ALARM') !== reference.last[i]);
  if (differing.length > 0)
    throw new Error(`${differing.length} alarms differ from the plain loop`);
  return [
    {
      name: `alarms: one evaluation, ${alarms} alarms`,
      unit: 'ns',
      value: (evaluating * 1e6) / count,
      reference: reference.ns,
      floor: 1_000,
      goal: 150,
    },
    { name: 'metrics: one put by handle', unit: 'ns', value: (putting * 1e6) / count, goal: 50 },
  ];
}

/** The same transitions as the law itself gives, minute by minute. */
function checkSample(shared: MetricStore, sample: readonly Alarm[], first: number): void {
  const store = emptyStore();
  for (const { plan, id } of sample) {
    const alarm = alarmOf(configOf(id), id);
    const stream = streamAt(store, handleOf(store, plan.metric!));
    for (let minute = 0; minute < 200; minute++) {
      const value = valueAt(id, minute);
      if (!Number.isNaN(value)) put(stream, (first + minute) * MINUTE, value);
      const at = (first + minute + 1) * MINUTE;
      const { state } = evaluate(plan.rule, lookAt(store, plan, at), alarm.state);
      const quick = trackedState(store, alarm, first + minute + 1);
      if (quick !== state) throw new Error(`alarm ${id} differs from the law at minute ${minute}`);
      alarm.state = state;
    }
  }
  if (shared.streams.length < sample.length) throw new Error('the bench lost its series');
}

/** Three of the newest five real points, of seven fetched, over bare arrays. */
function plainEvaluations(alarms: number, minutes: number): { ns: number; last: boolean[] } {
  const series = Array.from({ length: alarms }, (_, i) =>
    Float64Array.from({ length: minutes }, (_unused, minute) => valueAt(i, minute)),
  );
  const last: boolean[] = [];
  const started = performance.now();
  for (let minute = 0; minute < minutes; minute++) {
    for (let i = 0; i < alarms; i++) {
      const values = series[i]!;
      let real = 0;
      let bad = 0;
      for (let at = minute; at >= 0 && at > minute - 7 && real < 5; at--) {
        const value = values[at]!;
        if (Number.isNaN(value)) continue;
        real += 1;
        if (value > 70) bad += 1;
      }
      last[i] = bad >= 3;
    }
  }
  return { ns: ((performance.now() - started) * 1e6) / (alarms * minutes), last };
}

/** PutMetricData of 100 points, GetMetricData of a day, 1,000 alarms described (G10). */
export function benchCalls(): Figure[] {
  const world = blankAccount();
  const ctx: CloudWatchContext = world.context('cloudwatch');
  for (let i = 0; i < 2_000; i++) {
    const { Dimensions } = configOf(i);
    const name = { namespace: 'Bench', name: 'Load', dimensions: Dimensions };
    const stream = streamAt(ctx.state.store, handleOf(ctx.state.store, name));
    const values = Float64Array.from({ length: 1_440 }, (_, minute) => valueAt(i, minute));
    putRun(stream, { start: NOW - DAY, stepMs: MINUTE, values });
  }
  return [dayCall(), describeCall(), putCall()];

  function putCall(): Figure {
    const MetricData = Array.from({ length: 100 }, (_, i) => ({
      MetricName: 'Load',
      Dimensions: configOf(i).Dimensions,
      Value: i,
    }));
    const put100 = () => {
      ask(world, 'PutMetricData', { Namespace: 'Bench', MetricData: structuredClone(MetricData) });
      world.advance(world.now + MINUTE);
    };
    return { ...timed('calls: PutMetricData of 100 points', put100), floor: 2, goal: 0.2 };
  }

  function dayCall(): Figure {
    const Metric = { Namespace: 'Bench', MetricName: 'Load', Dimensions: configOf(7).Dimensions };
    const params = {
      StartTime: NOW - DAY,
      EndTime: NOW,
      MetricDataQueries: [{ Id: 'm', MetricStat: { Metric, Period: 60, Stat: 'Average' } }],
    };
    const day = () => {
      // A second passes, for the request rate.
      world.advance(world.now + 1_000);
      return ask<{ MetricDataResults: { Values: number[] }[] }>(world, 'GetMetricData', params);
    };
    const wanted = Array.from({ length: 1_440 }, (_, minute) => valueAt(7, 1_439 - minute));
    const given = day().MetricDataResults[0]!.Values;
    if (JSON.stringify(given) !== JSON.stringify(wanted.filter((v) => !Number.isNaN(v)))) {
      throw new Error('GetMetricData differs from what was put');
    }
    return { ...timed('calls: GetMetricData of a day', day), floor: 10, goal: 1 };
  }

  function describeCall(): Figure {
    for (let i = 0; i < 1_000; i++) {
      const { ActionsEnabled: _, ...input } = configOf(i);
      world.door.peek({ ...LOCAL, operation: 'PutMetricAlarm', params: input });
    }
    const describe = () => {
      let count = 0;
      let NextToken: string | undefined;
      do {
        const look = { ...LOCAL, operation: 'DescribeAlarms', params: { NextToken } };
        const outcome = world.door.peek(look);
        if (!outcome.ok) throw new Error(outcome.error.message);
        const page = outcome.result as { MetricAlarms: unknown[]; NextToken?: string };
        count += page.MetricAlarms.length;
        NextToken = page.NextToken;
      } while (NextToken);
      if (count !== 1_000) throw new Error(`${count} alarms were described`);
    };
    return { ...timed('calls: 1,000 alarms described', describe), floor: 25, goal: 2.5 };
  }
}

const LOCAL = { service: 'cloudwatch', region: 'eu-west-1' };

/** Fourteen days of one alarm (budget 100 ms). */
export function benchBacktest(): Figure[] {
  const world = blankAccount();
  const ctx: CloudWatchContext = world.context('cloudwatch');
  const config = configOf(1);
  const name = { namespace: 'Bench', name: 'Load', dimensions: config.Dimensions };
  const values = Float64Array.from({ length: 14 * 1_440 }, (_, minute) => valueAt(1, minute));
  const run = { start: NOW - 14 * DAY, stepMs: MINUTE, values };
  putRun(streamAt(ctx.state.store, handleOf(ctx.state.store, name)), run);
  const tryIt = () => alarmBacktest(ctx, { alarm: config, days: 14 });
  if (tryIt().pages.length === 0) throw new Error('the backtest found no page');
  return [{ ...timed('alarms: fourteen days replayed', tryIt), floor: 100, goal: 20 }];
}

function timed(name: string, run: () => unknown): Figure {
  for (let i = 0; i < 40; i++) run();
  const runs = 60;
  const started = performance.now();
  for (let i = 0; i < runs; i++) run();
  return { name, unit: 'ms', value: (performance.now() - started) / runs };
}
