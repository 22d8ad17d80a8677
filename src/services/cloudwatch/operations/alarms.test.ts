import { describe, expect, it } from 'vitest';
import { ask, blankAccount, NOW, send } from '../../../../tests/parity/cloudwatch-account.ts';
import {
  heardTopics,
  published,
  TOPIC,
  type Published,
} from '../../../../tests/support/heard-topics.ts';
import { restoreWorld, type World } from '../../../world/world.ts';

const MINUTE = 60_000;
const alarm = {
  AlarmName: 'orders-high',
  Namespace: 'Shop',
  MetricName: 'Orders',
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 2,
  Threshold: 10,
  ComparisonOperator: 'GreaterThanThreshold',
  AlarmActions: [TOPIC],
};

interface Described {
  MetricAlarms: Record<string, unknown>[];
}

function stateOf(world: World, name = alarm.AlarmName) {
  const { MetricAlarms } = ask<Described>(world, 'DescribeAlarms', { AlarmNames: [name] });
  return MetricAlarms[0]!;
}

/** Publishes one value a minute and lets each minute pass. */
function live(world: World, values: (number | null)[]): void {
  for (const Value of values) {
    if (Value !== null) {
      const datum = { MetricName: 'Orders', Value };
      ask(world, 'PutMetricData', { Namespace: 'Shop', MetricData: [datum] });
    }
    world.advance(world.now + MINUTE);
  }
}

/** What a topic was handed, by protocol. */
function textsOf({ Message }: Published) {
  return JSON.parse(Message) as { default: string; sms: string; email: string };
}

describe('a metric alarm', () => {
  it('starts without enough data and with the reason AWS gives', () => {
    const world = blankAccount();
    ask(world, 'PutMetricAlarm', alarm);
    expect(stateOf(world)).toMatchObject({
      AlarmArn: 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders-high',
      StateValue: 'INSUFFICIENT_DATA',
      StateReason: 'Unchecked: Initial alarm creation',
      StateUpdatedTimestamp: NOW,
      Dimensions: [],
      ActionsEnabled: true,
    });
    expect(stateOf(world)).not.toHaveProperty('TreatMissingData');
  });

  it('pages once when it goes into ALARM, in the words of AWS', () => {
    const world = blankAccount(heardTopics());
    ask(world, 'PutMetricAlarm', alarm);
    live(world, [5, 5, 20, 20, 20, 20, 5]);
    world.advance(world.now + MINUTE);
    expect(stateOf(world).StateValue).toBe('OK');
    const [notice, another] = published(world);
    expect(another).toBeUndefined();
    expect(notice).toMatchObject({ Subject: 'ALARM: "orders-high" in EU (Ireland)' });
    const texts = textsOf(notice!);
    expect(texts.sms).toBe('ALARM: "orders-high" in EU (Ireland)');
    expect(texts.email).toMatch(/^You are receiving this email because your Amazon CloudWatch Al/);
    expect(JSON.parse(texts.default)).toMatchObject({
      AlarmName: 'orders-high',
      AlarmDescription: null,
      AWSAccountId: '111122223333',
      NewStateValue: 'ALARM',
      OldStateValue: 'OK',
      NewStateReason:
        'Threshold Crossed: 2 datapoints [20.0 (02/03/26 06:03:00), 20.0 (02/03/26 06:02:00)] ' +
        'were greater than the threshold (10.0).',
      Region: 'EU (Ireland)',
      Trigger: { MetricName: 'Orders', Statistic: 'SUM', Unit: null, Threshold: 10, Period: 60 },
    });
    expect(texts.default).toContain('"OldStateValue":"OK","ActionExecutedAfterMuteWindow":false');
    expect(texts.default).toContain('"Threshold":10.0');
  });

  it('remembers configuration, state and action in its history', () => {
    const world = blankAccount(heardTopics());
    ask(world, 'PutMetricAlarm', alarm);
    live(world, [20, 20, 20]);
    ask(world, 'DeleteAlarms', { AlarmNames: [alarm.AlarmName] });
    const { AlarmHistoryItems } = ask<{ AlarmHistoryItems: Record<string, string>[] }>(
      world,
      'DescribeAlarmHistory',
      { AlarmName: alarm.AlarmName, ScanBy: 'TimestampAscending' },
    );
    expect(AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary)).toEqual([
      'Alarm "orders-high" created',
      'Alarm updated from INSUFFICIENT_DATA to ALARM',
      `Successfully executed action ${TOPIC}`,
      'Alarm "orders-high" deleted',
    ]);
    const data = JSON.parse(AlarmHistoryItems[1]!.HistoryData!) as {
      newState: { stateReasonData: { recentDatapoints: number[] } };
    };
    expect(data.newState.stateReasonData.recentDatapoints).toEqual([20, 20]);
  });

  it('keeps its state when it is replaced, and the same configuration changes nothing', () => {
    const world = blankAccount(heardTopics());
    ask(world, 'PutMetricAlarm', alarm);
    live(world, [20, 20, 20]);
    const before = stateOf(world);
    ask(world, 'PutMetricAlarm', alarm);
    expect(stateOf(world)).toEqual(before);
    ask(world, 'PutMetricAlarm', { ...alarm, Threshold: 15 });
    expect(stateOf(world)).toMatchObject({ StateValue: 'ALARM', Threshold: 15 });
  });

  it('tells its history when an action fails, and changes state all the same', () => {
    const world = blankAccount();
    ask(world, 'PutMetricAlarm', alarm);
    live(world, [20, 20, 20]);
    expect(stateOf(world).StateValue).toBe('ALARM');
    const { AlarmHistoryItems } = ask<{ AlarmHistoryItems: Record<string, string>[] }>(
      world,
      'DescribeAlarmHistory',
      { HistoryItemType: 'Action' },
    );
    expect(AlarmHistoryItems[0]!.HistorySummary).toContain(`Failed to execute action ${TOPIC}`);
  });

  it('is put right by the next evaluation after SetAlarmState', () => {
    const world = blankAccount(heardTopics());
    ask(world, 'PutMetricAlarm', alarm);
    live(world, [5, 5, 5]);
    const test = { AlarmName: alarm.AlarmName, StateValue: 'ALARM', StateReason: 'drill' };
    ask(world, 'SetAlarmState', test);
    expect(stateOf(world)).toMatchObject({ StateValue: 'ALARM', StateReason: 'drill' });
    live(world, [5]);
    expect(stateOf(world).StateValue).toBe('OK');
    expect(published(world)).toHaveLength(1);
  });

  it('does not page while its actions are disabled, nor afterwards', () => {
    const world = blankAccount(heardTopics());
    ask(world, 'PutMetricAlarm', alarm);
    ask(world, 'DisableAlarmActions', { AlarmNames: [alarm.AlarmName, 'unknown'] });
    live(world, [20, 20, 20]);
    ask(world, 'EnableAlarmActions', { AlarmNames: [alarm.AlarmName] });
    live(world, [20]);
    expect(stateOf(world).StateValue).toBe('ALARM');
    expect(published(world)).toHaveLength(0);
  });

  it('with no data keeps its state when told to ignore', () => {
    const world = blankAccount();
    ask(world, 'PutMetricAlarm', { ...alarm, AlarmActions: [], TreatMissingData: 'ignore' });
    live(world, [20, 20, 20, ...new Array<null>(10).fill(null)]);
    expect(stateOf(world).StateValue).toBe('ALARM');
    ask(world, 'PutMetricAlarm', { ...alarm, AlarmActions: [], TreatMissingData: 'missing' });
    live(world, [null, null]);
    expect(stateOf(world)).toMatchObject({
      StateValue: 'INSUFFICIENT_DATA',
      StateReason: 'Insufficient Data: 2 datapoints were unknown.',
    });
  });

  it('watches an expression over metrics', () => {
    const world = blankAccount();
    const Metric = { Namespace: 'Shop', MetricName: 'Orders' };
    ask(world, 'PutMetricAlarm', {
      AlarmName: 'doubled',
      EvaluationPeriods: 1,
      Threshold: 30,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      Metrics: [
        { Id: 'm', MetricStat: { Metric, Period: 60, Stat: 'Sum' }, ReturnData: false },
        { Id: 'e', Expression: 'm * 2' },
      ],
    });
    live(world, [5, 20, 20]);
    expect(stateOf(world, 'doubled')).toMatchObject({
      StateValue: 'ALARM',
      StateReason:
        'Threshold Crossed: 1 datapoint [40.0 (02/03/26 06:01:00)] was greater than the threshold (30.0).',
    });
  });

  it('watches percentiles and ten-second metrics', () => {
    const world = blankAccount();
    ask(world, 'PutMetricAlarm', {
      ...alarm,
      AlarmName: 'p90',
      Statistic: undefined,
      ExtendedStatistic: 'p90',
      AlarmActions: [],
    });
    ask(world, 'PutMetricAlarm', { ...alarm, AlarmName: 'fast', Period: 10, AlarmActions: [] });
    for (let i = 0; i < 24; i++) {
      const datum = { MetricName: 'Orders', Values: [1, 40], Counts: [1, 9], StorageResolution: 1 };
      ask(world, 'PutMetricData', { Namespace: 'Shop', MetricData: [datum] });
      world.advance(world.now + 10_000);
    }
    expect(stateOf(world, 'fast').StateValue).toBe('ALARM');
    expect(stateOf(world, 'p90').StateValue).toBe('ALARM');
  });

  it('goes on the same after a snapshot in the middle', () => {
    const world = blankAccount(heardTopics());
    ask(world, 'PutMetricAlarm', alarm);
    live(world, [5, 20]);
    const copy = restoreWorld(world.snapshot(), world.fittings);
    for (const one of [world, copy]) live(one, [20, 20, 5, null, null, 30]);
    expect(copy.digest()).toBe(world.digest());
  });

  it('may be called __proto__', () => {
    const world = blankAccount();
    ask(world, 'PutMetricAlarm', { ...alarm, AlarmName: '__proto__', AlarmActions: [] });
    live(world, [20, 20, 20]);
    expect(stateOf(world, '__proto__').StateValue).toBe('ALARM');
  });
});

describe('alarm parameters', () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ['a period of 45 s', { Period: 45 }, 'Period must be 10, 20, 30 or a multiple of 60'],
    [
      'M above N',
      { DatapointsToAlarm: 3 },
      'DatapointsToAlarm must be less than or equal to EvaluationPeriods',
    ],
    [
      'an action that is no ARN',
      { AlarmActions: ['not-an-arn'] },
      'Invalid arn syntax: not-an-arn',
    ],
    [
      'both kinds of statistic',
      { ExtendedStatistic: 'p90' },
      'PutMetricAlarm request can not be made with both Statistic and ExtendedStatistic parameters. Only one of them should be present',
    ],
    [
      'an unknown treatment',
      { TreatMissingData: 'x' },
      'The value x is not supported for TreatMissingData parameter. Supported values are [breaching, notBreaching, ignore, missing].',
    ],
  ];
  it.each(cases)('%s is refused in the words of AWS', (_, change, message) => {
    const outcome = send(blankAccount(), 'PutMetricAlarm', { ...alarm, ...change });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'ValidationError', message } });
  });

  it('a failing update leaves the alarm as it was', () => {
    const world = blankAccount();
    ask(world, 'PutMetricAlarm', alarm);
    const before = stateOf(world);
    send(world, 'PutMetricAlarm', { ...alarm, Period: 45 });
    expect(stateOf(world)).toEqual(before);
  });

  it('deleting passes over names that are not there', () => {
    const world = blankAccount();
    ask(world, 'PutMetricAlarm', alarm);
    const names = [alarm.AlarmName, 'wrong'];
    ask(world, 'DeleteAlarms', { AlarmNames: names });
    expect(stateOf(world)).toBeUndefined();
    ask(world, 'DeleteAlarms', { AlarmNames: names });
  });
});
