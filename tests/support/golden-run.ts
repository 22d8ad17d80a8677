/**
 * A short life of Larkfield that every engine, every way of cutting time and every release must
 * live alike: six hours of history, then a learner's acts on a working Monday. Plain data in, so
 * that a browser can run it too.
 */
import type { CallRequest, Params } from '../../src/gateway/call.ts';
import { HOUR_MS, MINUTE_MS, type Instant } from '../../src/kernel/clock.ts';
import type { WorldFile } from '../../src/lessons/schema.ts';
import { SANDBOX_START, sandboxSpec } from '../../src/lessons/spec.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import type { JournalEntry } from '../../src/world/state.ts';
import { openWorld, type World } from '../../src/world/world.ts';

/** Monday, 09:00 UTC: people are at work. */
export const OPENS = SANDBOX_START + 3 * HOUR_MS;
export const ENDS = OPENS + 4 * HOUR_MS;
export const SEED = 7;

export interface GoldenAct {
  readonly at: Instant;
  readonly request: CallRequest;
}

/** The world at the beginning of its six hours of history. */
export function openGolden(file: WorldFile, seed = SEED): World {
  return openWorld({ ...sandboxSpec(file, OPENS), historyDays: 0.25 }, seed, FITTINGS);
}

/** What the learner does: an alarm that fires, a machine that stops, a user, a mistake. */
export function goldenActs(file: WorldFile): GoldenAct[] {
  const alarm = {
    AlarmName: 'checkout is busy',
    Namespace: 'AWS/Lambda',
    MetricName: 'Invocations',
    Dimensions: [{ Name: 'FunctionName', Value: 'larkfield-checkout' }],
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 2,
    Threshold: 3,
    ComparisonOperator: 'GreaterThanThreshold',
    AlarmActions: [`arn:aws:sns:${file.homeRegion}:${file.account}:on-call`],
  };
  const stopped = { InstanceIds: ['i-0e90c1d2b3a4f5867'] };
  return [
    act(file, 7.5, ['cloudwatch', 'PutMetricAlarm', alarm]),
    act(file, 31, ['ec2', 'StopInstances', stopped]),
    act(file, 64.25, ['iam', 'CreateUser', { UserName: 'temporary' }]),
    act(file, 64.5, ['iam', 'CreateUser', { UserName: 'temporary' }]),
    act(file, 90, ['ec2', 'StartInstances', stopped]),
    act(file, 150, ['cloudwatch', 'DescribeAlarmHistory', {}]),
  ];
}

function act(
  file: WorldFile,
  minute: number,
  [service, operation, params]: readonly [string, string, Params],
): GoldenAct {
  const request: CallRequest = {
    service,
    operation,
    region: service === 'iam' ? 'us-east-1' : file.homeRegion,
    params,
    credential: { kind: 'key', accessKeyId: 'AKIAIOSFODNN7LEARNER' },
    via: 'cli',
    userAgent: 'aws-cli/2.17.32',
    sourceIp: '192.0.2.50',
  };
  return { at: OPENS + minute * MINUTE_MS, request };
}

/** Plays acts at their instants; `pass` lets time pass and may hand over to another world. */
export function live(
  world: World,
  acts: readonly (GoldenAct | JournalEntry)[],
  pass: (world: World, until: Instant) => World = straight,
): World {
  let own = world;
  for (const { at, request } of acts) {
    own = pass(own, at);
    own.submit(request);
  }
  return pass(own, ENDS);
}

export function straight(world: World, until: Instant): World {
  world.advance(until);
  return world;
}

/** The digest that `tests/sim/golden.json` holds. */
export function goldenDigest(file: WorldFile): string {
  return live(openGolden(file), goldenActs(file)).digest();
}
