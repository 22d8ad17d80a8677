/** Load balancers, Auto Scaling and RDS; the first two stand on a default VPC and a template. */
import { call, from, type Seen, type Stop } from './tour.ts';

/** What EC2 has to have before; `ec2/…` in what is seen. */
export const ground: readonly Stop[] = [
  call('DescribeSubnets'),
  call('DescribeVpcs'),
  call('DescribeImages', { Owners: ['amazon'] }),
];

const subnet = (seen: Seen, index: number) =>
  from(seen, `DescribeSubnets/Subnets/${index}/SubnetId`);
const balancer = (seen: Seen) => ({
  LoadBalancerArn: from(seen, 'CreateLoadBalancer/LoadBalancers/0/LoadBalancerArn'),
});
const targets = (seen: Seen) => ({
  TargetGroupArn: from(seen, 'CreateTargetGroup/TargetGroups/0/TargetGroupArn'),
});
const listener = (seen: Seen) => ({
  ListenerArn: from(seen, 'CreateListener/Listeners/0/ListenerArn'),
});

export const elbv2: readonly Stop[] = [
  call('CreateLoadBalancer', (seen) => ({
    Name: 'web',
    Subnets: [subnet(seen, 0), subnet(seen, 1)],
  })),
  300,
  call('DescribeLoadBalancers', (seen) => ({ LoadBalancerArns: [balancer(seen).LoadBalancerArn] })),
  call('DescribeLoadBalancerAttributes', balancer),
  call('ModifyLoadBalancerAttributes', (seen) => ({
    ...balancer(seen),
    Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '30' }],
  })),
  call(
    'SetSecurityGroups',
    (seen) => ({ ...balancer(seen), SecurityGroups: ['sg-00000000000000000'] }),
    'InvalidSecurityGroupException',
  ),
  call('CreateTargetGroup', (seen) => ({
    ...{ Name: 'web', Protocol: 'HTTP', Port: 80, TargetType: 'instance' },
    VpcId: from(seen, 'DescribeVpcs/Vpcs/0/VpcId'),
  })),
  call('DescribeTargetGroups'),
  call('ModifyTargetGroup', (seen) => ({ ...targets(seen), HealthCheckPath: '/health' })),
  call('DescribeTargetGroupAttributes', targets),
  call('ModifyTargetGroupAttributes', (seen) => ({
    ...targets(seen),
    Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
  })),
  call('CreateListener', (seen) => ({
    ...{ ...balancer(seen), Protocol: 'HTTP', Port: 80 },
    DefaultActions: [{ Type: 'forward', ...targets(seen) }],
  })),
  call('DescribeListeners', balancer),
  call('ModifyListener', (seen) => ({ ...listener(seen), Port: 8080 })),
  call('DescribeRules', listener),
  call(
    'RegisterTargets',
    (seen) => ({ ...targets(seen), Targets: [{ Id: 'i-0123456789abcdef0' }] }),
    'InvalidTargetException',
  ),
  call('DescribeTargetHealth', targets),
  call('DeregisterTargets', (seen) => ({
    ...targets(seen),
    Targets: [{ Id: 'i-0123456789abcdef0' }],
  })),
  call('AddTags', (seen) => ({
    ResourceArns: [balancer(seen).LoadBalancerArn],
    Tags: [{ Key: 'a', Value: 'b' }],
  })),
  call('DescribeTags', (seen) => ({ ResourceArns: [balancer(seen).LoadBalancerArn] })),
  call('RemoveTags', (seen) => ({
    ResourceArns: [balancer(seen).LoadBalancerArn],
    TagKeys: ['a'],
  })),
  call('DeleteListener', listener),
  call('DeleteTargetGroup', targets),
  call('DeleteLoadBalancer', balancer),
  call('DescribeLoadBalancers', { Names: ['no'] }, 'LoadBalancerNotFoundException'),
];

const GROUP = { AutoScalingGroupName: 'web' };
const member = (seen: Seen) =>
  from(seen, 'DescribeAutoScalingInstances/AutoScalingInstances/0/InstanceId');
const TARGET_GROUPS = {
  TargetGroupARNs: [
    'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/no/0123456789abcdef',
  ],
};
const TAG = { ResourceId: 'web', ResourceType: 'auto-scaling-group', Key: 'a' };

export const autoscaling: readonly Stop[] = [
  call('DescribeScalingProcessTypes'),
  call('CreateLaunchConfiguration', (seen) => ({
    ...{ LaunchConfigurationName: 'old', InstanceType: 't3.micro' },
    ImageId: from(seen, 'DescribeImages/Images/0/ImageId'),
  })),
  call('DescribeLaunchConfigurations'),
  call('CreateAutoScalingGroup', (seen) => ({
    ...{ ...GROUP, MinSize: 1, MaxSize: 2, LaunchConfigurationName: 'old' },
    VPCZoneIdentifier: subnet(seen, 0),
  })),
  300,
  call('DescribeAutoScalingGroups', { AutoScalingGroupNames: ['web'] }),
  call('DescribeAutoScalingInstances'),
  call('DescribeScalingActivities', GROUP),
  call('DescribeAdjustmentTypes'),
  call('DescribeLifecycleHooks', GROUP),
  call('DescribeScheduledActions', GROUP),
  call('DescribeNotificationConfigurations'),
  call('DescribeInstanceRefreshes', GROUP),
  call('DescribeWarmPool', GROUP),
  call('UpdateAutoScalingGroup', { ...GROUP, MaxSize: 3 }),
  call('SetDesiredCapacity', { ...GROUP, DesiredCapacity: 2 }),
  call('SuspendProcesses', { ...GROUP, ScalingProcesses: ['AZRebalance'] }),
  call('ResumeProcesses', GROUP),
  call('EnableMetricsCollection', { ...GROUP, Granularity: '1Minute' }),
  call('DisableMetricsCollection', GROUP),
  call('AttachLoadBalancerTargetGroups', { ...GROUP, ...TARGET_GROUPS }),
  call('DescribeLoadBalancerTargetGroups', GROUP),
  call('DetachLoadBalancerTargetGroups', { ...GROUP, ...TARGET_GROUPS }),
  call('SetInstanceProtection', (seen) => ({
    ...{ ...GROUP, InstanceIds: [member(seen)], ProtectedFromScaleIn: true },
  })),
  call('SetInstanceHealth', (seen) => ({ InstanceId: member(seen), HealthStatus: 'Healthy' })),
  call('PutScalingPolicy', {
    ...{ ...GROUP, PolicyName: 'out', AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: 1 },
  }),
  call('DescribePolicies', GROUP),
  600,
  call('ExecutePolicy', { ...GROUP, PolicyName: 'out' }),
  call('DeletePolicy', { ...GROUP, PolicyName: 'out' }),
  call('CreateOrUpdateTags', { Tags: [{ ...TAG, Value: 'b', PropagateAtLaunch: true }] }),
  call('DescribeTags'),
  call('DeleteTags', { Tags: [TAG] }),
  600,
  call('TerminateInstanceInAutoScalingGroup', (seen) => ({
    ...{ InstanceId: member(seen), ShouldDecrementDesiredCapacity: true },
  })),
  call('DeleteAutoScalingGroup', { ...GROUP, ForceDelete: true }),
  600,
  call('DeleteLaunchConfiguration', { LaunchConfigurationName: 'old' }),
  call('SetDesiredCapacity', { AutoScalingGroupName: 'no', DesiredCapacity: 1 }, 'ValidationError'),
];

const DB = { DBInstanceIdentifier: 'reports' };
const SNAPSHOT = { DBSnapshotIdentifier: 'before' };
const ARN = { ResourceName: 'arn:aws:rds:eu-west-1:111122223333:db:reports' };

export const rds: readonly Stop[] = [
  call('CreateDBInstance', {
    ...{ ...DB, DBInstanceClass: 'db.t3.micro', Engine: 'postgres', AllocatedStorage: 20 },
    ...{ MasterUsername: 'reports', MasterUserPassword: 'sturdy-password' },
  }),
  1_800,
  call('DescribeDBInstances', DB),
  call('CreateDBSnapshot', { ...DB, ...SNAPSHOT }),
  1_800,
  call('DescribeDBSnapshots', DB),
  call('DescribeDBSnapshotAttributes', SNAPSHOT),
  call('ModifyDBSnapshotAttribute', {
    ...{ ...SNAPSHOT, AttributeName: 'restore', ValuesToAdd: ['444455556666'] },
  }),
  call('ModifyDBInstance', { ...DB, BackupRetentionPeriod: 3, ApplyImmediately: true }),
  1_800,
  call('RebootDBInstance', DB),
  1_800,
  call('StopDBInstance', DB),
  1_800,
  call('StartDBInstance', DB),
  1_800,
  call('AddTagsToResource', { ...ARN, Tags: [{ Key: 'a', Value: 'b' }] }),
  call('ListTagsForResource', ARN),
  call('RemoveTagsFromResource', { ...ARN, TagKeys: ['a'] }),
  call('DescribeEvents', { Duration: 600 }),
  call('DescribeDBClusters'),
  call('DescribeDBParameterGroups'),
  call('DeleteDBSnapshot', SNAPSHOT),
  call('DeleteDBInstance', { ...DB, SkipFinalSnapshot: true }),
  1_800,
  call('DescribeDBInstances', DB, 'DBInstanceNotFoundFault'),
];
