// EC2 Auto Scaling user guide: groups, policies and activities through the gateway.
import { describe, expect, it } from 'vitest';
import { openAccount, type Account } from '../../../../tests/support/account.ts';
import {
  EC2_SPEC,
  ELB_SPEC,
  IMAGE,
  SUBNETS,
  TG_ARN,
  WEB,
  WEB_GROUP,
} from '../../../../tests/support/web-fleet.ts';
import { ec2 } from '../../ec2/index.ts';
import { elbv2 } from '../../elbv2/index.ts';
import { autoscaling } from '../index.ts';
import type { GroupSpec } from '../seed.ts';

const MINUTE = 60_000;
const GROUP: GroupSpec = {
  name: 'web',
  minSize: 2,
  maxSize: 6,
  template: { id: 'lt-0000000000000a001', name: 'web' },
  subnets: SUBNETS.map((subnetId, index) => ({ subnetId, zone: `eu-west-1${'ab'[index]}` })),
  targetGroupArns: [TG_ARN],
  collectsMetrics: true,
  warmUpSeconds: 120,
  instances: WEB.map((id, index) => ({
    id,
    subnetId: SUBNETS[index]!,
    type: 't3.medium',
    imageId: IMAGE,
  })),
  policies: [
    {
      PolicyName: 'cpu50',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingConfiguration: {
        TargetValue: 50,
        PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
      },
    },
  ],
};

const open = (): Account =>
  openAccount([ec2, elbv2, autoscaling], {
    ec2: EC2_SPEC,
    elbv2: ELB_SPEC,
    autoscaling: { groups: [GROUP] },
  });

interface GroupView {
  DesiredCapacity: number;
  Instances: { InstanceId: string; LifecycleState: string; AvailabilityZone: string }[];
}

function groupNow(account: Account): GroupView {
  const { AutoScalingGroups } = account.send<{ AutoScalingGroups: GroupView[] }>(
    'autoscaling',
    'DescribeAutoScalingGroups',
    { AutoScalingGroupNames: ['web'] },
  );
  return AutoScalingGroups[0]!;
}

interface ActivityView {
  Description: string;
  Cause: string;
  StatusCode: string;
}

function activities(account: Account): ActivityView[] {
  const { Activities } = account.send<{ Activities: ActivityView[] }>(
    'autoscaling',
    'DescribeScalingActivities',
    { AutoScalingGroupName: 'web' },
  );
  return Activities;
}

function inService(account: Account): number {
  return groupNow(account).Instances.filter((i) => i.LifecycleState === 'InService').length;
}

function push(account: Account, value: number, threshold: number): void {
  const { ScalingPolicies } = account.send<{ ScalingPolicies: { PolicyARN: string }[] }>(
    'autoscaling',
    'DescribePolicies',
    { AutoScalingGroupName: 'web', PolicyTypes: ['TargetTrackingScaling'] },
  );
  const policyArn = ScalingPolicies[0]!.PolicyARN;
  const arg = {
    policyArn,
    alarmName: 'TargetTracking-web-Alarm',
    state: 'ALARM',
    value,
    threshold,
  };
  account.world
    .context('autoscaling')
    .stimulate({ service: 'autoscaling', stimulus: 'alarm', arg });
}

describe('an Auto Scaling group', () => {
  it('launches through EC2 as the service-linked role and registers with the balancer', () => {
    const account = open();
    account.send('autoscaling', 'SetDesiredCapacity', {
      AutoScalingGroupName: 'web',
      DesiredCapacity: 4,
    });
    account.pass(2 * MINUTE);
    expect(inService(account)).toBe(4);
    const zones = groupNow(account).Instances.map((instance) => instance.AvailabilityZone);
    expect(zones.filter((zone) => zone === 'eu-west-1a')).toHaveLength(2);
    const launched = account.trail().filter((entry) => entry.operation.name === 'RunInstances');
    expect(launched).toHaveLength(2);
    expect(launched[0]!.identity).toMatchObject({
      arn: 'arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForAutoScaling/AutoScaling',
      invokedBy: 'autoscaling.amazonaws.com',
    });
    const [newest] = activities(account);
    expect(newest).toMatchObject({ StatusCode: 'Successful' });
    expect(newest!.Description).toMatch(/^Launching a new EC2 instance: i-0/);
    expect(newest!.Cause).toMatch(
      /^At \S+Z a user request explicitly set group desired capacity changing the desired capacity from 2 to 4\. {2}At \S+Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 2 to 4\.$/,
    );
    const { TargetHealthDescriptions } = account.send<{ TargetHealthDescriptions: object[] }>(
      'elbv2',
      'DescribeTargetHealth',
      { TargetGroupArn: TG_ARN },
    );
    expect(TargetHealthDescriptions).toHaveLength(4);
  });

  it('drains before it terminates on the way in', () => {
    const account = open();
    account.send('autoscaling', 'UpdateAutoScalingGroup', {
      AutoScalingGroupName: 'web',
      MinSize: 1,
      DesiredCapacity: 1,
    });
    account.pass(MINUTE);
    expect(activities(account)[0]).toMatchObject({
      StatusCode: 'WaitingForELBConnectionDraining',
      Description: expect.stringMatching(/Waiting For ELB Connection Draining\.$/) as string,
      Cause: expect.stringContaining(
        'update of AutoScalingGroup constraints to min: 1, max: 6, desired: 1 changing the desired capacity from 2 to 1.',
      ) as string,
    });
    account.pass(8 * MINUTE);
    expect(activities(account)[0]).toMatchObject({ StatusCode: 'Successful' });
    expect(groupNow(account).Instances).toHaveLength(1);
  });

  it('replaces an instance that somebody stopped', () => {
    const account = open();
    account.send('ec2', 'StopInstances', { InstanceIds: [WEB[0]!] });
    account.pass(4 * MINUTE);
    expect(inService(account)).toBe(2);
    expect(groupNow(account).Instances.map((i) => i.InstanceId)).not.toContain(WEB[0]);
    const causes = activities(account).map((activity) => activity.Cause);
    expect(causes.join('\n')).toMatch(
      /taken out of service in response to an EC2 health check indicating it has been terminated or stopped/,
    );
    expect(causes.join('\n')).toMatch(
      /launched in response to an unhealthy instance needing to be replaced/,
    );
  });

  it('replaces an instance whose status checks fail for some minutes', () => {
    const account = open();
    const arg = { instanceId: WEB[1]!, check: 'system' };
    account.world.context('ec2').stimulate({ service: 'ec2', stimulus: 'impair', arg });
    account.pass(2 * MINUTE);
    expect(groupNow(account).Instances.map((i) => i.LifecycleState)).toEqual([
      'InService',
      'InService',
    ]);
    account.pass(4 * MINUTE);
    expect(activities(account).at(-1)!.Cause).toMatch(/an EC2 instance status checks failure/);
  });

  it('says why a launch failed and tries again', () => {
    const account = open();
    account.send('ec2', 'DeleteLaunchTemplate', { LaunchTemplateName: 'web' });
    account.send('autoscaling', 'SetDesiredCapacity', {
      AutoScalingGroupName: 'web',
      DesiredCapacity: 3,
    });
    account.pass(3 * MINUTE);
    const failed = activities(account);
    expect(failed.length).toBeGreaterThan(1);
    expect(failed[0]).toMatchObject({ StatusCode: 'Failed' });
    expect(failed[0]!.Description).toMatch(
      /^Launching a new EC2 instance\. {2}Status Reason: The spec/,
    );
  });

  it('publishes its group metrics when they are enabled', () => {
    const account = open();
    account.pass(5 * MINUTE);
    const name = 'AWS/AutoScaling GroupInServiceInstances AutoScalingGroupName=web';
    expect(account.points(name).map((point) => point.value)).toEqual([2, 2, 2, 2, 2]);
  });
});

describe('scaling policies', () => {
  it('target tracking makes its two alarms through the door', () => {
    const account = open();
    account.pass(MINUTE);
    const { ScalingPolicies } = account.send<{
      ScalingPolicies: { Alarms: { AlarmName: string }[] }[];
    }>('autoscaling', 'DescribePolicies', { AutoScalingGroupName: 'web' });
    const names = ScalingPolicies[0]!.Alarms.map((alarm) => alarm.AlarmName);
    expect(names[0]).toMatch(/^TargetTracking-web-AlarmHigh-[0-9a-f-]{36}$/);
    expect(names[1]).toMatch(/^TargetTracking-web-AlarmLow-[0-9a-f-]{36}$/);
  });

  it('target tracking scales out in proportion and does not count warming instances twice', () => {
    const account = open();
    account.pass(MINUTE);
    push(account, 90, 50);
    expect(groupNow(account).DesiredCapacity).toBe(4);
    account.pass(MINUTE);
    push(account, 90, 50);
    expect(groupNow(account).DesiredCapacity).toBe(4);
    account.pass(5 * MINUTE);
    push(account, 60, 50);
    expect(groupNow(account).DesiredCapacity).toBe(5);
    expect(activities(account)[0]!.Cause).toMatch(
      /a monitor alarm TargetTracking-web-Alarm in state ALARM triggered policy cpu50 changing the desired capacity from 2 to 4/,
    );
  });

  it('never leaves the limits of the group', () => {
    const account = open();
    push(account, 400, 50);
    expect(groupNow(account).DesiredCapacity).toBe(6);
    account.pass(10 * MINUTE);
    push(account, 1, 45);
    expect(groupNow(account).DesiredCapacity).toBe(2);
  });

  it('a suspended AlarmNotification process ignores alarms', () => {
    const account = open();
    account.send('autoscaling', 'SuspendProcesses', {
      AutoScalingGroupName: 'web',
      ScalingProcesses: ['AlarmNotification'],
    });
    push(account, 400, 50);
    expect(groupNow(account).DesiredCapacity).toBe(2);
  });

  it('a step policy chooses its step; a simple one honours the cooldown', () => {
    const account = open();
    account.send('autoscaling', 'PutScalingPolicy', {
      AutoScalingGroupName: 'web',
      PolicyName: 'steps',
      PolicyType: 'StepScaling',
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: [
        { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
        { MetricIntervalLowerBound: 10, ScalingAdjustment: 3 },
      ],
    });
    const step = { AutoScalingGroupName: 'web', PolicyName: 'steps', BreachThreshold: 60 };
    account.send('autoscaling', 'ExecutePolicy', { ...step, MetricValue: 75 });
    expect(groupNow(account).DesiredCapacity).toBe(5);
    account.pass(2 * MINUTE);
    account.send('autoscaling', 'PutScalingPolicy', {
      AutoScalingGroupName: 'web',
      PolicyName: 'one',
      AdjustmentType: 'ChangeInCapacity',
      ScalingAdjustment: 1,
    });
    const one = { AutoScalingGroupName: 'web', PolicyName: 'one', HonorCooldown: true };
    expect(() => account.send('autoscaling', 'ExecutePolicy', one)).toThrow(
      /^ScalingActivityInProgress: Scaling activity \S+ is in progress and blocks this action/,
    );
    account.pass(6 * MINUTE);
    account.send('autoscaling', 'ExecutePolicy', one);
    expect(groupNow(account).DesiredCapacity).toBe(6);
  });
});

describe('Auto Scaling requests', () => {
  it('a group made from a launch configuration lives and is deleted with its instances', () => {
    const account = open();
    account.send('autoscaling', 'CreateLaunchConfiguration', {
      LaunchConfigurationName: 'old',
      ImageId: IMAGE,
      InstanceType: 't3.small',
      SecurityGroups: [WEB_GROUP],
    });
    account.send('autoscaling', 'CreateAutoScalingGroup', {
      AutoScalingGroupName: 'batch',
      LaunchConfigurationName: 'old',
      MinSize: 1,
      MaxSize: 2,
      VPCZoneIdentifier: SUBNETS.join(','),
      Tags: [{ Key: 'Team', Value: 'data', PropagateAtLaunch: true }],
    });
    account.pass(MINUTE);
    const { Reservations } = account.send<{ Reservations: object[] }>('ec2', 'DescribeInstances', {
      Filters: [
        { Name: 'tag:aws:autoscaling:groupName', Values: ['batch'] },
        { Name: 'tag:Team', Values: ['data'] },
      ],
    });
    expect(Reservations).toMatchObject([{ RequesterId: '940372691376' }]);
    const gone = { AutoScalingGroupName: 'batch' };
    expect(() => account.send('autoscaling', 'DeleteAutoScalingGroup', gone)).toThrow(
      /^ResourceInUse: You cannot delete an AutoScalingGroup while there are instances/,
    );
    account.send('autoscaling', 'DeleteAutoScalingGroup', { ...gone, ForceDelete: true });
    account.pass(3 * MINUTE);
    const { AutoScalingGroups } = account.send<{ AutoScalingGroups: object[] }>(
      'autoscaling',
      'DescribeAutoScalingGroups',
      { AutoScalingGroupNames: ['batch'] },
    );
    expect(AutoScalingGroups).toEqual([]);
  });

  it('a member can be terminated, with or without a successor', () => {
    const account = open();
    const terminate = (ShouldDecrementDesiredCapacity: boolean) =>
      account.send<{ Activity: ActivityView }>(
        'autoscaling',
        'TerminateInstanceInAutoScalingGroup',
        {
          InstanceId: WEB[0]!,
          ShouldDecrementDesiredCapacity,
        },
      );
    expect(() => terminate(true)).toThrow(/desiredSize equals minSize \(2\)/);
    expect(terminate(false).Activity.Cause).toMatch(/in response to a user request\.$/);
    account.pass(2 * MINUTE);
    expect(inService(account)).toBe(2);
  });

  it.each([
    [
      'SetDesiredCapacity',
      { AutoScalingGroupName: 'web', DesiredCapacity: 9 },
      'ValidationError: New SetDesiredCapacity value 9 is above max value 6 for the AutoScalingGroup.',
    ],
    [
      'SetDesiredCapacity',
      { AutoScalingGroupName: '__proto__', DesiredCapacity: 1 },
      "ValidationError: AutoScalingGroup name not found - AutoScalingGroup '__proto__' not found",
    ],
    [
      'UpdateAutoScalingGroup',
      { AutoScalingGroupName: 'web', MinSize: 4, MaxSize: 3 },
      'ValidationError: Max bound, 3, must be greater than or equal to min bound, 4',
    ],
    [
      'UpdateAutoScalingGroup',
      { AutoScalingGroupName: 'web', DesiredCapacity: 1 },
      'ValidationError: Desired capacity:1 must be between the specified min size:2 and max size:6',
    ],
    [
      'CreateAutoScalingGroup',
      { AutoScalingGroupName: 'web', MinSize: 1, MaxSize: 1, AvailabilityZones: ['eu-west-1a'] },
      'AlreadyExists: AutoScalingGroup by this name already exists - A group with the name web already exists',
    ],
  ])('%s %j is refused in the words of AWS', (operation, params, words) => {
    expect(() => open().send('autoscaling', operation, params)).toThrow(words);
  });
});
