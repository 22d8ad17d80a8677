/** EC2. */
import { call, from, type Seen, type Stop } from './tour.ts';

const vpc = (seen: Seen) => from(seen, 'DescribeVpcs/Vpcs/0/VpcId');
const image = (seen: Seen) => from(seen, 'DescribeImages/Images/0/ImageId');
const instance = (seen: Seen) => from(seen, 'RunInstances/Instances/0/InstanceId');
const instances = (seen: Seen) => ({ InstanceIds: [instance(seen)] });
const group = (seen: Seen) => ({ GroupId: from(seen, 'CreateSecurityGroup/GroupId') });
const template = (seen: Seen) => ({
  LaunchTemplateId: from(seen, 'CreateLaunchTemplate/LaunchTemplate/LaunchTemplateId'),
});
const snapshot = (seen: Seen) => ({ SnapshotId: from(seen, 'CreateSnapshot/SnapshotId') });
const HTTPS = {
  IpPermissions: [
    { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
  ],
};

const places: readonly Stop[] = [
  call('DescribeRegions'),
  call('DescribeAvailabilityZones'),
  call('DescribeInstanceTypes', { InstanceTypes: ['t3.micro'] }),
  call('DescribeVpcs', { Filters: [{ Name: 'is-default', Values: ['true'] }] }),
  call('DescribeSubnets', (seen) => ({ Filters: [{ Name: 'vpc-id', Values: [vpc(seen)] }] })),
  call('DescribeImages', { Owners: ['amazon'] }),
  call('DescribeKeyPairs'),
  call('DescribeAddresses'),
  call('DescribeFlowLogs'),
  call('DescribeNatGateways'),
  call('DescribeVpcEndpoints'),
  call('GetEbsEncryptionByDefault'),
];

const groups: readonly Stop[] = [
  call('CreateSecurityGroup', (seen) => ({
    ...{ GroupName: 'web', Description: 'web servers', VpcId: vpc(seen) },
  })),
  call('AuthorizeSecurityGroupIngress', (seen) => ({ ...group(seen), ...HTTPS })),
  call('AuthorizeSecurityGroupEgress', (seen) => ({ ...group(seen), ...HTTPS })),
  call('DescribeSecurityGroups', (seen) => ({ GroupIds: [group(seen).GroupId] })),
  call('DescribeSecurityGroupRules', (seen) => ({
    Filters: [{ Name: 'group-id', Values: [group(seen).GroupId] }],
  })),
  call('RevokeSecurityGroupIngress', (seen) => ({ ...group(seen), ...HTTPS })),
  call('RevokeSecurityGroupEgress', (seen) => ({ ...group(seen), ...HTTPS })),
];

const machines: readonly Stop[] = [
  call('RunInstances', (seen) => ({
    ...{ ImageId: image(seen), InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 },
    SecurityGroupIds: [group(seen).GroupId],
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'ü & <b>' }] }],
  })),
  120,
  call('DescribeInstances', instances),
  call('DescribeInstanceStatus', instances),
  call('DescribeInstanceAttribute', (seen) => ({
    ...{ InstanceId: instance(seen), Attribute: 'instanceType' },
  })),
  call('ModifyInstanceAttribute', (seen) => ({
    ...{ InstanceId: instance(seen), DisableApiTermination: { Value: false } },
  })),
  call('MonitorInstances', instances),
  call('UnmonitorInstances', instances),
  call('DescribeInstanceCreditSpecifications', instances),
  call('ModifyInstanceCreditSpecification', (seen) => ({
    InstanceCreditSpecifications: [{ InstanceId: instance(seen), CpuCredits: 'standard' }],
  })),
  call('GetConsoleOutput', (seen) => ({ InstanceId: instance(seen) })),
  call('CreateTags', (seen) => ({
    ...{ Resources: [instance(seen)], Tags: [{ Key: 'a', Value: 'b' }] },
  })),
  call('DescribeTags'),
  call('DeleteTags', (seen) => ({ Resources: [instance(seen)], Tags: [{ Key: 'a' }] })),
  call('DescribeNetworkInterfaces'),
  call('DescribeVolumes'),
  call('CreateSnapshot', (seen) => ({
    VolumeId: from(seen, 'DescribeVolumes/Volumes/0/VolumeId'),
  })),
  600,
  call('DescribeSnapshots', { OwnerIds: ['self'] }),
  call('DescribeSnapshotAttribute', (seen) => ({
    ...{ ...snapshot(seen), Attribute: 'createVolumePermission' },
  })),
  call('ModifySnapshotAttribute', (seen) => ({
    ...{ ...snapshot(seen), Attribute: 'createVolumePermission', OperationType: 'add' },
    UserIds: ['444455556666'],
  })),
  call('DeleteSnapshot', snapshot),
  call('RebootInstances', instances),
  call('StopInstances', instances),
  120,
  call('StartInstances', instances),
  120,
  call('TerminateInstances', instances),
  120,
  call('DeleteSecurityGroup', group),
  call('StartInstances', { InstanceIds: ['i-0123456789abcdef0'] }, 'InvalidInstanceID.NotFound'),
];

const templates: readonly Stop[] = [
  call('CreateLaunchTemplate', (seen) => ({
    LaunchTemplateName: 'web',
    LaunchTemplateData: { ImageId: image(seen), InstanceType: 't3.micro' },
  })),
  call('CreateLaunchTemplateVersion', (seen) => ({
    ...{ ...template(seen), SourceVersion: '1' },
    LaunchTemplateData: { InstanceType: 't3.small' },
  })),
  call('ModifyLaunchTemplate', (seen) => ({ ...template(seen), DefaultVersion: '2' })),
  call('DescribeLaunchTemplates'),
  call('DescribeLaunchTemplateVersions', template),
  call('DeleteLaunchTemplate', template),
];

export const ec2: readonly Stop[] = [...places, ...groups, ...machines, ...templates];
