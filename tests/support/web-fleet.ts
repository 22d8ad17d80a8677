/** A load balancer before two web servers: the smallest fleet that can serve and fail. */
import type { Ec2Spec } from '../../src/services/ec2/seed.ts';
import type { ElbSpec } from '../../src/services/elbv2/seed.ts';

export const VPC = 'vpc-0000000000000a001';
export const SUBNETS = ['subnet-0000000000000a001', 'subnet-0000000000000a002'];
export const IMAGE = 'ami-0000000000000a001';
export const WEB_GROUP = 'sg-0000000000000a001';
export const LB_GROUP = 'sg-0000000000000a002';
export const WEB = ['i-0000000000000a001', 'i-0000000000000a002'];
export const LB_ARN =
  'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/web/50dc6c495c0c9188';
export const TG_ARN =
  'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/6d0ecf831eec9f09';
export const LB = 'LoadBalancer=app/web/50dc6c495c0c9188';
export const TG = 'TargetGroup=targetgroup/web/6d0ecf831eec9f09';

export const EC2_SPEC: Ec2Spec = {
  vpcs: [{ id: VPC, cidr: '10.0.0.0/16' }],
  subnets: SUBNETS.map((id, index) => ({
    id,
    vpcId: VPC,
    zone: `eu-west-1${'ab'[index]}`,
    cidr: `10.0.${index + 1}.0/24`,
  })),
  groups: [
    {
      id: WEB_GROUP,
      name: 'web',
      description: 'web servers',
      vpcId: VPC,
      ingress: [
        {
          IpProtocol: 'tcp',
          FromPort: 8080,
          ToPort: 8080,
          UserIdGroupPairs: [{ GroupId: LB_GROUP }],
        },
      ],
    },
    {
      id: LB_GROUP,
      name: 'lb',
      description: 'load balancer',
      vpcId: VPC,
      ingress: [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    },
  ],
  images: [{ id: IMAGE, name: 'web' }],
  instances: WEB.map((id, index) => ({
    id,
    type: 't3.medium',
    imageId: IMAGE,
    subnetId: SUBNETS[index]!,
    groupIds: [WEB_GROUP],
    detailedMonitoring: true,
  })),
  launchTemplates: [
    {
      id: 'lt-0000000000000a001',
      name: 'web',
      data: {
        ImageId: IMAGE,
        InstanceType: 't3.medium',
        SecurityGroupIds: [WEB_GROUP],
        Monitoring: { Enabled: true },
      },
    },
  ],
};

export const ELB_SPEC: ElbSpec = {
  targetGroups: [
    {
      name: 'web',
      id: '6d0ecf831eec9f09',
      port: 8080,
      vpcId: VPC,
      targets: WEB.map((id, index) => ({ id, zone: `eu-west-1${'ab'[index]}` })),
    },
  ],
  loadBalancers: [
    {
      name: 'web',
      id: '50dc6c495c0c9188',
      vpcId: VPC,
      zones: SUBNETS.map((subnetId, index) => ({ zone: `eu-west-1${'ab'[index]}`, subnetId })),
      securityGroupIds: [LB_GROUP],
      listeners: [
        {
          id: 'f2f7dc8efc522ab2',
          protocol: 'HTTPS',
          port: 443,
          certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1',
          forwardTo: 'web',
        },
      ],
    },
  ],
};
