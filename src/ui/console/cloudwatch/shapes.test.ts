import { describe, expect, it } from 'vitest';
import { periodOf, queriesAt } from './shapes.ts';

const MATH = [
  { Id: 'm1', ReturnData: false, MetricStat: { Period: 300, Stat: 'Sum' } },
  { Id: 'e1', Expression: 'm1 * 2' },
];
const ALARM = { AlarmName: 'a', AlarmArn: 'arn', StateValue: 'OK' };

describe('the period of an alarm', () => {
  it('is its own, or that of the queries of its metric math', () => {
    expect(periodOf({ ...ALARM, Period: 10 })).toBe(10);
    expect(periodOf({ ...ALARM, Metrics: MATH })).toBe(300);
    expect(periodOf(ALARM)).toBe(60);
  });

  it('is changed in every query alike, and nothing else is', () => {
    expect(queriesAt(MATH, 3600)).toEqual([
      { Id: 'm1', ReturnData: false, MetricStat: { Period: 3600, Stat: 'Sum' } },
      { Id: 'e1', Expression: 'm1 * 2', Period: 3600 },
    ]);
  });
});
