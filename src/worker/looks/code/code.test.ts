import { describe, expect, it } from 'vitest';
import { cliLine } from './cli-line.ts';
import { cliName } from '../../../cli/names.ts';
import { sdkCode } from './sdk-code.ts';

const region = 'eu-west-1';

describe('a name of the CLI', () => {
  it.each([
    ['DescribeDBInstances', 'describe-db-instances'],
    ['VPCZoneIdentifier', 'vpc-zone-identifier'],
    ['TargetGroupARNs', 'target-group-arns'],
    ['ListObjectsV2', 'list-objects-v2'],
    ['logGroupName', 'log-group-name'],
    ['MFASerial', 'mfa-serial'],
    ['InstanceIds', 'instance-ids'],
  ])('of %s is %s', (name, expected) => {
    expect(cliName(name)).toBe(expected);
  });
});

describe('a line of the CLI', () => {
  const line = (call: string, params: Record<string, unknown>) => {
    const [service, operation] = call.split('.') as [string, string];
    return cliLine({ service, operation, params, region });
  };

  it('tells lists word by word and structures as JSON', () => {
    expect(line('ec2.StopInstances', { InstanceIds: ['i-1', 'i-2'], Force: false })).toBe(
      'aws ec2 stop-instances --instance-ids i-1 i-2 --no-force --region eu-west-1',
    );
    expect(
      line('cloudwatch.PutMetricAlarm', {
        AlarmName: "Ana's alarm",
        Dimensions: [{ Name: 'InstanceId', Value: 'i-1' }],
        Threshold: 80,
        ActionsEnabled: true,
      }),
    ).toBe(
      "aws cloudwatch put-metric-alarm --alarm-name 'Ana'\\''s alarm' " +
        `--dimensions '[{"Name":"InstanceId","Value":"i-1"}]' --threshold 80 ` +
        '--actions-enabled --region eu-west-1',
    );
  });

  it('writes instants as ISO, also inside structures', () => {
    const StartTime = Date.UTC(2026, 2, 2, 6);
    expect(line('cloudtrail.LookupEvents', { StartTime, MaxResults: 5 })).toContain(
      '--start-time 2026-03-02T06:00:00Z --max-results 5',
    );
    const MetricData = [{ MetricName: 'a', Timestamp: StartTime }];
    expect(line('cloudwatch.PutMetricData', { MetricData })).toContain(
      '"Timestamp":"2026-03-02T06:00:00Z"',
    );
  });

  it('knows the names and habits of its own', () => {
    expect(line('s3.GetObject', { Bucket: 'b', Key: 'k' })).toBe(
      'aws s3api get-object --bucket b --key k answer.out --region eu-west-1',
    );
    expect(line('sns.Subscribe', { Protocol: 'email', Endpoint: 'a@b.example' })).toContain(
      '--notification-endpoint a@b.example',
    );
    expect(line('ec2.RunInstances', { MinCount: 1, MaxCount: 2, ImageId: 'ami-1' })).toBe(
      'aws ec2 run-instances --image-id ami-1 --count 1:2 --region eu-west-1',
    );
    expect(line('signin.ConsoleLogin', {})).toContain('no command');
  });

  it('survives what people type', () => {
    const params = { AlarmName: '$(rm -rf ~)\n`x`', ['__proto__x']: 1 };
    expect(line('cloudwatch.DeleteAlarms', params)).toContain("'$(rm -rf ~)\n`x`'");
  });
});

describe('code of the SDK', () => {
  it('is the same call with dates and quotes', () => {
    const params = {
      AlarmNames: ["Ana's"],
      StartDate: Date.UTC(2026, 2, 2, 6),
      Nested: [{ 'odd key': true }],
    };
    const service = 'cloudwatch';
    expect(sdkCode({ service, operation: 'DescribeAlarmHistory', params, region })).toBe(
      [
        "import { CloudWatchClient, DescribeAlarmHistoryCommand } from '@aws-sdk/client-cloudwatch';",
        '',
        "const client = new CloudWatchClient({ region: 'eu-west-1' });",
        'const answer = await client.send(new DescribeAlarmHistoryCommand({',
        "  AlarmNames: ['Ana\\'s'],",
        "  StartDate: new Date('2026-03-02T06:00:00Z'),",
        '  Nested: [',
        '    {',
        "      'odd key': true,",
        '    },',
        '  ],',
        '}));',
      ].join('\n'),
    );
  });
});
