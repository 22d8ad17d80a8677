/** Canned AWS answers for the gallery, by operation. */
const INSTANCE = {
  InstanceId: 'i-0a1b2c3d4e5f60718',
  InstanceType: 't3.small',
  State: { Code: 16, Name: 'running' },
  Placement: { AvailabilityZone: 'eu-west-1a' },
  Monitoring: { State: 'enabled' },
  PrivateIpAddress: '10.0.1.20',
  Tags: [{ Key: 'Name', Value: 'web-1' }],
  SecurityGroups: [{ GroupId: 'sg-0a1b2c3d', GroupName: 'web' }],
};

const alarm = (name: string, state: string) => ({
  AlarmName: name,
  AlarmArn: `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:${name}`,
  StateValue: state,
  StateReason: 'Threshold Crossed: 1 datapoint [92.4] was greater than the threshold (80.0).',
  StateUpdatedTimestamp: '2026-03-02T09:36:00Z',
  MetricName: 'CPUUtilization',
  Namespace: 'AWS/EC2',
  Statistic: 'Average',
  Dimensions: [{ Name: 'InstanceId', Value: INSTANCE.InstanceId }],
  Period: 60,
  EvaluationPeriods: 3,
  DatapointsToAlarm: 2,
  Threshold: 80,
  ComparisonOperator: 'GreaterThanThreshold',
  TreatMissingData: 'missing',
  ActionsEnabled: true,
  AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:on-call'],
});

const ANSWERS: Readonly<Record<string, unknown>> = {
  DescribeInstances: { Reservations: [{ Instances: [INSTANCE] }] },
  DescribeAlarms: {
    MetricAlarms: [
      alarm('cpu-high', 'ALARM'),
      alarm('__proto__', 'OK'),
      alarm('queue-age', 'INSUFFICIENT_DATA'),
    ],
    CompositeAlarms: [],
  },
};

export function fakeAnswer(operation: string, _params: object): unknown {
  return ANSWERS[operation] ?? {};
}
