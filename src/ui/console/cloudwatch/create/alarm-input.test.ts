import { describe, expect, it } from 'vitest';
import {
  EMPTY_FORM,
  formErrors,
  formFromQuery,
  formOf,
  mathOf,
  PERIODS,
  putMetricAlarm,
  readDimensions,
  withMetric,
  withOwn,
  writeDimensions,
} from './alarm-input.ts';

const metric = {
  Namespace: 'AWS/EC2',
  MetricName: 'CPUUtilization',
  Dimensions: [{ Name: 'InstanceId', Value: 'i-0a1b' }],
};
const form = {
  ...EMPTY_FORM,
  metric,
  threshold: '80',
  name: 'cpu-high',
  evaluationPeriods: '3',
  datapointsToAlarm: '2',
};

describe('the create-alarm form', () => {
  it('starts with the defaults of the console', () => {
    expect(EMPTY_FORM).toMatchObject({
      statistic: 'Average',
      periodSeconds: 300,
      treatMissingData: 'missing',
    });
  });
  it('names each missing or unreadable field', () => {
    expect(Object.keys(formErrors(EMPTY_FORM))).toEqual(['metric', 'threshold', 'name']);
    expect(formErrors({ ...form, datapointsToAlarm: '4' }).datapointsToAlarm).toContain('At most');
    for (const threshold of ['high', '0x10', '1e999', ' ']) {
      expect(formErrors({ ...form, threshold }).threshold, threshold).toBeDefined();
    }
    for (const threshold of ['80', '-0.5', '.5', '1e3']) {
      expect(formErrors({ ...form, threshold }).threshold, threshold).toBeUndefined();
    }
    expect(formErrors({ ...form, name: '__proto__' })).toEqual({});
  });
  it('makes the call a script would make', () => {
    expect(putMetricAlarm({ ...form, actions: [{ state: 'ALARM', arn: 'arn:t' }] })).toMatchObject({
      AlarmName: 'cpu-high',
      Statistic: 'Average',
      Period: 300,
      Threshold: 80,
      AlarmActions: ['arn:t'],
      OKActions: [],
    });
  });
  it('asks for percentiles as an extended statistic', () => {
    const params = putMetricAlarm({ ...form, statistic: 'p99' });
    expect(params.ExtendedStatistic).toBe('p99');
    expect(params.Statistic).toBe(undefined);
  });
  it('opens an alarm for editing and saves it unchanged', () => {
    const params = putMetricAlarm(form);
    const alarm = { AlarmArn: '', StateValue: 'OK', ...params } as never;
    expect(putMetricAlarm(formOf(alarm))).toEqual(params);
  });
  it('leaves what it does not show as it is', () => {
    const elsewhere = { ActionsEnabled: false, Unit: 'Percent', Period: 120 };
    const alarm = { AlarmArn: '', StateValue: 'OK', ...putMetricAlarm(form), ...elsewhere };
    const opened = formOf(alarm as never);
    expect(putMetricAlarm(opened)).toMatchObject(elsewhere);
    expect(withOwn(PERIODS, opened.periodSeconds)).toContain(120);
    expect(putMetricAlarm(withMetric(opened, metric)).Unit).toBe(undefined);
  });
  it('keeps the expression of an alarm on metric math until a metric is chosen', () => {
    const Metrics = [
      { Id: 'm1', ReturnData: false, MetricStat: {} },
      { Id: 'e1', Expression: 'm1 * 2', ReturnData: true },
    ];
    const alarm = { AlarmName: 'double', Metrics, Threshold: 30, EvaluationPeriods: 1 };
    const opened = formOf(alarm as never);
    expect(formErrors(opened)).toEqual({});
    expect(mathOf(opened)).toBe('m1 * 2');
    expect(putMetricAlarm(opened)).toMatchObject({ Metrics });
    expect(putMetricAlarm(opened)).not.toHaveProperty('MetricName');
    expect(putMetricAlarm(withMetric(opened, metric))).not.toHaveProperty('Metrics');
  });
  it('reads a link that somebody mistyped', () => {
    expect(readDimensions('A=%zz')).toEqual([{ Name: 'A', Value: '%zz' }]);
  });
  it('takes a metric from a link, whatever its dimensions are called', () => {
    const dims = [{ Name: 'a=b,c', Value: '__proto__' }];
    expect(readDimensions(writeDimensions(dims))).toEqual(dims);
    const query = new URLSearchParams({ ns: 'X', metric: 'Y', dims: 'A=1', period: '60' });
    expect(formFromQuery(query)).toMatchObject({ periodSeconds: 60, metric: { MetricName: 'Y' } });
  });
});
