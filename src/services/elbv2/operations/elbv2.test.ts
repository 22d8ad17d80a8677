// User guide for Application Load Balancers: operations and behaviour through the gateway.
import { describe, expect, it } from 'vitest';
import { openAccount, type Account } from '../../../../tests/support/account.ts';
import {
  EC2_SPEC,
  ELB_SPEC,
  LB,
  LB_ARN,
  LB_GROUP,
  SUBNETS,
  TG,
  TG_ARN,
  VPC,
  WEB,
  WEB_GROUP,
} from '../../../../tests/support/web-fleet.ts';
import { ec2 } from '../../ec2/index.ts';
import { elbv2 } from '../index.ts';
import type { RoutedOffer } from '../load.ts';

const MINUTE = 60_000;
const ANSWERS = { latency: { values: [0.05, 0.1, 0.9], weights: [80, 19, 1] } };

const open = (): Account => openAccount([ec2, elbv2], { ec2: EC2_SPEC, elbv2: ELB_SPEC });

function push(account: Account, stimulus: string, arg: unknown): unknown {
  return account.world.context('elbv2').stimulate({ service: 'elbv2', stimulus, arg });
}

/** Sends the same requests each minute. */
function serve(account: Account, minutes: number, requests = 600): RoutedOffer {
  let last: unknown;
  for (let minute = 0; minute < minutes; minute++) {
    last = push(account, 'offer', { loadBalancer: 'web', requests, answers: ANSWERS });
    account.pass(MINUTE);
  }
  return last as RoutedOffer;
}

function health(account: Account): Record<string, { State: string; Reason?: string }> {
  const { TargetHealthDescriptions } = account.send<{
    TargetHealthDescriptions: { Target: { Id: string }; TargetHealth: { State: string } }[];
  }>('elbv2', 'DescribeTargetHealth', { TargetGroupArn: TG_ARN });
  return Object.fromEntries(
    TargetHealthDescriptions.map(({ Target, TargetHealth }) => [Target.Id, TargetHealth]),
  );
}

describe('an Application Load Balancer', () => {
  it('publishes counts only while requests flow, host counts always', () => {
    const account = open();
    account.pass(5 * MINUTE);
    expect(account.points(`AWS/ApplicationELB RequestCount ${LB}`)).toEqual([]);
    expect(account.points(`AWS/ApplicationELB HealthyHostCount ${TG} ${LB}`)).toHaveLength(5);
    const routed = serve(account, 3);
    expect(routed.shares.map((share) => share.requests)).toEqual([300, 300]);
    const sums = account.points(`AWS/ApplicationELB RequestCount ${LB}`);
    expect(sums.map((point) => point.value)).toEqual([600, 600, 600]);
    expect(account.points(`AWS/ApplicationELB RequestCountPerTarget ${TG}`)[0]!.value).toBe(300);
    expect(account.points(`AWS/ApplicationELB HTTPCode_Target_5XX_Count ${LB}`)).toEqual([]);
    const zone = `AWS/ApplicationELB RequestCount ${LB} AvailabilityZone=eu-west-1a`;
    expect(account.points(zone)[0]!.value).toBe(300);
  });

  it('a stopped instance fails a few requests, then gets no more', () => {
    const account = open();
    serve(account, 2);
    account.send('ec2', 'StopInstances', { InstanceIds: [WEB[0]!] });
    serve(account, 1);
    const errors = account.points(`AWS/ApplicationELB HTTPCode_ELB_502_Count ${LB}`);
    expect(errors.map((point) => point.value)).toEqual([300]);
    const routed = serve(account, 2);
    expect(routed.shares).toMatchObject([{ targetId: WEB[1], requests: 600 }]);
    expect(health(account)[WEB[0]!]).toMatchObject({
      State: 'unused',
      Reason: 'Target.InvalidState',
      Description: 'Target is in the stopped state',
    });
  });

  it('revoking the rule towards the targets makes time-outs, then unhealthy targets', () => {
    const account = open();
    serve(account, 1);
    const rule = EC2_SPEC.groups![0]!.ingress!;
    const params = { GroupId: WEB_GROUP, IpPermissions: rule };
    account.send('ec2', 'RevokeSecurityGroupIngress', params);
    serve(account, 2);
    expect(account.points(`AWS/ApplicationELB HTTPCode_ELB_504_Count ${LB}`)[0]!.value).toBe(600);
    expect(health(account)[WEB[0]!]).toMatchObject({
      State: 'unhealthy',
      Reason: 'Target.Timeout',
    });
    account.send('ec2', 'AuthorizeSecurityGroupIngress', params);
    account.pass(3 * MINUTE);
    expect(health(account)[WEB[0]!]).toMatchObject({ State: 'healthy' });
  });

  it('closing the balancer to the internet lets nothing arrive', () => {
    const account = open();
    account.send('ec2', 'RevokeSecurityGroupIngress', {
      GroupId: LB_GROUP,
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      CidrIp: '0.0.0.0/0',
    });
    expect(serve(account, 1).arrived).toBe(false);
    expect(account.points(`AWS/ApplicationELB RequestCount ${LB}`)).toEqual([]);
  });

  it('an application that answers its health check with 503 becomes unhealthy in a minute', () => {
    const account = open();
    account.pass(MINUTE);
    push(account, 'probe', {
      targetGroup: 'web',
      targetId: WEB[0]!,
      answer: { kind: 'status', code: 503 },
    });
    account.pass(70_000);
    expect(health(account)[WEB[0]!]).toEqual({
      State: 'unhealthy',
      Reason: 'Target.ResponseCodeMismatch',
      Description: 'Health checks failed with these codes: [503]',
    });
  });

  it('a deregistered target drains for 300 seconds', () => {
    const account = open();
    account.pass(MINUTE);
    account.send('elbv2', 'DeregisterTargets', {
      TargetGroupArn: TG_ARN,
      Targets: [{ Id: WEB[0]! }],
    });
    expect(health(account)[WEB[0]!]).toMatchObject({
      State: 'draining',
      Reason: 'Target.DeregistrationInProgress',
    });
    expect(serve(account, 1).shares).toHaveLength(1);
    account.pass(5 * MINUTE);
    expect(health(account)[WEB[0]!]).toBeUndefined();
  });

  it('without registered targets every request gets 503', () => {
    const account = open();
    const Targets = WEB.map((Id) => ({ Id }));
    account.send('elbv2', 'DeregisterTargets', { TargetGroupArn: TG_ARN, Targets });
    serve(account, 1);
    expect(account.points(`AWS/ApplicationELB HTTPCode_ELB_503_Count ${LB}`)[0]!.value).toBe(600);
  });
});

describe('load balancer operations', () => {
  it('a balancer, a group, a listener and a target make a service', () => {
    const account = open();
    const { LoadBalancers } = account.send<{ LoadBalancers: { LoadBalancerArn: string }[] }>(
      'elbv2',
      'CreateLoadBalancer',
      { Name: 'api', Subnets: SUBNETS, SecurityGroups: [LB_GROUP] },
    );
    const LoadBalancerArn = LoadBalancers[0]!.LoadBalancerArn;
    expect(LoadBalancers[0]).toMatchObject({ State: { Code: 'provisioning' }, VpcId: VPC });
    const { TargetGroups } = account.send<{ TargetGroups: { TargetGroupArn: string }[] }>(
      'elbv2',
      'CreateTargetGroup',
      { Name: 'api', Protocol: 'HTTP', Port: 8080, VpcId: VPC },
    );
    const TargetGroupArn = TargetGroups[0]!.TargetGroupArn;
    account.send('elbv2', 'RegisterTargets', { TargetGroupArn, Targets: [{ Id: WEB[0]! }] });
    const state = (): unknown =>
      account.send<{ TargetHealthDescriptions: { TargetHealth: object }[] }>(
        'elbv2',
        'DescribeTargetHealth',
        { TargetGroupArn },
      ).TargetHealthDescriptions[0]!.TargetHealth;
    expect(state()).toMatchObject({ State: 'unused', Reason: 'Target.NotInUse' });
    account.send('elbv2', 'CreateListener', {
      LoadBalancerArn,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn }],
    });
    account.pass(4 * MINUTE);
    expect(state()).toEqual({ State: 'healthy' });
    expect(() => account.send('elbv2', 'DeleteTargetGroup', { TargetGroupArn })).toThrow(
      `ResourceInUse: Target group '${TargetGroupArn}' is currently in use by a listener or a rule`,
    );
    account.send('elbv2', 'DeleteLoadBalancer', { LoadBalancerArn });
    account.send('elbv2', 'DeleteTargetGroup', { TargetGroupArn });
  });

  it.each([
    ['DescribeLoadBalancers', { Names: ['none'] }, /^LoadBalancerNotFound: Load balancers/],
    ['CreateLoadBalancer', { Name: 'a_b', Subnets: SUBNETS }, /can only contain characters/],
    ['CreateLoadBalancer', { Name: 'one', Subnets: [SUBNETS[0]!] }, /At least two subnets in two/],
    ['CreateLoadBalancer', { Name: 'web', Subnets: SUBNETS }, /^DuplicateLoadBalancerName/],
    [
      'CreateListener',
      {
        LoadBalancerArn: LB_ARN,
        Protocol: 'HTTPS',
        Port: 443,
        DefaultActions: [{ Type: 'forward', TargetGroupArn: TG_ARN }],
      },
      /^DuplicateListener: A listener already exists on this port/,
    ],
    [
      'RegisterTargets',
      { TargetGroupArn: TG_ARN, Targets: [{ Id: 'i-0123456789abcdef0' }] },
      /^InvalidTarget: The following targets are not valid/,
    ],
    [
      'ModifyTargetGroup',
      { TargetGroupArn: TG_ARN, HealthCheckIntervalSeconds: 5 },
      /timeout must/,
    ],
  ])('%s is refused in the words of AWS (%j)', (operation, params, words) => {
    expect(() => open().send('elbv2', operation, params)).toThrow(words);
  });
});
