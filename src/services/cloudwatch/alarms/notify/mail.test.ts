import { describe, expect, it } from 'vitest';
import { alarmHeading, alarmMail, longDate, type AlarmNotice } from './mail.ts';

const ARN = 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:web-cpu';
const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:ops';
const REASON =
  'Threshold Crossed: 1 out of the last 1 datapoints [91.0 (02/03/26 05:55:00)] was greater than ' +
  'the threshold (80.0) (minimum 1 datapoint for OK -> ALARM transition).';

const notice: AlarmNotice = {
  AlarmName: 'web-cpu',
  AlarmDescription: null,
  AWSAccountId: '111122223333',
  NewStateValue: 'ALARM',
  NewStateReason: REASON,
  StateChangeTime: '2026-03-02T06:00:10.770+0000',
  Region: 'Europe (Ireland)',
  AlarmArn: ARN,
  OldStateValue: 'OK',
  OKActions: [],
  AlarmActions: [TOPIC],
  InsufficientDataActions: [],
  Trigger: {
    MetricName: 'CPUUtilization',
    Namespace: 'AWS/EC2',
    Statistic: 'AVERAGE',
    Unit: null,
    Dimensions: [{ value: 'i-0123456789abcdef0', name: 'InstanceId' }],
    Period: 300,
    EvaluationPeriods: 1,
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: 80,
    TreatMissingData: 'missing',
  },
};

describe('mail of a CloudWatch alarm', () => {
  it('reads as AWS writes it', () => {
    expect(alarmMail(notice)).toBe(
      [
        'You are receiving this email because your Amazon CloudWatch Alarm "web-cpu" in the ' +
          `Europe (Ireland) region has entered the ALARM state, because "${REASON}" at ` +
          '"Monday 02 March, 2026 06:00:10 UTC".',
        '',
        'View this alarm in the AWS Management Console:',
        'https://eu-west-1.console.aws.amazon.com/cloudwatch/deeplink.js?region=eu-west-1' +
          '#alarmsV2:alarm/web-cpu',
        '',
        'Alarm Details:',
        '- Name:                       web-cpu',
        '- Description:                ',
        '- State Change:               OK -> ALARM',
        `- Reason for State Change:    ${REASON}`,
        '- Timestamp:                  Monday 02 March, 2026 06:00:10 UTC',
        '- AWS Account:                111122223333',
        `- Alarm Arn:                  ${ARN}`,
        '',
        'Threshold:',
        '- The alarm is in the ALARM state when the metric is GreaterThanThreshold 80.0 for at ' +
          'least 1 of the last 1 period(s) of 300 seconds. ',
        '',
        'Monitored Metric:',
        '- MetricNamespace:                     AWS/EC2',
        '- MetricName:                          CPUUtilization',
        '- Dimensions:                          [InstanceId = i-0123456789abcdef0]',
        '- Period:                              300 seconds',
        '- Statistic:                           Average',
        '- Unit:                                not specified',
        '- TreatMissingData:                    missing',
        '',
        '',
        'State Change Actions:',
        '- OK: ',
        `- ALARM: [${TOPIC}]`,
        '- INSUFFICIENT_DATA: ',
        '',
      ].join('\n'),
    );
  });

  it('is one line as a text message', () => {
    expect(alarmHeading(notice)).toBe('ALARM: "web-cpu" in Europe (Ireland)');
    const long = alarmHeading({ ...notice, AlarmName: 'n'.repeat(255) });
    expect(long).toBe(`ALARM: "${'n'.repeat(87)}..." in Europe (Ireland)`);
  });

  it('names the right day of the week', () => {
    expect(longDate('2024-02-29T23:59:59.000+0000')).toBe(
      'Thursday 29 February, 2024 23:59:59 UTC',
    );
    expect(longDate('2025-04-01T19:30:51.000Z')).toBe('Tuesday 01 April, 2025 19:30:51 UTC');
  });
});
