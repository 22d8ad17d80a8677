// EC2 Auto Scaling API reference: what a group is told besides its size.
import { describe, expect, it } from 'vitest';
import { openAccount, type Account } from '../../../../tests/support/account.ts';
import {
  EC2_SPEC,
  ELB_SPEC,
  IMAGE,
  SUBNETS,
  TG_ARN,
  WEB,
} from '../../../../tests/support/web-fleet.ts';
import { ec2 } from '../../ec2/index.ts';
import { elbv2 } from '../../elbv2/index.ts';
import { autoscaling } from '../index.ts';

const MINUTE = 60_000;
const GROUP = { AutoScalingGroupName: 'web' };

function open(): Account {
  const account = openAccount([ec2, elbv2, autoscaling], {
    ec2: EC2_SPEC,
    elbv2: ELB_SPEC,
    autoscaling: {
      groups: [
        {
          name: 'web',
          minSize: 1,
          maxSize: 4,
          template: { id: 'lt-0000000000000a001', name: 'web' },
          subnets: SUBNETS.map((subnetId, i) => ({ subnetId, zone: `eu-west-1${'ab'[i]}` })),
          instances: WEB.map((id, i) => ({
            id,
            subnetId: SUBNETS[i]!,
            type: 't3.medium',
            imageId: IMAGE,
          })),
          policies: [
            { PolicyName: 'one', AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: 1 },
          ],
        },
      ],
    },
  });
  account.pass(MINUTE);
  return account;
}

interface View {
  SuspendedProcesses: { ProcessName: string; SuspensionReason: string }[];
  EnabledMetrics: { Metric: string }[];
  Tags: object[];
  Instances: { InstanceId: string; LifecycleState: string; ProtectedFromScaleIn: boolean }[];
}

function group(account: Account): View {
  const params = { AutoScalingGroupNames: ['web'] };
  return account.send<{ AutoScalingGroups: View[] }>(
    'autoscaling',
    'DescribeAutoScalingGroups',
    params,
  ).AutoScalingGroups[0]!;
}

const say = (account: Account, operation: string, params: Record<string, unknown> = {}) =>
  account.send('autoscaling', operation, { ...GROUP, ...params });

describe('the processes of a group', () => {
  it('stand still while suspended and go on when resumed', () => {
    const account = open();
    account.send('autoscaling', 'SuspendProcesses', { ...GROUP, ScalingProcesses: ['Launch'] });
    expect(group(account).SuspendedProcesses).toEqual([
      { ProcessName: 'Launch', SuspensionReason: 'User suspended at 2026-03-02T06:01:00Z' },
    ]);
    account.send('autoscaling', 'SetDesiredCapacity', { ...GROUP, DesiredCapacity: 3 });
    account.pass(5 * MINUTE);
    expect(group(account).Instances).toHaveLength(2);
    account.send('autoscaling', 'ResumeProcesses', GROUP);
    expect(group(account).SuspendedProcesses).toEqual([]);
    account.pass(5 * MINUTE);
    expect(group(account).Instances).toHaveLength(3);
    expect(() => say(account, 'ResumeProcesses', { ScalingProcesses: ['Sleep'] })).toThrow(
      'ValidationError: Process type Sleep is not valid',
    );
  });
});

describe('the metrics of a group', () => {
  it('are published while they are collected', () => {
    const account = open();
    const points = () =>
      account.points('AWS/AutoScaling GroupInServiceInstances AutoScalingGroupName=web');
    account.pass(3 * MINUTE);
    expect(points()).toEqual([]);
    account.send('autoscaling', 'EnableMetricsCollection', { ...GROUP, Granularity: '1Minute' });
    account.pass(3 * MINUTE);
    expect(points().map(({ value }) => value)).toEqual([2, 2, 2]);
    account.send('autoscaling', 'DisableMetricsCollection', {
      ...GROUP,
      Metrics: ['GroupInServiceInstances'],
    });
    account.pass(3 * MINUTE);
    expect(points()).toHaveLength(3);
    expect(group(account).EnabledMetrics.map(({ Metric }) => Metric)).not.toContain(
      'GroupInServiceInstances',
    );
    expect(() => say(account, 'EnableMetricsCollection', { Granularity: '5Minute' })).toThrow(
      'ValidationError',
    );
  });
});

describe('the health of an instance, told by its owner', () => {
  it('has it replaced, after the grace period', () => {
    const account = open();
    const sick = { InstanceId: WEB[0]!, HealthStatus: 'Unhealthy' };
    account.send('autoscaling', 'SetInstanceHealth', { ...sick, ShouldRespectGracePeriod: false });
    account.pass(10 * MINUTE);
    const ids = group(account).Instances.map(({ InstanceId }) => InstanceId);
    expect(ids).toHaveLength(2);
    expect(ids).not.toContain(WEB[0]);
    expect(() => say(account, 'SetInstanceHealth', { ...sick, HealthStatus: 'Ill' })).toThrow();
  });

  it('protected instances stay when the group shrinks', () => {
    const account = open();
    account.send('autoscaling', 'SetInstanceProtection', {
      ...GROUP,
      InstanceIds: [WEB[0]!],
      ProtectedFromScaleIn: true,
    });
    account.send('autoscaling', 'SetDesiredCapacity', { ...GROUP, DesiredCapacity: 1 });
    account.pass(10 * MINUTE);
    expect(group(account).Instances).toMatchObject([
      { InstanceId: WEB[0], ProtectedFromScaleIn: true },
    ]);
    expect(() =>
      say(account, 'SetInstanceProtection', { InstanceIds: ['i-0'], ProtectedFromScaleIn: true }),
    ).toThrow('ValidationError: The instance i-0 is not part of Auto Scaling group web.');
  });
});

describe('the target groups of a group', () => {
  it('hold its instances from attaching to detaching', () => {
    const account = open();
    const attached = () =>
      account.send<{ LoadBalancerTargetGroups: object[] }>(
        'autoscaling',
        'DescribeLoadBalancerTargetGroups',
        GROUP,
      ).LoadBalancerTargetGroups;
    const targets = () =>
      account
        .send<{ TargetHealthDescriptions: { TargetHealth: { State: string } }[] }>(
          'elbv2',
          'DescribeTargetHealth',
          { TargetGroupArn: TG_ARN },
        )
        .TargetHealthDescriptions.map(({ TargetHealth }) => TargetHealth.State);
    const arns = { ...GROUP, TargetGroupARNs: [TG_ARN] };
    account.send('autoscaling', 'AttachLoadBalancerTargetGroups', arns);
    expect(attached()).toEqual([{ LoadBalancerTargetGroupARN: TG_ARN, State: 'InService' }]);
    expect(account.trail().at(-3)!.call).toMatchObject({ operation: 'RegisterTargets' });
    account.send('autoscaling', 'DetachLoadBalancerTargetGroups', arns);
    expect(attached()).toEqual([]);
    expect(new Set(targets())).toEqual(new Set(['draining']));
  });
});

describe('tags, policies and launch configurations', () => {
  it('a tag is written, changed and deleted by its key', () => {
    const account = open();
    const tag = { ResourceId: 'web', ResourceType: 'auto-scaling-group', Key: 'Env' };
    account.send('autoscaling', 'CreateOrUpdateTags', { Tags: [{ ...tag, Value: 'test' }] });
    const Tags = [{ ...tag, Value: 'prod', PropagateAtLaunch: true }];
    account.send('autoscaling', 'CreateOrUpdateTags', { Tags });
    expect(group(account).Tags).toEqual(Tags);
    account.send('autoscaling', 'DeleteTags', { Tags: [tag] });
    expect(group(account).Tags).toEqual([]);
    expect(() =>
      account.send('autoscaling', 'CreateOrUpdateTags', { Tags: [{ ...tag, Key: 'aws:x' }] }),
    ).toThrow('ValidationError: Tag key aws:x is reserved for system use');
  });

  it('a deleted policy is gone', () => {
    const account = open();
    account.send('autoscaling', 'DeletePolicy', { ...GROUP, PolicyName: 'one' });
    expect(account.send('autoscaling', 'DescribePolicies', GROUP)).toEqual({ ScalingPolicies: [] });
    expect(() => say(account, 'ExecutePolicy', { PolicyName: 'one' })).toThrow('ValidationError');
  });

  it('a launch configuration stays as long as a group uses it', () => {
    const account = open();
    const name = { LaunchConfigurationName: 'old' };
    const template = { ImageId: IMAGE, InstanceType: 't3.medium' };
    account.send('autoscaling', 'CreateLaunchConfiguration', { ...name, ...template });
    account.send('autoscaling', 'UpdateAutoScalingGroup', { ...GROUP, ...name });
    expect(() => account.send('autoscaling', 'DeleteLaunchConfiguration', name)).toThrow(
      'ResourceInUse: Cannot delete launch configuration old because it is attached to an AutoScalingGroup',
    );
    account.send('autoscaling', 'UpdateAutoScalingGroup', {
      ...GROUP,
      LaunchTemplate: { LaunchTemplateName: 'web' },
    });
    account.send('autoscaling', 'DeleteLaunchConfiguration', name);
    expect(() => account.send('autoscaling', 'DeleteLaunchConfiguration', name)).toThrow(
      'ValidationError: Launch configuration name not found - Launch configuration old not found',
    );
  });
});

describe('what a group of this account never has', () => {
  it('is an empty list of each kind', () => {
    const account = open();
    const hooks = account.send('autoscaling', 'DescribeLifecycleHooks', GROUP);
    expect(hooks).toEqual({ LifecycleHooks: [] });
    const actions = account.send('autoscaling', 'DescribeScheduledActions', GROUP);
    expect(actions).toEqual({ ScheduledUpdateGroupActions: [] });
    const messages = account.send('autoscaling', 'DescribeNotificationConfigurations', {});
    expect(messages).toEqual({ NotificationConfigurations: [] });
    const refreshes = account.send('autoscaling', 'DescribeInstanceRefreshes', GROUP);
    expect(refreshes).toEqual({ InstanceRefreshes: [] });
    const pool = account.send('autoscaling', 'DescribeWarmPool', GROUP);
    expect(pool).toEqual({ Instances: [] });
  });

  it('is refused for a group that does not exist', () => {
    const input = { AutoScalingGroupName: 'nobody' };
    expect(() => open().send('autoscaling', 'DescribeLifecycleHooks', input)).toThrow(
      "AutoScalingGroup name not found - AutoScalingGroup 'nobody' not found",
    );
  });

  it('comes beside the kinds of adjustment there are: DescribeAdjustmentTypes', () => {
    expect(open().send('autoscaling', 'DescribeAdjustmentTypes', {})).toEqual({
      AdjustmentTypes: [
        { AdjustmentType: 'ChangeInCapacity' },
        { AdjustmentType: 'ExactCapacity' },
        { AdjustmentType: 'PercentChangeInCapacity' },
      ],
    });
  });
});

describe('a group as recorded', () => {
  it('shows its tags by their keys, and the policies it did not ask for', () => {
    const account = open();
    const tag = (Key: string) => ({ ResourceId: 'web', ResourceType: 'auto-scaling-group', Key });
    account.send('autoscaling', 'CreateOrUpdateTags', { Tags: [tag('zone'), tag('app')] });
    const { AutoScalingGroups } = account.send<{ AutoScalingGroups: { Tags: object[] }[] }>(
      'autoscaling',
      'DescribeAutoScalingGroups',
      {},
    );
    expect(AutoScalingGroups[0]).toMatchObject({
      Tags: [{ Key: 'app' }, { Key: 'zone' }],
      AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'balanced-best-effort' },
      CapacityReservationSpecification: { CapacityReservationPreference: 'default' },
      InstanceLifecyclePolicy: { RetentionTriggers: { TerminateHookAbandon: 'terminate' } },
    });
    expect(AutoScalingGroups[0]).not.toHaveProperty('CapacityRebalance');
  });

  it('refuses a termination policy by naming those there are', () => {
    const update = { ...GROUP, TerminationPolicies: ['Youngest'] };
    expect(() => open().send('autoscaling', 'UpdateAutoScalingGroup', update)).toThrow(
      'ValidationError: [Youngest] is not a valid termination policy. Valid termination policies are: [AllocationStrategy, ClosestToNextInstanceHour, Default, Lambda, NewestInstance, OldestInstance, OldestLaunchConfiguration, OldestLaunchTemplate].',
    );
  });
});
