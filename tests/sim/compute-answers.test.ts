/** Every read of the compute services answers in the shape of the API model. */
import { describe, expect, it } from 'vitest';
import { outputShape } from '../../src/aws/model/shapes.ts';
import type { Params } from '../../src/gateway/call.ts';
import { autoscaling } from '../../src/services/autoscaling/index.ts';
import { ec2 } from '../../src/services/ec2/index.ts';
import { elbv2 } from '../../src/services/elbv2/index.ts';
import { openAccount } from '../support/account.ts';
import { misfits } from '../support/answer-shape.ts';
import { EC2_SPEC, ELB_SPEC, IMAGE, LB_ARN, SUBNETS, TG_ARN, WEB } from '../support/web-fleet.ts';

const SNAPSHOT = 'snap-0000000000000a001';
const GROUP = 'web';
const LISTENER_ARN = `${LB_ARN.replace(':loadbalancer/', ':listener/')}/f2f7dc8efc522ab2`;
const READS: readonly (readonly [service: string, operation: string, params: Params])[] = [
  ['ec2', 'DescribeInstances', {}],
  ['ec2', 'DescribeInstanceStatus', { IncludeAllInstances: true }],
  ...['instanceType', 'disableApiTermination', 'groupSet', 'userData', 'blockDeviceMapping'].map(
    (Attribute) => ['ec2', 'DescribeInstanceAttribute', { InstanceId: WEB[0], Attribute }] as const,
  ),
  ['ec2', 'GetConsoleOutput', { InstanceId: WEB[0] }],
  ['ec2', 'DescribeInstanceCreditSpecifications', {}],
  ['ec2', 'DescribeSecurityGroups', {}],
  ['ec2', 'DescribeSecurityGroupRules', {}],
  ['ec2', 'DescribeTags', {}],
  ['ec2', 'DescribeVpcs', {}],
  ['ec2', 'DescribeSubnets', {}],
  ['ec2', 'DescribeNetworkInterfaces', {}],
  ['ec2', 'DescribeAddresses', {}],
  ['ec2', 'DescribeVolumes', {}],
  ['ec2', 'DescribeSnapshots', {}],
  [
    'ec2',
    'DescribeSnapshotAttribute',
    { SnapshotId: SNAPSHOT, Attribute: 'createVolumePermission' },
  ],
  ['ec2', 'DescribeImages', {}],
  ['ec2', 'DescribeKeyPairs', {}],
  ['ec2', 'DescribeRegions', {}],
  ['ec2', 'DescribeAvailabilityZones', {}],
  ['ec2', 'DescribeInstanceTypes', {}],
  ['ec2', 'DescribeLaunchTemplates', {}],
  ['ec2', 'DescribeLaunchTemplateVersions', { LaunchTemplateName: 'web' }],
  ['ec2', 'DescribeFlowLogs', {}],
  ['ec2', 'DescribeNatGateways', {}],
  ['ec2', 'DescribeVpcEndpoints', {}],
  ['ec2', 'GetEbsEncryptionByDefault', {}],
  ['elbv2', 'DescribeLoadBalancers', {}],
  ['elbv2', 'DescribeLoadBalancerAttributes', { LoadBalancerArn: LB_ARN }],
  ['elbv2', 'DescribeTargetGroups', {}],
  ['elbv2', 'DescribeTargetGroupAttributes', { TargetGroupArn: TG_ARN }],
  ['elbv2', 'DescribeTargetHealth', { TargetGroupArn: TG_ARN }],
  ['elbv2', 'DescribeListeners', { LoadBalancerArn: LB_ARN }],
  ['elbv2', 'DescribeRules', { ListenerArn: LISTENER_ARN }],
  ['elbv2', 'DescribeTags', { ResourceArns: [LB_ARN, TG_ARN] }],
  ['autoscaling', 'DescribeAutoScalingGroups', {}],
  ['autoscaling', 'DescribeAutoScalingInstances', {}],
  ['autoscaling', 'DescribePolicies', {}],
  ['autoscaling', 'DescribeScalingActivities', {}],
  ['autoscaling', 'DescribeScalingProcessTypes', {}],
  ['autoscaling', 'DescribeLaunchConfigurations', {}],
  ['autoscaling', 'DescribeTags', {}],
  ['autoscaling', 'DescribeLoadBalancerTargetGroups', { AutoScalingGroupName: GROUP }],
  ['autoscaling', 'DescribeAdjustmentTypes', {}],
  ['autoscaling', 'DescribeLifecycleHooks', { AutoScalingGroupName: GROUP }],
  ['autoscaling', 'DescribeScheduledActions', {}],
  ['autoscaling', 'DescribeNotificationConfigurations', {}],
  ['autoscaling', 'DescribeInstanceRefreshes', { AutoScalingGroupName: GROUP }],
  ['autoscaling', 'DescribeWarmPool', { AutoScalingGroupName: GROUP }],
];

function open() {
  return openAccount([ec2, elbv2, autoscaling], {
    ec2: {
      ...EC2_SPEC,
      keyPairs: [{ name: 'ops' }],
      snapshots: [{ id: SNAPSHOT, volumeId: 'vol-0000000000000a001', sizeGib: 8 }],
      addresses: [
        { allocationId: 'eipalloc-0000000000000a001', publicIp: '192.0.2.9', instanceId: WEB[0] },
      ],
    },
    elbv2: ELB_SPEC,
    autoscaling: {
      groups: [
        {
          name: GROUP,
          minSize: 2,
          maxSize: 3,
          template: { id: 'lt-0000000000000a001', name: 'web' },
          subnets: SUBNETS.map((subnetId, index) => ({
            subnetId,
            zone: `eu-west-1${'ab'[index]}`,
          })),
          instances: WEB.map((id, index) => ({
            id,
            subnetId: SUBNETS[index]!,
            type: 't3.medium',
            imageId: IMAGE,
          })),
          tags: [{ key: 'Env', value: 'prod' }],
          policies: [
            {
              PolicyName: 'one',
              AdjustmentType: 'ChangeInCapacity',
              ScalingAdjustment: 1,
            },
          ],
        },
      ],
    },
  });
}

describe('the compute services', () => {
  const account = open();
  account.send('autoscaling', 'SetDesiredCapacity', {
    AutoScalingGroupName: GROUP,
    DesiredCapacity: 3,
  });
  account.pass(300_000);

  it.each(READS)('%s %s answers in the shape of the API (%j)', (service, operation, params) => {
    expect(outputShape(service, operation)).toBeDefined();
    const outcome = account.world.peek({ service, operation, params });
    expect(outcome).toMatchObject({ ok: true });
    expect(misfits(service, operation, outcome.ok ? outcome.result : {})).toEqual([]);
  });

  it('are covered: every read that is declared is tried here', () => {
    const tried = new Set(READS.map(([service, operation]) => `${service} ${operation}`));
    const declared = [ec2, elbv2, autoscaling].flatMap((service) =>
      service.operations
        .filter((operation) => operation.readOnly)
        .map((operation) => `${service.name} ${operation.name}`),
    );
    expect(declared.filter((name) => !tried.has(name))).toEqual([]);
  });
});
