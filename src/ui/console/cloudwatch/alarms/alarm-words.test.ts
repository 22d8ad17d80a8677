import { describe, expect, it } from 'vitest';
import { actionWords, condition } from './alarm-words.ts';

describe('an alarm in words', () => {
  it('reads like the console', () => {
    const words = condition({
      MetricName: 'CPUUtilization',
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 80,
      Period: 60,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 2,
    });
    expect(words).toBe('CPUUtilization > 80 for 2 datapoints within 3 minutes');
  });
  it('takes M as N where only N was given', () => {
    expect(condition({ MetricName: 'a', Period: 300, EvaluationPeriods: 1, Threshold: 1 })).toBe(
      'a ? 1 for 1 datapoint within 5 minutes',
    );
  });
  it('names actions by what they do', () => {
    expect(actionWords('arn:aws:sns:eu-west-1:111122223333:on-call')).toBe(
      'Notify the topic on-call',
    );
    expect(actionWords('arn:aws:automate:eu-west-1:ec2:stop')).toBe('EC2: stop the instance');
  });
});
