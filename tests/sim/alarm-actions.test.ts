// What CloudWatch alarms set in motion, with the real services behind the door.
import { describe, expect, it } from 'vitest';
import type { Params } from '../../src/gateway/call.ts';
import { MODEL_LAWS } from '../../src/aws/model/check.ts';
import { autoscaling } from '../../src/services/autoscaling/index.ts';
import { cloudwatch } from '../../src/services/cloudwatch/index.ts';
import { ec2 } from '../../src/services/ec2/index.ts';
import { sns } from '../../src/services/sns/index.ts';
import { openWorld, type World } from '../../src/world/world.ts';
import { EC2_SPEC, SUBNETS, WEB } from '../support/web-fleet.ts';

const NOW = Date.UTC(2026, 2, 2, 6);
const MINUTE = 60_000;
const REGION = 'eu-west-1';

function open(): World {
  const spec = {
    id: 'actions',
    version: '1',
    account: '111122223333',
    homeRegion: REGION,
    start: NOW,
    historyDays: 0,
    regions: { [REGION]: { ec2: EC2_SPEC } },
    residents: {},
    modulations: [],
  };
  const services = [cloudwatch, ec2, sns, autoscaling];
  return openWorld(spec, 7, { services, residents: [], model: MODEL_LAWS });
}

function ask<Result>(world: World, name: string, params: Params): Result {
  const [service, operation] = name.split(':') as [string, string];
  const outcome = world.door.call({
    service,
    operation,
    region: REGION,
    params,
    credential: { kind: 'anonymous' },
    via: 'cli',
    userAgent: 'test',
    sourceIp: '192.0.2.10',
  });
  if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code}: ${outcome.error.message}`);
  return outcome.result as Result;
}

function alarm(change: Params): Params {
  return {
    AlarmName: 'cpu',
    Namespace: 'AWS/EC2',
    MetricName: 'CPUUtilization',
    Dimensions: [{ Name: 'InstanceId', Value: WEB[0] }],
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 90,
    ComparisonOperator: 'GreaterThanThreshold',
    ...change,
  };
}

function drill(world: World): void {
  const test = { AlarmName: 'cpu', StateValue: 'ALARM', StateReason: 'drill' };
  ask(world, 'cloudwatch:SetAlarmState', test);
}

function actions(world: World): string[] {
  const { AlarmHistoryItems } = ask<{ AlarmHistoryItems: { HistorySummary: string }[] }>(
    world,
    'cloudwatch:DescribeAlarmHistory',
    { HistoryItemType: 'Action', ScanBy: 'TimestampAscending' },
  );
  return AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary);
}

describe('an alarm', () => {
  it('stops its instance, and the instance then publishes nothing', () => {
    const world = open();
    const stop = `arn:aws:automate:${REGION}:ec2:stop`;
    world.advance(NOW + 10 * MINUTE);
    ask(world, 'cloudwatch:PutMetricAlarm', alarm({ AlarmActions: [stop] }));
    world.advance(NOW + 13 * MINUTE);
    const [before] = described(world);
    expect(before!.StateValue).toBe('OK');
    drill(world);
    expect(actions(world)).toEqual([`Successfully executed action ${stop}`]);
    world.advance(NOW + 30 * MINUTE);
    const { Reservations } = ask<{ Reservations: { Instances: { State: { Name: string } }[] }[] }>(
      world,
      'ec2:DescribeInstances',
      { InstanceIds: [WEB[0]] },
    );
    expect(Reservations[0]!.Instances[0]!.State.Name).toBe('stopped');
    expect(described(world)[0]!.StateValue).toBe('INSUFFICIENT_DATA');
  });

  it('publishes to a real topic', () => {
    const world = open();
    const { TopicArn } = ask<{ TopicArn: string }>(world, 'sns:CreateTopic', { Name: 'pages' });
    ask(world, 'cloudwatch:PutMetricAlarm', alarm({ AlarmActions: [TopicArn] }));
    drill(world);
    expect(actions(world)).toEqual([`Successfully executed action ${TopicArn}`]);
  });

  it('says so when its topic is gone', () => {
    const world = open();
    const gone = `arn:aws:sns:${REGION}:111122223333:gone`;
    ask(world, 'cloudwatch:PutMetricAlarm', alarm({ AlarmActions: [gone] }));
    drill(world);
    expect(actions(world)[0]).toMatch(/^Failed to execute action .*:gone$/);
  });

  it('tells a scaling policy each minute while it lasts, and writes that down once', () => {
    const world = open();
    const name = { AutoScalingGroupName: 'web' };
    ask(world, 'autoscaling:CreateAutoScalingGroup', {
      ...name,
      MinSize: 0,
      MaxSize: 5,
      DesiredCapacity: 0,
      LaunchTemplate: { LaunchTemplateName: 'web' },
      VPCZoneIdentifier: SUBNETS.join(','),
    });
    const { PolicyARN } = ask<{ PolicyARN: string }>(world, 'autoscaling:PutScalingPolicy', {
      ...name,
      PolicyName: 'one-more',
      PolicyType: 'SimpleScaling',
      AdjustmentType: 'ChangeInCapacity',
      ScalingAdjustment: 1,
      Cooldown: 60,
    });
    const change = { AlarmActions: [PolicyARN], TreatMissingData: 'ignore', Dimensions: [] };
    ask(world, 'cloudwatch:PutMetricAlarm', alarm(change));
    drill(world);
    world.advance(NOW + 20 * MINUTE);
    const { AutoScalingGroups } = ask<{ AutoScalingGroups: { DesiredCapacity: number }[] }>(
      world,
      'autoscaling:DescribeAutoScalingGroups',
      { AutoScalingGroupNames: ['web'] },
    );
    expect(AutoScalingGroups[0]!.DesiredCapacity).toBe(5);
    expect(actions(world)).toEqual([`Successfully executed action ${PolicyARN}`]);
  });
});

function described(world: World): { StateValue: string }[] {
  const { MetricAlarms } = ask<{ MetricAlarms: { StateValue: string }[] }>(
    world,
    'cloudwatch:DescribeAlarms',
    {},
  );
  return MetricAlarms;
}
