// Members that recorded answers of RunInstances and the Describe operations have, and lack.
import { describe, expect, it } from 'vitest';
import { openAccount, type Account } from '../../../../../tests/support/account.ts';
import { ec2 } from '../../index.ts';
import type { Ec2Spec } from '../../seed.ts';

const SPEC: Ec2Spec = {
  vpcs: [{ id: 'vpc-0000000000000a001', cidr: '10.0.0.0/16' }],
  subnets: [
    {
      id: 'subnet-0000000000000a001',
      vpcId: 'vpc-0000000000000a001',
      zone: 'eu-west-1a',
      cidr: '10.0.1.0/24',
      mapsPublicIp: true,
    },
  ],
  images: [
    { id: 'ami-0000000000000a001', name: 'web' },
    { id: 'ami-0000000000000a002', name: 'arm', architecture: 'arm64' },
  ],
};

type Launched = Record<string, unknown> & {
  readonly InstanceId: string;
  readonly NetworkInterfaces: { Attachment: object }[];
};

function launch(account: Account, InstanceType = 't3.micro'): Launched {
  const { Instances } = account.send<{ Instances: Launched[] }>('ec2', 'RunInstances', {
    ImageId: InstanceType.startsWith('t4g') ? 'ami-0000000000000a002' : 'ami-0000000000000a001',
    InstanceType,
    SubnetId: 'subnet-0000000000000a001',
    MinCount: 1,
    MaxCount: 1,
  });
  return Instances[0]!;
}

function seen(account: Account, id: string): Launched {
  const { Reservations } = account.send<{ Reservations: { Instances: Launched[] }[] }>(
    'ec2',
    'DescribeInstances',
    { InstanceIds: [id] },
  );
  return Reservations[0]!.Instances[0]!;
}

const open = (): Account => openAccount([ec2], { ec2: SPEC });

describe('an instance', () => {
  it('is launched without devices and public addresses, and shown with them', () => {
    const account = open();
    const launched = launch(account);
    expect(launched).toMatchObject({
      BlockDeviceMappings: [],
      PublicDnsName: '',
      MetadataOptions: { State: 'pending' },
      CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
      EnclaveOptions: { Enabled: false },
      BootMode: 'uefi-preferred',
      CurrentInstanceBootMode: 'uefi',
      MaintenanceOptions: { AutoRecovery: 'default' },
    });
    expect(launched).not.toHaveProperty('PublicIpAddress');
    expect(launched.NetworkInterfaces[0]).not.toHaveProperty('Association');
    expect(launched.NetworkInterfaces[0]!.Attachment).toMatchObject({
      Status: 'attaching',
      NetworkCardIndex: 0,
    });
    const later = seen(account, launched.InstanceId);
    expect(later).toMatchObject({
      MetadataOptions: { State: 'applied' },
      PlatformDetails: 'Linux/UNIX',
      UsageOperation: 'RunInstances',
      HibernationOptions: { Configured: false },
    });
    expect(later['BlockDeviceMappings']).toHaveLength(1);
    expect(later['PublicIpAddress']).toMatch(/^\d+\./);
    expect(later.NetworkInterfaces[0]!.Attachment).toMatchObject({ Status: 'attached' });
  });

  it('without tags has no member Tags, and neither have its neighbours', () => {
    const account = open();
    expect(seen(account, launch(account).InstanceId)).not.toHaveProperty('Tags');
    for (const [operation, member] of [
      ['DescribeVpcs', 'Vpcs'],
      ['DescribeSubnets', 'Subnets'],
      ['DescribeVolumes', 'Volumes'],
      ['DescribeSecurityGroups', 'SecurityGroups'],
    ] as const) {
      const answer = account.send<Record<string, object[]>>('ec2', operation);
      expect(answer[member]![0]).not.toHaveProperty('Tags');
    }
  });

  it('has threads where its type has them', () => {
    const account = open();
    const cpu = (type: string) => launch(account, type)['CpuOptions'];
    expect(cpu('t3.micro')).toEqual({ CoreCount: 1, ThreadsPerCore: 2 });
    expect(cpu('t4g.micro')).toEqual({ CoreCount: 2, ThreadsPerCore: 1 });
    expect(cpu('t2.medium')).toEqual({ CoreCount: 2, ThreadsPerCore: 1 });
    expect(launch(account, 't2.micro')).toMatchObject({ CurrentInstanceBootMode: 'legacy-bios' });
  });
});

describe('what no account here has', () => {
  it('is listed as empty', () => {
    const account = open();
    expect(account.send('ec2', 'DescribeFlowLogs')).toEqual({ FlowLogs: [] });
    expect(account.send('ec2', 'DescribeNatGateways')).toEqual({ NatGateways: [] });
    expect(account.send('ec2', 'DescribeVpcEndpoints')).toEqual({ VpcEndpoints: [] });
    expect(account.send('ec2', 'GetEbsEncryptionByDefault')).toMatchObject({
      EbsEncryptionByDefault: false,
    });
  });
});

describe('refusals of EC2, as recorded', () => {
  const open = () => openAccount([ec2], { ec2: SPEC });

  it.each([
    ['i-0', 'InvalidInstanceID.NotFound'],
    ['i-1234567', 'InvalidInstanceID.NotFound'],
    ['i-ABCDEF12', 'InvalidInstanceID.NotFound'],
    ['i-', 'InvalidInstanceID.Malformed'],
    ['i-123456789', 'InvalidInstanceID.Malformed'],
  ])('the instance %s is %s', (id, code) => {
    const look = open().outcome('ec2', 'DescribeInstanceStatus', { InstanceIds: [id] });
    expect(look).toMatchObject({ error: { code } });
  });

  it('pages of instances have five at least; those of status may be asked to be larger', () => {
    const words =
      'Value ( 4 ) for parameter maxResults is invalid. Expecting a value greater than 5.';
    for (const operation of ['DescribeInstances', 'DescribeInstanceStatus']) {
      expect(() => open().send('ec2', operation, { MaxResults: 4 })).toThrow(words);
    }
    const many = open().send('ec2', 'DescribeInstanceStatus', { MaxResults: 10_000 });
    expect(many).toEqual({ InstanceStatuses: [] });
  });

  it('instance types that do not exist are named, and them alone', () => {
    const InstanceTypes = ['t3.nano', 't9.invalid'];
    expect(() => open().send('ec2', 'DescribeInstanceTypes', { InstanceTypes })).toThrow(
      'InvalidInstanceType: The following supplied instance types do not exist: [t9.invalid]',
    );
  });
});
