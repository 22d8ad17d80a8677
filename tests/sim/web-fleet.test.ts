/**
 * The compute services with everything around them real: load becomes CPU, CPU an alarm, the alarm
 * a launch by the service-linked role, the launch a record; and the same again on the way back.
 */
import { describe, expect, it } from 'vitest';
import type { CallRequest, Params } from '../../src/gateway/call.ts';
import { MINUTE_MS } from '../../src/kernel/clock.ts';
import type { RoutedOffer } from '../../src/services/elbv2/load.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import { openWorld, restoreWorld, type World } from '../../src/world/world.ts';
import { MONDAY, REGION } from '../support/account.ts';
import { EC2_SPEC, ELB_SPEC, IMAGE, LB_ARN, SUBNETS, TG_ARN, WEB } from '../support/web-fleet.ts';

const KEY = 'AKIAIOSFODNN7EXAMPLE';

function open(seed = 7): World {
  const instances = EC2_SPEC.instances!.map((each) => ({
    ...each,
    profile: 'web-role',
    tags: { 'aws:autoscaling:groupName': 'web' },
  }));
  return openWorld(
    {
      id: 'fleet',
      version: '1',
      account: '111122223333',
      homeRegion: REGION,
      start: MONDAY,
      historyDays: 0,
      regions: {
        'us-east-1': {
          iam: {
            users: [{ name: 'ana', policies: ['AdministratorAccess'], keys: [{ id: KEY }] }],
            roles: [
              {
                name: 'web-role',
                trust: { service: 'ec2.amazonaws.com' },
                isForInstances: true,
              },
              {
                name: 'AWSServiceRoleForAutoScaling',
                path: '/aws-service-role/autoscaling.amazonaws.com/',
                trust: { service: 'autoscaling.amazonaws.com' },
                linkedService: 'autoscaling.amazonaws.com',
              },
            ],
          },
        },
        [REGION]: {
          ec2: { ...EC2_SPEC, instances },
          elbv2: ELB_SPEC,
          autoscaling: {
            groups: [
              {
                name: 'web',
                minSize: 2,
                maxSize: 6,
                template: { id: 'lt-0000000000000a001', name: 'web' },
                subnets: SUBNETS.map((subnetId, index) => ({
                  subnetId,
                  zone: `eu-west-1${'ab'[index]}`,
                })),
                targetGroupArns: [TG_ARN],
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
                      PredefinedMetricSpecification: {
                        PredefinedMetricType: 'ASGAverageCPUUtilization',
                      },
                    },
                  },
                ],
              },
            ],
          },
        },
      },
      residents: {},
      modulations: [],
    },
    seed,
    { ...FITTINGS, residents: [] },
  );
}

function send(world: World, service: string, operation: string, params: Params = {}) {
  const request: CallRequest = {
    service,
    operation,
    region: REGION,
    params,
    credential: { kind: 'key', accessKeyId: KEY },
    via: 'cli',
    userAgent: 'aws-cli/2.17.32',
    sourceIp: '192.0.2.10',
  };
  return world.submit(request);
}

/** A minute of traffic that costs a thousandth of a percent of CPU a request. */
function serve(world: World, minutes: number, requests: number): void {
  const ctx = world.context('elbv2');
  for (let minute = 0; minute < minutes; minute++) {
    const answers = { latency: { values: [0.08, 0.3], weights: [95, 5] } };
    const offer = { loadBalancer: 'web', requests, answers };
    const { shares } = ctx.stimulate({
      service: 'elbv2',
      stimulus: 'offer',
      arg: offer,
    }) as RoutedOffer;
    const loads = shares.map((share) => ({
      instanceId: share.targetId,
      cpuPercent: share.requests / 100,
      networkInBytes: share.requests * 2_000,
      networkOutBytes: share.requests * 14_000,
    }));
    ctx.stimulate({ service: 'ec2', stimulus: 'load', arg: { loads } });
    world.advance(world.now + MINUTE_MS);
  }
}

function sizeOf(world: World): number {
  const look = {
    service: 'autoscaling',
    operation: 'DescribeAutoScalingGroups',
    params: { AutoScalingGroupNames: ['web'] },
  };
  const outcome = world.peek(look);
  const groups = outcome.ok && (outcome.result['AutoScalingGroups'] as { Instances: object[] }[]);
  return groups ? groups[0]!.Instances.length : -1;
}

interface TrailView {
  readonly EventName: string;
  readonly CloudTrailEvent: string;
}

function lookup(world: World, EventName: string): TrailView[] {
  const outcome = world.peek({
    service: 'cloudtrail',
    operation: 'LookupEvents',
    params: { LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: EventName }] },
  });
  expect(outcome).toMatchObject({ ok: true });
  return outcome.ok ? (outcome.result['Events'] as TrailView[]) : [];
}

describe('a fleet under load', () => {
  it('scales out through a real alarm, and in again when the load is gone', () => {
    const world = open();
    serve(world, 5, 4_000);
    expect(sizeOf(world)).toBe(2);
    serve(world, 12, 16_000);
    expect(sizeOf(world)).toBe(4);
    serve(world, 10, 16_000);
    expect(sizeOf(world)).toBe(4);
    serve(world, 40, 2_000);
    expect(sizeOf(world)).toBe(2);

    const launches = lookup(world, 'RunInstances');
    expect(launches).toHaveLength(2);
    const record = JSON.parse(launches[0]!.CloudTrailEvent) as object;
    expect(record).toMatchObject({
      userIdentity: {
        type: 'AssumedRole',
        arn: 'arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForAutoScaling/AutoScaling',
        invokedBy: 'autoscaling.amazonaws.com',
      },
      sourceIPAddress: 'autoscaling.amazonaws.com',
      userAgent: 'autoscaling.amazonaws.com',
      eventName: 'RunInstances',
      responseElements: {
        instancesSet: { items: [{ instanceState: { code: 0, name: 'pending' } }] },
      },
    });
    expect(lookup(world, 'DeregisterTargets').length).toBeGreaterThan(0);
    expect(lookup(world, 'PutMetricAlarm')).toHaveLength(2);
  });

  it('leaves EC2 records in the form of genuine ones', () => {
    const world = open();
    const made = send(world, 'ec2', 'CreateSecurityGroup', {
      GroupName: 'debug',
      Description: 'for a moment',
      VpcId: EC2_SPEC.vpcs![0]!.id,
    });
    const GroupId = made.ok ? made.result['GroupId'] : '';
    send(world, 'ec2', 'AuthorizeSecurityGroupIngress', {
      GroupId,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    });
    send(world, 'ec2', 'StopInstances', { InstanceIds: ['i-0123456789abcdef0'] });
    world.advance(world.now + 20 * MINUTE_MS);
    const record = (name: string) => JSON.parse(lookup(world, name)[0]!.CloudTrailEvent) as object;
    expect(record('CreateSecurityGroup')).toMatchObject({
      requestParameters: { groupName: 'debug', groupDescription: 'for a moment' },
      responseElements: { _return: true, groupId: GroupId },
    });
    expect(record('AuthorizeSecurityGroupIngress')).toMatchObject({
      requestParameters: {
        groupId: GroupId,
        ipPermissions: {
          items: [
            {
              ipProtocol: 'tcp',
              fromPort: 22,
              toPort: 22,
              groups: {},
              ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] },
              ipv6Ranges: {},
              prefixListIds: {},
            },
          ],
        },
      },
      responseElements: {
        _return: true,
        securityGroupRuleSet: {
          items: [{ groupId: GroupId, isEgress: false, cidrIpv4: '0.0.0.0/0' }],
        },
      },
    });
    expect(record('StopInstances')).toMatchObject({
      errorCode: 'Client.InvalidInstanceID.NotFound',
      errorMessage: "The instance ID 'i-0123456789abcdef0' does not exist",
      requestParameters: {
        instancesSet: { items: [{ instanceId: 'i-0123456789abcdef0' }] },
        force: false,
      },
      responseElements: null,
    });
  });

  it('takes the role of its instances about once an hour', () => {
    const world = open();
    world.advance(world.now + 130 * MINUTE_MS);
    const records = lookup(world, 'AssumeRole').map(
      (event) => JSON.parse(event.CloudTrailEvent) as Record<string, unknown>,
    );
    expect(records.length).toBeGreaterThanOrEqual(4);
    expect(records[0]).toMatchObject({
      userIdentity: { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
      sourceIPAddress: 'ec2.amazonaws.com',
      requestParameters: {
        roleArn: 'arn:aws:iam::111122223333:role/web-role',
        roleSessionName: expect.stringMatching(/^i-0/) as string,
      },
    });
    expect(records[0]!['responseElements']).not.toHaveProperty('assumedRoleUser');
  });

  it('is the same when it is saved and restored in the middle', () => {
    const straight = open();
    serve(straight, 30, 14_000);
    let broken = open();
    serve(broken, 9, 14_000);
    broken = restoreWorld(broken.snapshot(), { ...FITTINGS, residents: [] });
    serve(broken, 21, 14_000);
    expect(broken.digest()).toBe(straight.digest());
  });

  it('looking at it changes nothing', () => {
    const world = open();
    serve(world, 3, 5_000);
    const before = world.digest();
    for (const [service, operation, params] of [
      ['ec2', 'DescribeInstances', {}],
      ['ec2', 'DescribeInstanceStatus', {}],
      ['elbv2', 'DescribeTargetHealth', { TargetGroupArn: TG_ARN }],
      ['elbv2', 'DescribeListeners', { LoadBalancerArn: LB_ARN }],
      ['autoscaling', 'DescribeScalingActivities', {}],
    ] as const) {
      expect(world.peek({ service, operation, params })).toMatchObject({ ok: true });
    }
    expect(world.digest()).toBe(before);
  });
});
