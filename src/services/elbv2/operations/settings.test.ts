// ELBv2 API reference: listeners, attributes, groups and tags, changed after they were made.
import { describe, expect, it } from 'vitest';
import { openAccount, type Account } from '../../../../tests/support/account.ts';
import {
  EC2_SPEC,
  ELB_SPEC,
  LB_ARN,
  LB_GROUP,
  SUBNETS,
  TG_ARN,
  VPC,
  WEB,
  WEB_GROUP,
} from '../../../../tests/support/web-fleet.ts';
import { ec2 } from '../../ec2/index.ts';
import { elbv2 } from '../index.ts';

const MINUTE = 60_000;
const ListenerArn = `${LB_ARN.replace(':loadbalancer/', ':listener/')}/f2f7dc8efc522ab2`;
const GONE = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '410' } }];

const open = (): Account => openAccount([ec2, elbv2], { ec2: EC2_SPEC, elbv2: ELB_SPEC });

describe('a listener', () => {
  it('is pointed elsewhere, and gone once deleted', () => {
    const account = open();
    const modified = account.send('elbv2', 'ModifyListener', {
      ListenerArn,
      Port: 8443,
      DefaultActions: GONE,
    });
    expect(modified['Listeners']).toMatchObject([{ Port: 8443, DefaultActions: GONE }]);
    account.send('elbv2', 'DeleteListener', { ListenerArn });
    expect(() => account.send('elbv2', 'DeleteListener', { ListenerArn })).toThrow(
      `ListenerNotFound: Listener '${ListenerArn}' not found`,
    );
    expect(account.send('elbv2', 'DescribeListeners', { LoadBalancerArn: LB_ARN })).toEqual({
      Listeners: [],
    });
    account.send('elbv2', 'DeleteTargetGroup', { TargetGroupArn: TG_ARN });
  });

  it('is not moved to a port that is taken, nor to HTTPS without a certificate', () => {
    const account = open();
    const second = account.send<{ Listeners: { ListenerArn: string }[] }>(
      'elbv2',
      'CreateListener',
      {
        LoadBalancerArn: LB_ARN,
        Protocol: 'HTTP',
        Port: 80,
        DefaultActions: GONE,
      },
    ).Listeners[0]!;
    const modify = (params: object) =>
      account.send('elbv2', 'ModifyListener', { ListenerArn: second.ListenerArn, ...params });
    expect(() => modify({ Port: 443 })).toThrow(
      `DuplicateListener: A listener already exists on this port for this load balancer '${LB_ARN}'`,
    );
    expect(() => modify({ Protocol: 'HTTPS' })).toThrow(
      'CertificateNotFound: A certificate must be specified for HTTPS listeners',
    );
    expect(() => modify({ Protocol: 'TCP' })).toThrow(
      "ValidationError: Listener protocol 'TCP' must be one of 'HTTPS, HTTP'",
    );
    expect(modify({ Port: 80 })['Listeners']).toMatchObject([{ Port: 80, Protocol: 'HTTP' }]);
  });
});

describe('attributes', () => {
  it('of a balancer protect it from being deleted', () => {
    const account = open();
    const protect = (Value: string) =>
      account.send('elbv2', 'ModifyLoadBalancerAttributes', {
        LoadBalancerArn: LB_ARN,
        Attributes: [{ Key: 'deletion_protection.enabled', Value }],
      });
    protect('true');
    expect(() => account.send('elbv2', 'DeleteLoadBalancer', { LoadBalancerArn: LB_ARN })).toThrow(
      'OperationNotPermitted',
    );
    protect('false');
    account.send('elbv2', 'DeleteLoadBalancer', { LoadBalancerArn: LB_ARN });
  });

  it('of a target group say how long a leaving target drains', () => {
    const account = open();
    const TargetGroupArn = TG_ARN;
    const modify = (Key: string, Value: string) =>
      account.send('elbv2', 'ModifyTargetGroupAttributes', {
        TargetGroupArn,
        Attributes: [{ Key, Value }],
      });
    modify('deregistration_delay.timeout_seconds', '60');
    expect(() => modify('colour', 'red')).toThrow(
      "ValidationError: Target group attribute key 'colour' is not recognized",
    );
    account.send('elbv2', 'DeregisterTargets', { TargetGroupArn, Targets: [{ Id: WEB[0]! }] });
    const left = () =>
      account.send<{ TargetHealthDescriptions: object[] }>('elbv2', 'DescribeTargetHealth', {
        TargetGroupArn,
      }).TargetHealthDescriptions;
    expect(left()).toHaveLength(2);
    account.pass(2 * MINUTE);
    expect(left()).toHaveLength(1);
  });
});

describe('what is asked for again', () => {
  it('is answered as it is when the settings are the same, and refused when they differ', () => {
    const account = open();
    const spec = { Name: 'api', Subnets: SUBNETS, SecurityGroups: [LB_GROUP] };
    const balancer = account.send('elbv2', 'CreateLoadBalancer', spec);
    expect(account.send('elbv2', 'CreateLoadBalancer', spec)).toEqual(balancer);
    const inside = { ...spec, Scheme: 'internal' };
    expect(() => account.send('elbv2', 'CreateLoadBalancer', inside)).toThrow(
      "A load balancer with the same name 'api' exists, but with different settings",
    );
    const group = { Name: 'api', Protocol: 'HTTP', Port: 8080, VpcId: VPC };
    const made = account.send('elbv2', 'CreateTargetGroup', group);
    expect(account.send('elbv2', 'CreateTargetGroup', group)).toEqual(made);
    expect(made).not.toHaveProperty('TargetGroups.0.LoadBalancerArns');
    const tagged = { ...group, Name: 'tagged', Tags: [{ Key: 'team', Value: 'shop' }] };
    const { Tags: _, ...untagged } = tagged;
    const first = account.send('elbv2', 'CreateTargetGroup', tagged);
    expect(account.send('elbv2', 'CreateTargetGroup', untagged)).toEqual(first);
    const other = { ...group, HealthCheckIntervalSeconds: 10 };
    expect(() => account.send('elbv2', 'CreateTargetGroup', other)).toThrow(
      "A target group with the same name 'api' exists, but with different settings",
    );
  });
});

describe('security groups and tags', () => {
  it('the groups of a balancer are replaced as a whole', () => {
    const account = open();
    const set = (...SecurityGroups: string[]) =>
      account.send('elbv2', 'SetSecurityGroups', { LoadBalancerArn: LB_ARN, SecurityGroups });
    expect(set(WEB_GROUP, LB_GROUP)).toEqual({ SecurityGroupIds: [WEB_GROUP, LB_GROUP] });
    expect(set(LB_GROUP)).toEqual({ SecurityGroupIds: [LB_GROUP] });
    expect(() => set('sg-0000000000000ffff')).toThrow('InvalidSecurityGroup');
  });

  it('tags are put on several resources at once and taken off by key', () => {
    const account = open();
    const ResourceArns = [LB_ARN, TG_ARN];
    const Tags = [
      { Key: 'team', Value: 'web' },
      { Key: 'cost', Value: '7' },
    ];
    account.send('elbv2', 'AddTags', { ResourceArns, Tags });
    account.send('elbv2', 'RemoveTags', { ResourceArns: [TG_ARN], TagKeys: ['cost'] });
    expect(account.send('elbv2', 'DescribeTags', { ResourceArns })).toEqual({
      TagDescriptions: [
        { ResourceArn: LB_ARN, Tags },
        { ResourceArn: TG_ARN, Tags: [Tags[0]] },
      ],
    });
    expect(() =>
      account.send('elbv2', 'AddTags', { ResourceArns, Tags: [Tags[0], Tags[0]] }),
    ).toThrow("DuplicateTagKeys: Tag key 'team' is duplicated");
  });
});

describe('target groups of addresses', () => {
  const register = (account: Account, target: object) => {
    const group = { Name: 'hosts', Protocol: 'HTTP', Port: 80, VpcId: VPC, TargetType: 'ip' };
    const { TargetGroups } = account.send<{ TargetGroups: { TargetGroupArn: string }[] }>(
      'elbv2',
      'CreateTargetGroup',
      group,
    );
    const { TargetGroupArn } = TargetGroups[0]!;
    account.send('elbv2', 'RegisterTargets', { TargetGroupArn, Targets: [target] });
    return TargetGroupArn;
  };

  it('know the zone of an address in a subnet', () => {
    const account = open();
    const TargetGroupArn = register(account, { Id: '10.0.2.254', Port: 8080 });
    expect(account.send('elbv2', 'DescribeTargetHealth', { TargetGroupArn })).toMatchObject({
      TargetHealthDescriptions: [
        { Target: { Id: '10.0.2.254', Port: 8080, AvailabilityZone: 'eu-west-1b' } },
      ],
    });
  });

  it.each([
    [
      { Id: '10.0.254.254' },
      "The IP address '10.0.254.254' is within the VPC, but is not within a VPC subnet so it can't be registered",
    ],
    [
      { Id: '127.0.0.1', AvailabilityZone: 'all' },
      "The IP address '127.0.0.1' is not allowed, as it must be an address from a VPC subnet, RFC1918, or RFC6598",
    ],
    [
      { Id: '192.168.253.254' },
      "You must specify a valid Availability Zone or select 'all' for all enabled Availability zones, since the IP address '192.168.253.254' is outside the VPC",
    ],
  ])('refuse %j in the words of AWS', (target, words) => {
    expect(() => register(open(), target)).toThrow(`ValidationError: ${words}`);
  });

  it('take a private address outside of the VPC for all zones', () => {
    expect(register(open(), { Id: '192.168.253.254', AvailabilityZone: 'all' })).toContain('hosts');
  });
});

describe('what is not there', () => {
  it('can be deregistered, and a group that is gone is not described', () => {
    const account = open();
    const gone = { TargetGroupArn: TG_ARN, Targets: [{ Id: 'i-0123456789abcdef0' }] };
    expect(account.send('elbv2', 'DeregisterTargets', gone)).toEqual({});
    const TargetGroupArns = [TG_ARN.replace('/web/', '/none/')];
    expect(() => account.send('elbv2', 'DescribeTargetGroups', { TargetGroupArns })).toThrow(
      'TargetGroupNotFound: One or more target groups not found',
    );
  });
});
