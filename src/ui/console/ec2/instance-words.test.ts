import { describe, expect, it } from 'vitest';
import type { MetricAlarm } from '../cloudwatch/shapes.ts';
import { alarmStatus, checkWords, stateWords } from './instance-words.ts';

const checks = (system: string, instance: string, ebs?: string) => ({
  InstanceId: 'i-1',
  SystemStatus: { Status: system },
  InstanceStatus: { Status: instance },
  ...(ebs === undefined ? {} : { AttachedEbsStatus: { Status: ebs } }),
});

const alarm = (AlarmName: string, StateValue: string, Value: string): MetricAlarm => ({
  AlarmName,
  AlarmArn: `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:${AlarmName}`,
  StateValue,
  Dimensions: [{ Name: 'InstanceId', Value }],
});

describe('an instance in words', () => {
  it('writes a state with a capital, as the console does', () => {
    expect(['running', 'stopped', 'shutting-down'].map(stateWords)).toEqual([
      'Running',
      'Stopped',
      'Shutting-down',
    ]);
    expect(stateWords(undefined)).toBe('–');
  });
  it('counts the status checks that passed among those that are answered', () => {
    expect(checkWords(checks('ok', 'ok'))).toEqual({ text: '2/2 checks passed', tone: 'good' });
    expect(checkWords(checks('ok', 'ok', 'ok'))?.text).toBe('3/3 checks passed');
    expect(checkWords(checks('ok', 'impaired'))).toEqual({
      text: '1/2 checks passed',
      tone: 'warning',
    });
  });
  it('says that an instance just started is initializing, though its volumes have passed', () => {
    expect(checkWords(checks('initializing', 'initializing', 'ok'))?.text).toBe('Initializing');
    expect(checkWords(checks('insufficient-data', 'ok'))?.text).toBe('Insufficient data');
  });
  it('says nothing of the checks of an instance that does not run', () => {
    expect(checkWords(undefined)).toBeNull();
    expect(checkWords(checks('not-applicable', 'not-applicable'))).toBeNull();
  });
  it('shows the worst state among the alarms of the instance alone', () => {
    const alarms = [
      alarm('a', 'OK', 'i-1'),
      alarm('b', 'ALARM', 'i-1'),
      alarm('c', 'INSUFFICIENT_DATA', 'i-1'),
      alarm('d', 'ALARM', 'i-2'),
      alarm('e', 'OK', 'i-3'),
      alarm('f', 'OK', 'i-3'),
    ];
    expect(alarmStatus(alarms, 'i-1')).toEqual({ text: '1 in alarm', tone: 'bad' });
    expect(alarmStatus(alarms.slice(2), 'i-1').text).toBe('1 insufficient data');
    expect(alarmStatus(alarms, 'i-3')).toEqual({ text: '2 OK', tone: 'good' });
    expect(alarmStatus(alarms, 'i-4').text).toBe('No alarms');
  });
});
