import { describe, expect, it } from 'vitest';
import { actionChoices } from './action-choices.ts';
import { EMPTY_FORM, type AlarmForm } from './alarm-input.ts';

const account = {
  topics: [{ TopicArn: 'arn:aws:sns:eu-west-1:111122223333:on-call' }],
  region: 'eu-west-1',
};
const labels = (form: Partial<AlarmForm>) =>
  actionChoices({ ...EMPTY_FORM, ...form }, account).map(({ label }) => label);

describe('the actions an alarm may have', () => {
  it('are the topics of the Region', () => {
    expect(labels({})).toEqual(['Choose what to do', 'Notify the topic on-call']);
  });
  it('are EC2 actions too where the metric belongs to one instance', () => {
    const metric = {
      Namespace: 'AWS/EC2',
      MetricName: 'CPUUtilization',
      Dimensions: [{ Name: 'InstanceId', Value: 'i-1' }],
    };
    expect(labels({ metric })).toContain('EC2: recover this instance');
  });
  it('keep what an edited alarm does elsewhere', () => {
    const arn = 'arn:aws:autoscaling:eu-west-1:111122223333:scalingPolicy:1';
    expect(labels({ actions: [{ state: 'ALARM', arn }] })).toContain(arn);
  });
});
