// EC2 API reference: life-cycle operations, sent through the gateway.
import { describe, expect, it } from 'vitest';
import { openAccount, type Account } from '../../../../../tests/support/account.ts';
import { ec2 } from '../../index.ts';
import type { Ec2Spec } from '../../seed.ts';

const WEB = 'i-0000000000000a001';
const SPEC: Ec2Spec = {
  vpcs: [{ id: 'vpc-0000000000000a001', cidr: '10.0.0.0/16' }],
  subnets: [
    {
      id: 'subnet-0000000000000a001',
      vpcId: 'vpc-0000000000000a001',
      zone: 'eu-west-1a',
      cidr: '10.0.1.0/24',
    },
  ],
  groups: [
    {
      id: 'sg-0000000000000a001',
      name: 'web',
      description: 'web',
      vpcId: 'vpc-0000000000000a001',
    },
  ],
  images: [{ id: 'ami-0000000000000a001', name: 'web' }],
  instances: [
    {
      id: WEB,
      type: 't3.medium',
      imageId: 'ami-0000000000000a001',
      subnetId: 'subnet-0000000000000a001',
      groupIds: ['sg-0000000000000a001'],
      detailedMonitoring: true,
      tags: { Name: 'web-1', 'aws:autoscaling:groupName': 'web' },
    },
  ],
};
const LAUNCH = {
  ImageId: 'ami-0000000000000a001',
  InstanceType: 't3.micro',
  SubnetId: 'subnet-0000000000000a001',
  MinCount: 1,
  MaxCount: 1,
};
const MINUTE = 60_000;

const open = (): Account => openAccount([ec2], { ec2: SPEC });

function stateOf(account: Account, id: string): string {
  const { Reservations } = account.send<{
    Reservations: { Instances: { State: { Name: string } }[] }[];
  }>('ec2', 'DescribeInstances', { InstanceIds: [id] });
  return Reservations[0]!.Instances[0]!.State.Name;
}

describe('instance operations', () => {
  it('a launched instance is pending, then running, then passes its checks', () => {
    const account = open();
    const { Instances } = account.send('ec2', 'RunInstances', LAUNCH) as unknown as {
      Instances: { InstanceId: string; State: object }[];
    };
    const { InstanceId, State } = Instances[0]!;
    expect(InstanceId).toMatch(/^i-0[0-9a-f]{16}$/);
    expect(State).toEqual({ Code: 0, Name: 'pending' });
    account.pass(30_000);
    expect(stateOf(account, InstanceId)).toBe('running');
    const status = (): string => {
      const answer = account.send('ec2', 'DescribeInstanceStatus', { InstanceIds: [InstanceId] });
      const { InstanceStatuses } = answer as unknown as {
        InstanceStatuses: { InstanceStatus: { Status: string } }[];
      };
      return InstanceStatuses[0]!.InstanceStatus.Status;
    };
    expect(status()).toBe('initializing');
    account.pass(4 * MINUTE);
    expect(status()).toBe('ok');
  });

  it('stopping ends the points, starting brings them back', () => {
    const account = open();
    const cpu = () => account.points(`AWS/EC2 CPUUtilization InstanceId=${WEB}`);
    account.pass(10 * MINUTE);
    expect(cpu()).toHaveLength(10);
    account.send('ec2', 'StopInstances', { InstanceIds: [WEB] });
    expect(stateOf(account, WEB)).toBe('stopping');
    account.pass(10 * MINUTE);
    expect(stateOf(account, WEB)).toBe('stopped');
    expect(cpu()).toHaveLength(10);
    account.send('ec2', 'StartInstances', { InstanceIds: [WEB] });
    account.pass(10 * MINUTE);
    expect(cpu().length).toBeGreaterThan(18);
  });

  it('a reboot keeps an instance running, and is refused for one that is not', () => {
    const account = open();
    account.send('ec2', 'RebootInstances', { InstanceIds: [WEB] });
    expect(stateOf(account, WEB)).toBe('running');
    account.pass(3 * MINUTE);
    expect(account.points(`AWS/EC2 StatusCheckFailed InstanceId=${WEB}`)).toHaveLength(3);
    account.send('ec2', 'StopInstances', { InstanceIds: [WEB] });
    account.pass(3 * MINUTE);
    expect(() => account.send('ec2', 'RebootInstances', { InstanceIds: [WEB] })).toThrow(
      'IncorrectInstanceState',
    );
  });

  it('a refused request says what AWS says, and touches nothing', () => {
    const account = open();
    const launched = account.send('ec2', 'RunInstances', LAUNCH) as unknown as {
      Instances: { InstanceId: string }[];
    };
    const id = launched.Instances[0]!.InstanceId;
    expect(() => account.send('ec2', 'StopInstances', { InstanceIds: [WEB, id] })).toThrow(
      `IncorrectInstanceState: This instance '${id}' is not in a state from which it can be stopped.`,
    );
    expect(stateOf(account, WEB)).toBe('running');
    expect(account.outcome('ec2', 'StopInstances', { InstanceIds: ['i-123456789'] })).toMatchObject(
      {
        error: { code: 'InvalidInstanceID.Malformed', message: 'Invalid id: "i-123456789"' },
      },
    );
    const missing = 'i-0123456789abcdef0';
    expect(account.outcome('ec2', 'StopInstances', { InstanceIds: [missing] })).toMatchObject({
      error: {
        code: 'InvalidInstanceID.NotFound',
        message: `The instance ID '${missing}' does not exist`,
        trailCode: 'Client.InvalidInstanceID.NotFound',
      },
    });
  });

  it('termination protection keeps an instance until it is taken off', () => {
    const account = open();
    const protect = (Value: boolean) =>
      account.send('ec2', 'ModifyInstanceAttribute', {
        InstanceId: WEB,
        DisableApiTermination: { Value },
      });
    protect(true);
    expect(() => account.send('ec2', 'TerminateInstances', { InstanceIds: [WEB] })).toThrow(
      `OperationNotPermitted: The instance '${WEB}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
    );
    protect(false);
    account.send('ec2', 'TerminateInstances', { InstanceIds: [WEB] });
    account.pass(2 * MINUTE);
    expect(stateOf(account, WEB)).toBe('terminated');
    account.pass(61 * MINUTE);
    expect(() => stateOf(account, WEB)).toThrow('InvalidInstanceID.NotFound');
  });

  it('a dry run that would succeed is an error of its own', () => {
    const account = open();
    const dry = account.outcome('ec2', 'StopInstances', { InstanceIds: [WEB], DryRun: true });
    expect(dry).toMatchObject({ error: { code: 'DryRunOperation', status: 412 } });
    expect(stateOf(account, WEB)).toBe('running');
  });

  it('the vCPU quota of the Region is kept', () => {
    const account = open();
    const many = { ...LAUNCH, InstanceType: 'c6i.16xlarge', MaxCount: 2 };
    expect(() => account.send('ec2', 'RunInstances', many)).toThrow(/^VcpuLimitExceeded: You have/);
  });

  it('a parameter that is not modelled is never ignored', () => {
    const account = open();
    const spot = { ...LAUNCH, InstanceMarketOptions: { MarketType: 'spot' } };
    expect(account.outcome('ec2', 'RunInstances', spot)).toMatchObject({
      kind: 'not-simulated',
      error: { message: expect.stringContaining('InstanceMarketOptions') as string },
    });
  });

  it('basic monitoring gives a point every five minutes, detailed one a minute', () => {
    const account = open();
    account.send('ec2', 'UnmonitorInstances', { InstanceIds: [WEB] });
    account.pass(20 * MINUTE);
    const name = `AWS/EC2 CPUUtilization InstanceId=${WEB}`;
    expect(account.points(name)).toHaveLength(4);
    account.send('ec2', 'MonitorInstances', { InstanceIds: [WEB] });
    account.pass(10 * MINUTE);
    expect(account.points(name)).toHaveLength(14);
    expect(account.points('AWS/EC2 CPUUtilization AutoScalingGroupName=web')).toHaveLength(14);
    expect(account.points(`AWS/EC2 StatusCheckFailed InstanceId=${WEB}`)).toHaveLength(30);
    expect(account.points(`AWS/EC2 CPUCreditBalance InstanceId=${WEB}`)).toHaveLength(6);
  });

  it('load from outside becomes CPU, and a standard instance without credits is flat', () => {
    const account = open();
    const push = (cpuPercent: number) =>
      account.world.context('ec2').stimulate({
        service: 'ec2',
        stimulus: 'load',
        arg: { loads: [{ instanceId: WEB, cpuPercent }] },
      });
    push(60);
    account.pass(2 * MINUTE);
    const cpu = () => account.points(`AWS/EC2 CPUUtilization InstanceId=${WEB}`).at(-1)!.value;
    expect(cpu()).toBeGreaterThan(60);
    expect(cpu()).toBeLessThan(62);
    account.send('ec2', 'ModifyInstanceCreditSpecification', {
      InstanceCreditSpecifications: [{ InstanceId: WEB, CpuCredits: 'standard' }],
    });
    account.pass(24 * 60 * MINUTE);
    expect(cpu()).toBeCloseTo(20, 1);
  });
});
