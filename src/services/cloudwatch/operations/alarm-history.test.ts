/** DescribeAlarmHistory and its HistoryData, member by member as answers of AWS were recorded. */
import { describe, expect, it } from 'vitest';
import { ask, blankAccount, send } from '../../../../tests/parity/cloudwatch-account.ts';
import { heardTopics, published, TOPIC } from '../../../../tests/support/heard-topics.ts';
import type { World } from '../../../world/world.ts';

const ALARM = {
  AlarmName: 'a',
  Namespace: 'Shop',
  MetricName: 'Orders',
  Statistic: 'Average',
  Period: 60,
  EvaluationPeriods: 3,
  Threshold: 10,
  ComparisonOperator: 'GreaterThanThreshold',
};

const CREATED =
  '"alarmArn":"arn:aws:cloudwatch:eu-west-1:111122223333:alarm:a",' +
  '"alarmConfigurationUpdatedTimestamp":"2026-03-02T06:00:00.000+0000","namespace":"Shop",' +
  '"metricName":"Orders","extendedStatistic":"AVERAGE","period":60,"dimensions":[],' +
  '"threshold":10.0,"comparisonOperator":"GreaterThanThreshold","evaluationPeriods":3,';
const STATE =
  '"stateValue":"INSUFFICIENT_DATA","stateUpdatedTimestamp":"2026-03-02T06:00:00.000+0000",';
const ACTIONS = '"alarmActions":[],"insufficientDataActions":[],"okactions":[]}';

function historyOf(world: World): string[] {
  const params = { AlarmName: 'a', ScanBy: 'TimestampAscending' };
  return ask<{ AlarmHistoryItems: { HistoryData: string }[] }>(
    world,
    'DescribeAlarmHistory',
    params,
  ).AlarmHistoryItems.map(({ HistoryData }) => HistoryData);
}

describe('the history of an alarm', () => {
  it('prints the configuration of a new one', () => {
    const world = blankAccount();
    ask(world, 'PutMetricAlarm', ALARM);
    expect(historyOf(world)).toEqual([
      `{"version":"1.0","type":"Create","createdAlarm":{"alarmName":"a",${CREATED}${STATE}` +
        `"actionsEnabled":true,${ACTIONS}}`,
    ]);
  });

  it('an update tells what the changed fields held, when they held anything', () => {
    const world = blankAccount();
    ask(world, 'PutMetricAlarm', ALARM);
    world.advance(world.now + 1_000);
    ask(world, 'PutMetricAlarm', { ...ALARM, AlarmDescription: 'd', TreatMissingData: 'ignore' });
    world.advance(world.now + 1_000);
    ask(world, 'DisableAlarmActions', { AlarmNames: ['a'] });
    const original = historyOf(world).map(
      (data) => (JSON.parse(data) as { originalUpdatedFields?: object }).originalUpdatedFields,
    );
    expect(original).toEqual([
      undefined,
      { alarmConfigurationUpdatedTimestamp: '2026-03-02T06:00:00.000+0000' },
      {
        alarmConfigurationUpdatedTimestamp: '2026-03-02T06:00:01.000+0000',
        actionsEnabled: true,
      },
    ]);
  });

  it('prints the metrics of an expression with their dimensions, even without any', () => {
    const world = blankAccount();
    const Metric = { Namespace: 'Shop', MetricName: 'Orders' };
    const Metrics = [
      { Id: 'm1', MetricStat: { Metric, Period: 60, Stat: 'Average' }, ReturnData: false },
      { Id: 'e1', Expression: 'm1+1', Period: 60, ReturnData: true },
    ];
    const { EvaluationPeriods, Threshold, ComparisonOperator } = ALARM;
    const rest = { EvaluationPeriods, Threshold, ComparisonOperator };
    ask(world, 'PutMetricAlarm', { AlarmName: 'a', Metrics, ...rest });
    expect(historyOf(world)[0]).toContain(
      '"metrics":[{"id":"m1","metricStat":{"metric":{"dimensions":[],"metricName":"Orders",' +
        '"namespace":"Shop"},"period":60,"stat":"Average"},"returnData":false},' +
        '{"expression":"m1+1","id":"e1","returnData":true,"period":60}]',
    );
    const { MetricAlarms } = ask<{ MetricAlarms: { Metrics: object[] }[] }>(
      world,
      'DescribeAlarms',
      {},
    );
    expect(MetricAlarms[0]!.Metrics[0]).toEqual({
      Id: 'm1',
      MetricStat: { Metric: { ...Metric, Dimensions: [] }, Period: 60, Stat: 'Average' },
      ReturnData: false,
    });
  });

  it('an action tells what was published, for machines, phones and mail', () => {
    const world = blankAccount(heardTopics());
    ask(world, 'PutMetricAlarm', { ...ALARM, AlarmActions: [TOPIC] });
    ask(world, 'SetAlarmState', { AlarmName: 'a', StateValue: 'ALARM', StateReason: 'drill' });
    const action = historyOf(world).at(-1)!;
    expect(action).toMatch(
      /^\{"actionState":"Succeeded","stateUpdateTimestamp":\d+,"notificationResource":"arn:aws:sns/,
    );
    const { publishedMessage, ...more } = JSON.parse(action) as { publishedMessage: string };
    expect(Object.keys(JSON.parse(publishedMessage) as object)).toEqual([
      'default',
      'sms',
      'email',
    ]);
    expect(more).toMatchObject({ error: null, muteWindowEndTimestamp: null });
  });

  it('an action that failed published nothing, and says whose leave was missing', () => {
    const world = blankAccount(heardTopics({ isClosed: true }));
    ask(world, 'PutMetricAlarm', { ...ALARM, AlarmActions: [TOPIC] });
    ask(world, 'SetAlarmState', { AlarmName: 'a', StateValue: 'ALARM', StateReason: 'drill' });
    const [newest] = ask<{ AlarmHistoryItems: Record<string, string>[] }>(
      world,
      'DescribeAlarmHistory',
      { HistoryItemType: 'Action' },
    ).AlarmHistoryItems;
    expect(newest!.HistorySummary).toBe(`Failed to execute action ${TOPIC}`);
    expect(JSON.parse(newest!.HistoryData!)).toMatchObject({
      actionState: 'Failed',
      publishedMessage: null,
      error: `CloudWatch Alarms is not authorized to perform: SNS:Publish on resource:${TOPIC}`,
    });
  });

  it('has subjects of a hundred printable characters at most', () => {
    const world = blankAccount(heardTopics());
    for (const AlarmName of ['n'.repeat(200), 'café界']) {
      ask(world, 'PutMetricAlarm', { ...ALARM, AlarmName, AlarmActions: [TOPIC] });
      ask(world, 'SetAlarmState', { AlarmName, StateValue: 'ALARM', StateReason: 'drill' });
    }
    const [long, foreign] = published(world).map(({ Subject }) => Subject);
    expect(long).toBe(`ALARM: "${'n'.repeat(72)}..." in EU (Ireland)`);
    expect(long).toHaveLength(100);
    expect(foreign).toBe('ALARM: "caf_" in EU (Ireland)');
  });

  it('repeats a token that is none of its own', () => {
    expect(
      send(blankAccount(), 'DescribeAlarmHistory', { AlarmName: 'a', NextToken: 'invalid-token' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'InvalidNextToken', message: 'Invalid NextToken : invalid-token' },
    });
  });
});

describe('tags of alarms', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ Key: `key${i}`, Value: 'v' }));

  it.each([
    [
      { Tags: many(51) },
      'ValidationError',
      'The resultant tag set must not have more than 50 user tags.',
      400,
    ],
    [
      { Tags: [{ Key: 'AWS:x', Value: 'v' }] },
      'AccessDenied',
      'The provided tag keys must not start with any case of "aws:"',
      403,
    ],
  ])('are checked before an alarm is made: %#', (tags, code, message, status) => {
    const world = blankAccount();
    expect(send(world, 'PutMetricAlarm', { ...ALARM, ...tags })).toMatchObject({
      ok: false,
      error: { code, message, status },
    });
    expect(ask<{ MetricAlarms: object[] }>(world, 'DescribeAlarms', {}).MetricAlarms).toEqual([]);
  });

  it('are at most fifty, and those of an alarm that is not there are not found', () => {
    const world = blankAccount();
    ask(world, 'PutMetricAlarm', ALARM);
    const ResourceARN = 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:a';
    expect(send(world, 'TagResource', { ResourceARN, Tags: many(51) })).toMatchObject({
      error: { code: 'InvalidParameterValue', message: 'tags are invalid.', status: 400 },
    });
    expect(send(world, 'ListTagsForResource', { ResourceARN: `${ResourceARN}x` })).toMatchObject({
      error: { code: 'ResourceNotFoundException', message: '', status: 404 },
    });
  });
});
