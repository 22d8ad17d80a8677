/**
 * The whole engine on Larkfield: opening with its history and living on with fifty alarms (G2),
 * a replay grade of eight weeks (G18), the same digest whichever way it is lived (G19), and what a
 * snapshot and an open world cost.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { CallRequest, Params } from '../../src/gateway/call.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/kernel/clock.ts';
import { HiddenWorlds } from '../../src/lessons/replay/hidden-worlds.ts';
import type { ReplayTask } from '../../src/lessons/replay/lab.ts';
import { rehearseTask } from '../../src/lessons/replay/rehearsals.ts';
import { SANDBOX_START, sandboxSpec, worldSpecOf } from '../../src/lessons/spec.ts';
import { decode, encode } from '../../src/storage/codec.ts';
import { whyNotPlayed } from '../../src/world/playback/configured.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import { packInstant, packOpening, unpackOpening } from '../../src/world/pack/opening.ts';
import type { WorldSpec, WorldState } from '../../src/world/state.ts';
import { openWorld, restoreWorld, type World } from '../../src/world/world.ts';
import { goldenActs, live, openGolden } from '../../tests/support/golden-run.ts';
import { readScenario, readWorld } from '../scenario-files.ts';
import type { Figure } from './figure.ts';

const SEED = 7;
const ALARMS = 50;
const WEEK_MS = 7 * DAY_MS;
const file = readWorld('larkfield');

/** G19: one life, lived in four ways. */
export function benchSameLife(): Figure[] {
  const acts = goldenActs(file);
  const wanted = live(openGolden(file), acts).digest();
  const ways: [string, () => World][] = [
    ['straight again', () => live(openGolden(file), acts)],
    ['in pieces', () => live(openGolden(file), acts, inPieces)],
    ['saved and restored', () => live(openGolden(file), acts, restored)],
    ['other chunks of work', () => live(openGolden(file), acts, inChunks)],
  ];
  for (const [name, way] of ways) {
    if (way().digest() !== wanted) throw new Error(`a world lived ${name} has another digest`);
  }
  const { length: value } = ways;
  return [{ name: 'G19 world: same digest', unit: 'ways', value, floor: value, goal: value }];
}

function inPieces(world: World, until: number): World {
  while (world.now < until) world.advance(Math.min(until, world.now + 97_531));
  return world;
}

function restored(world: World, until: number): World {
  world.advance((world.now + until) / 2 - (((world.now + until) / 2) % 1_000));
  const again = restoreWorld(decode(encode(world.snapshot())) as WorldState, FITTINGS);
  again.advance(until);
  return again;
}

function inChunks(world: World, until: number): World {
  while (world.step(until, 3));
  return world;
}

/** G2: opening with history, a week with fifty alarms; the snapshot and the heap of that world. */
export function benchLarkfield(): Figure[] {
  const spec = sandboxSpec(file, SANDBOX_START);
  const heapBefore = heapMib();
  const began = performance.now();
  const world = openWorld(spec, SEED, FITTINGS);
  world.advance(packInstant(spec.start));
  const lived = performance.now() - began;
  const pack = packOpening(world);
  const rest = timed(() => world.advance(spec.start));
  const opening = timed(() => openedFrom(pack, spec));
  const heap = heapMib() - heapBefore;
  const alarms = addAlarms(world);
  if (alarms !== ALARMS) throw new Error(`${alarms} alarms were made, not ${ALARMS}`);
  const week = timed(() => world.advance(spec.start + WEEK_MS));
  const plain = plainWriting(seriesOf(world), WEEK_MS / MINUTE_MS);
  return [
    {
      name: 'G2 world: opening, from its pack',
      unit: 's',
      value: opening / 1e3,
      floor: 2,
      goal: 0.5,
    },
    {
      name: `G2 world: its ${spec.historyDays} days of history, lived aside`,
      unit: 's',
      value: (lived + rest) / 1e3,
      floor: 10,
    },
    {
      name: `G2 world: a week with ${ALARMS} alarms, simulated time by wall time`,
      unit: '×',
      value: WEEK_MS / week,
      floor: 50_000,
      goal: 300_000,
    },
    {
      name: 'G2 world: that week, against bare writing of as many numbers',
      unit: 'ms',
      value: week,
      reference: plain,
    },
    ...benchSnapshot(world),
    { name: 'world: heap after opening', unit: 'MiB', value: heap, floor: 150, goal: 50 },
  ];
}

/** What the worker does when a scenario is opened for the first time. */
function openedFrom(pack: Uint8Array, spec: WorldSpec): void {
  const opened = restoreWorld(unpackOpening(pack, spec), FITTINGS);
  opened.advance(spec.start);
  const answer = opened.peek({ service: 'ec2', operation: 'DescribeInstances', params: {} });
  if (!answer.ok) throw new Error(answer.error.message);
}

function benchSnapshot(world: World): Figure[] {
  const digest = world.digest();
  const copy = restoreWorld(world.snapshot(), FITTINGS);
  if (copy.digest() !== digest) throw new Error('a snapshot has another digest');
  const value = Math.min(...Array.from({ length: 5 }, () => timed(() => world.snapshot())));
  return [{ name: 'world: snapshot', unit: 'ms', value, floor: 50, goal: 10 }];
}

/** A number a minute for every series, into arrays, with a little arithmetic for each. */
function plainWriting(series: number, minutes: number): number {
  const columns = Array.from({ length: series }, () => new Float64Array(minutes));
  return timed(() => {
    for (let minute = 0; minute < minutes; minute++) {
      for (let i = 0; i < series; i++) {
        columns[i]![minute] = (Math.imul(i * 2_654_435_761 + minute, 0x85ebca6b) >>> 8) / 100;
      }
    }
  });
}

function seriesOf(world: World): number {
  const { store } = world.context('cloudwatch').state as { store: { streams: unknown[] } };
  return store.streams.length;
}

/** An alarm on each of the first metrics of the account that somebody writes. */
function addAlarms(world: World): number {
  const listed = world.peek({ service: 'cloudwatch', operation: 'ListMetrics', params: {} });
  const { Metrics } = (listed.ok ? listed.result : { Metrics: [] }) as {
    Metrics: { Namespace: string; MetricName: string; Dimensions: object[] }[];
  };
  let made = 0;
  for (const metric of Metrics.slice(0, ALARMS)) {
    const params = {
      ...metric,
      AlarmName: `bench ${made}`,
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 3,
      Threshold: 1e9,
      ComparisonOperator: 'GreaterThanThreshold',
    };
    const outcome = world.submit(learnerCall('PutMetricAlarm', params));
    if (outcome.ok) made += 1;
    world.advance(world.now + 1_000);
  }
  return made;
}

/**
 * G18: what a learner waits for who has alarms tried in eight ordinary weeks, once those were
 * lived; and the living of them, which the worker does aside.
 */
export function benchReplayGrade(): Figure[] {
  const scenario = readScenario('cpu-spike');
  const own = openWorld(worldSpecOf(scenario, file, { historyDays: 0.25 }), SEED, FITTINGS);
  own.advance(own.state.spec.start);
  addAlarmSet(own);
  const told = { scenario, world: file };
  const hidden = new HiddenWorlds(told, FITTINGS);
  const weeks: ReplayTask[] = Array.from({ length: 8 }, (_, i) => ({
    seed: 1_201 + i,
    kind: 'quiet',
    untilMinute: WEEK_MS / MINUTE_MS,
    without: [],
  }));
  const living = timed(() => {
    for (const week of weeks) run(hidden.record(week));
  });
  const [first] = weeks as [ReplayTask];
  const recording = run(hidden.record(first));
  const why = whyNotPlayed(own, recording);
  if (why !== null) throw new Error(`the alarm set is not played: ${why}`);
  const played = run(hidden.run(own, first));
  if (played.length === 0) throw new Error('the alarms of the replay never page');
  if (JSON.stringify(played) !== JSON.stringify(run(rehearseTask(own, told, first)))) {
    throw new Error('a week that is played sends other pages than one that is lived');
  }
  const value = timed(() => weeks.map((week) => run(hidden.run(own, week)))) / 1_000;
  return [
    { name: 'G18 replay grade: 8 weeks', unit: 's', value, floor: 3, goal: 0.5 },
    { name: 'G18 replay grade: first living of those weeks', unit: 's', value: living / 1_000 },
  ];
}

/** A busy machine, data that come every five minutes, the slow ones of a balancer, and a ratio. */
function addAlarmSet(world: World): void {
  const { account, homeRegion } = file;
  const instance = (Value: string) => [{ Name: 'InstanceId', Value }];
  const balancer = [{ Name: 'LoadBalancer', Value: 'app/larkfield-web/50dc6c495c0c9188' }];
  const metricOf = (Id: string, MetricName: string) => {
    const Metric = { Namespace: 'AWS/ApplicationELB', MetricName, Dimensions: balancer };
    return { Id, ReturnData: false, MetricStat: { Metric, Period: 60, Stat: 'Sum' } };
  };
  const plain = (MetricName: string, rest: object) => ({ MetricName, Period: 60, ...rest });
  const ec2 = { Namespace: 'AWS/EC2', Statistic: 'Average' };
  const tickets = { ...ec2, Dimensions: instance('i-0f1e2d3c4b5a69780'), Threshold: 20 };
  const build = { ...ec2, Dimensions: instance('i-0b41d5e7a9c3f2106'), Threshold: 20 };
  const slow = { Namespace: 'AWS/ApplicationELB', ExtendedStatistic: 'p99', Dimensions: balancer };
  const errors = { Id: 'e', Expression: '100 * bad / all', Label: 'errors', ReturnData: true };
  const ratio = [
    errors,
    metricOf('bad', 'HTTPCode_Target_4XX_Count'),
    metricOf('all', 'RequestCount'),
  ];
  const alarms = [
    plain('CPUUtilization', tickets),
    plain('CPUUtilization', { ...build, Period: 300 }),
    plain('TargetResponseTime', { ...slow, Threshold: 1 }),
    { Metrics: ratio, Threshold: 5 },
  ];
  for (const [i, alarm] of alarms.entries()) {
    const params = {
      ...alarm,
      AlarmName: `bench ${i}`,
      EvaluationPeriods: 3,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [`arn:aws:sns:${homeRegion}:${account}:on-call`],
    };
    const outcome = world.submit(learnerCall('PutMetricAlarm', params));
    if (!outcome.ok) throw new Error(outcome.error.message);
  }
  world.advance(world.now + HOUR_MS);
}

function learnerCall(operation: string, params: Params): CallRequest {
  return {
    ...{ service: 'cloudwatch', operation, region: file.homeRegion, params },
    credential: { kind: 'key', accessKeyId: 'AKIAIOSFODNN7LEARNER' },
    via: 'cli',
    userAgent: 'aws-cli/2.17.32',
    sourceIp: '192.0.2.50',
  };
}

function run<T>(work: Generator<number, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function heapMib(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
