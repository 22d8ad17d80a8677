// A playback of a recorded world against the same world lived again: the same to the byte.
import { describe, expect, it } from 'vitest';
import type { Params } from '../../src/gateway/call.ts';
import { MINUTE_MS } from '../../src/kernel/clock.ts';
import type { HiddenWorld } from '../../src/lessons/replay/lab.ts';
import { hiddenSpec, type Told } from '../../src/lessons/replay/rehearsals.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import { whyNotPlayed } from '../../src/world/playback/configured.ts';
import { openPlayback, playOn } from '../../src/world/playback/play.ts';
import { record, type Recording } from '../../src/world/playback/recording.ts';
import { openRehearsal } from '../../src/world/rehearsal.ts';
import { deliveredMessages } from '../../src/world/views/messages.ts';
import { openWorld, type World } from '../../src/world/world.ts';
import { readScenario, readWorld } from '../../tools/scenario-files.ts';

const SLOW_MS = 120_000;
const PAGES = 'arn:aws:sns:eu-west-1:111122223333:on-call';
const TICKETS = [{ Name: 'InstanceId', Value: 'i-0f1e2d3c4b5a69780' }];
const BUILD = [{ Name: 'InstanceId', Value: 'i-0b41d5e7a9c3f2106' }];
const BALANCER = [{ Name: 'LoadBalancer', Value: 'app/larkfield-web/50dc6c495c0c9188' }];

function toldOf(id: string): Told {
  const scenario = readScenario(id);
  return { scenario, world: readWorld(scenario.world) };
}

/** The learner's own world at the opening of the story. */
function ownWorld({ scenario, world }: Told): World {
  const own = { seed: 7, kind: 'incident', untilMinute: 0 } as const;
  const spec = { ...hiddenSpec({ scenario, world }, own), historyDays: 0.05 };
  const opened = openWorld(spec, 7, FITTINGS);
  opened.advance(spec.start);
  return opened;
}

function call(world: World, name: string, params: Params): void {
  const [service, operation] = name.split('.') as [string, string];
  const outcome = world.submit({
    ...{ service, operation, params, region: 'eu-west-1', via: 'cli', userAgent: 'aws-cli' },
    credential: { kind: 'key', accessKeyId: 'AKIAIOSFODNN7LEARNER' },
    sourceIp: '192.0.2.50',
  });
  if (!outcome.ok) throw new Error(`${name}: ${outcome.error.message}`);
}

function alarm(world: World, AlarmName: string, rest: Params): void {
  const line = { EvaluationPeriods: 1, ComparisonOperator: 'GreaterThanThreshold' };
  const told = { AlarmActions: [PAGES], OKActions: [PAGES] };
  const minute = rest['Metrics'] ? {} : { Period: 60 };
  call(world, 'cloudwatch.PutMetricAlarm', { AlarmName, ...line, ...told, ...minute, ...rest });
}

function recordingOf(told: Told, world: HiddenWorld): Recording {
  const spec = hiddenSpec(told, world);
  const until = spec.start + world.untilMinute * MINUTE_MS;
  const living = record({ spec, seed: world.seed, until }, FITTINGS);
  for (;;) {
    const step = living.next();
    if (step.done) return step.value;
  }
}

/** What became of the learner's alarms, and everything that reached anybody. */
function outcomeOf(world: World, own: World) {
  const { history } = world.context('cloudwatch').state as { history: { alarmName: string }[] };
  const { alarms } = own.context('cloudwatch').state as {
    alarms: { config: { AlarmName: string; AlarmActions: string[] } }[];
  };
  const names = alarms
    .filter(({ config }) => config.AlarmActions.includes(PAGES))
    .map(({ config }) => config.AlarmName);
  return {
    history: history.filter(({ alarmName }) => names.includes(alarmName)),
    messages: deliveredMessages(world).filter(({ delivery }) => {
      return delivery.at > world.state.spec.start;
    }),
  };
}

/** Both ways; expects them to be the same and answers how many messages there were. */
function compare(told: Told, own: World, hidden: HiddenWorld): number {
  const recording = recordingOf(told, hidden);
  expect(whyNotPlayed(own, recording)).toBeNull();
  const before = own.digest();
  const again = openRehearsal(own, hiddenSpec(told, hidden), hidden.seed);
  again.advance(recording.until);
  // Twice: a playback leaves its recording as it was.
  for (const _round of [1, 2]) {
    const playing = openPlayback(own, recording);
    for (const _share of playOn(playing));
    expect(outcomeOf(playing.world, own)).toEqual(outcomeOf(again, own));
  }
  expect(own.digest()).toBe(before);
  return outcomeOf(again, own).messages.length;
}

describe('a playback', { timeout: SLOW_MS }, () => {
  const DAY = { seed: 41, kind: 'quiet', untilMinute: 1_440 } as const;
  const STORM = { seed: 42, kind: 'incident', untilMinute: 120 } as const;

  it('tells of machines what the lived world tells: every statistic, late data, expressions', () => {
    const told = toldOf('cpu-spike');
    const own = ownWorld(told);
    const cpu = { Namespace: 'AWS/EC2', MetricName: 'CPUUtilization', Dimensions: TICKETS };
    const slow = { Namespace: 'AWS/ApplicationELB', MetricName: 'TargetResponseTime' };
    const stat = (MetricName: string) => {
      const Metric = { Namespace: 'AWS/ApplicationELB', MetricName, Dimensions: BALANCER };
      return { ReturnData: false, MetricStat: { Metric, Period: 60, Stat: 'Sum' } };
    };
    const errors = { Id: 'e', Expression: '100 * bad / all', ReturnData: true };
    const bad = { Id: 'bad', ...stat('HTTPCode_Target_4XX_Count') };
    const ratio = [errors, bad, { Id: 'all', ...stat('RequestCount') }];
    const five = { Dimensions: BUILD, Period: 300, EvaluationPeriods: 2 };
    alarm(own, 'busy', { ...cpu, Statistic: 'Average', Threshold: 25 });
    alarm(own, 'peaks', { ...cpu, Statistic: 'Maximum', Period: 180, Threshold: 27 });
    alarm(own, 'build', { ...cpu, ...five, Statistic: 'Average', Threshold: 20 });
    alarm(own, 'build by the minute', {
      ...cpu,
      ...five,
      Period: 60,
      Statistic: 'Sum',
      Threshold: 1,
    });
    alarm(own, 'slow', {
      ...slow,
      Dimensions: BALANCER,
      ExtendedStatistic: 'p95',
      Threshold: 0.15,
    });
    alarm(own, 'errors', { Metrics: ratio, Threshold: 1 });
    call(own, 'cloudwatch.PutMetricAlarm', {
      ...{ ...cpu, AlarmName: 'only to look at', Statistic: 'Average', Threshold: 1, Period: 60 },
      ...{ EvaluationPeriods: 1, ComparisonOperator: 'GreaterThanThreshold' },
    });
    expect(compare(told, own, DAY)).toBeGreaterThan(20);
    expect(compare(told, own, STORM)).toBeGreaterThan(2);
  });

  it('tells of calls what the lived world tells: usage, and filters over the log of the trail', () => {
    const told = toldOf('call-volume-anomaly');
    const own = ownWorld(told);
    const logGroupName = 'CloudTrail/larkfield';
    const filter = (filterName: string, filterPattern: string, rest: Params) => {
      const to = { metricName: filterName, metricNamespace: 'Mine', metricValue: '1', ...rest };
      const metricTransformations = [to];
      const params = { logGroupName, filterName, filterPattern, metricTransformations };
      call(own, 'logs.PutMetricFilter', params);
    };
    filter('describes', '{ $.eventName = "Describe*" }', { defaultValue: 0 });
    filter('writes', '{ $.readOnly IS FALSE }', { dimensions: { Source: '$.eventSource' } });
    const mine = { Namespace: 'Mine', Statistic: 'Sum', Threshold: 0 };
    const calls = ['EC2', 'API', 'DescribeInstances', 'None'];
    const names = ['Service', 'Type', 'Resource', 'Class'];
    const Dimensions = calls.map((Value, i) => ({ Name: names[i]!, Value }));
    const usage = { Namespace: 'AWS/Usage', MetricName: 'CallCount', Dimensions };
    const from = [{ Name: 'Source', Value: 'signin.amazonaws.com' }];
    alarm(own, 'calls', { ...usage, Statistic: 'Sum', Period: 300, Threshold: 3 });
    alarm(own, 'describes', { ...mine, MetricName: 'describes' });
    alarm(own, 'writes', { ...mine, MetricName: 'writes', Dimensions: from });
    expect(compare(told, own, DAY)).toBeGreaterThan(20);
  });

  it('is refused where the configuration acts on the world, and where its log was let go', () => {
    const told = toldOf('cpu-spike');
    const recording = recordingOf(told, { ...STORM, untilMinute: 5 });
    const acting = ownWorld(told);
    const cpu = { Namespace: 'AWS/EC2', MetricName: 'CPUUtilization', Dimensions: BUILD };
    const stop = { AlarmActions: ['arn:aws:automate:eu-west-1:ec2:stop'], OKActions: [] };
    alarm(acting, 'stop', { ...cpu, ...stop, Statistic: 'Average', Threshold: 1 });
    expect(whyNotPlayed(acting, recording)).toBe('stop: an action on the account itself');
    const trailing = ownWorld(told);
    call(trailing, 'cloudtrail.StopLogging', { Name: 'larkfield' });
    expect(whyNotPlayed(trailing, recording)).toContain('the trail larkfield');
    expect(whyNotPlayed(ownWorld(told), recording)).toBeNull();
  });
});
