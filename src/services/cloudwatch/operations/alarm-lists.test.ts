import { describe, expect, it } from 'vitest';
import { ask, blankAccount, send } from '../../../../tests/parity/cloudwatch-account.ts';

const ALARM = {
  AlarmName: 'orders-high',
  Namespace: 'Shop',
  MetricName: 'Orders',
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 10,
  ComparisonOperator: 'GreaterThanThreshold',
};
const ResourceARN = 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders-high';

describe('DescribeAlarmsForMetric', () => {
  it('answers the alarms on one exact metric, narrowed by statistic and period', () => {
    const world = blankAccount();
    const Dimensions = [{ Name: 'Shop', Value: 'north' }];
    ask(world, 'PutMetricAlarm', ALARM);
    ask(world, 'PutMetricAlarm', { ...ALARM, AlarmName: 'orders-slow', Period: 300 });
    ask(world, 'PutMetricAlarm', { ...ALARM, AlarmName: 'north-high', Dimensions });
    const found = (more: object = {}) =>
      ask<{ MetricAlarms: { AlarmName: string }[] }>(world, 'DescribeAlarmsForMetric', {
        Namespace: 'Shop',
        MetricName: 'Orders',
        ...more,
      }).MetricAlarms.map(({ AlarmName }) => AlarmName);
    expect(found()).toEqual(['orders-high', 'orders-slow']);
    expect(found({ Period: 300 })).toEqual(['orders-slow']);
    expect(found({ Statistic: 'Average' })).toEqual([]);
    expect(found({ Dimensions })).toEqual(['north-high']);
  });
});

describe('the tags of an alarm', () => {
  it('are set, changed, taken off, and gone with it', () => {
    const world = blankAccount();
    ask(world, 'PutMetricAlarm', { ...ALARM, Tags: [{ Key: 'team', Value: 'web' }] });
    const Tags = [
      { Key: 'team', Value: 'sre' },
      { Key: 'cost', Value: '7' },
    ];
    ask(world, 'TagResource', { ResourceARN, Tags });
    expect(ask(world, 'ListTagsForResource', { ResourceARN })).toEqual({ Tags });
    ask(world, 'UntagResource', { ResourceARN, TagKeys: ['cost', 'nothing'] });
    expect(ask(world, 'ListTagsForResource', { ResourceARN })).toEqual({ Tags: [Tags[0]] });
    ask(world, 'DeleteAlarms', { AlarmNames: ['orders-high'] });
    expect(send(world, 'ListTagsForResource', { ResourceARN })).toMatchObject({
      error: { code: 'ResourceNotFoundException' },
    });
    ask(world, 'PutMetricAlarm', ALARM);
    expect(ask(world, 'ListTagsForResource', { ResourceARN })).toEqual({ Tags: [] });
  });
});
