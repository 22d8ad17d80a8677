// EC2 API reference: security groups, tags and filters, sent through the gateway.
import { describe, expect, it } from 'vitest';
import { openAccount } from '../../../../../tests/support/account.ts';
import { ec2 } from '../../index.ts';

const VPC = 'vpc-0000000000000a001';

function open() {
  const account = openAccount([ec2], { ec2: { vpcs: [{ id: VPC, cidr: '10.0.0.0/16' }] } });
  const { GroupId } = account.send('ec2', 'CreateSecurityGroup', {
    GroupName: 'web',
    Description: 'web servers',
    VpcId: VPC,
  });
  return { account, GroupId: GroupId as string };
}

const SSH = {
  IpPermissions: [
    { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
  ],
};

describe('security groups', () => {
  it('a new group lets everything out and nothing in', () => {
    const { account, GroupId } = open();
    const answer = account.send('ec2', 'DescribeSecurityGroups', { GroupIds: [GroupId] });
    expect(answer.SecurityGroups).toMatchObject([
      {
        IpPermissions: [],
        IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      },
    ]);
  });

  it('opening port 22 twice is refused, revoking it twice too', () => {
    const { account, GroupId } = open();
    const answer = account.send('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, ...SSH });
    expect(answer).toMatchObject({
      Return: true,
      SecurityGroupRules: [{ GroupId, IsEgress: false, FromPort: 22, CidrIpv4: '0.0.0.0/0' }],
    });
    const { call, identity, outcome, operation } = account.trail().at(-1)!;
    expect(operation.trail.shape!({ call, identity, outcome })).toMatchObject({
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
    });
    expect(() => account.send('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, ...SSH })).toThrow(
      'InvalidPermission.Duplicate: the specified rule "peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW" already exists',
    );
    account.send('ec2', 'RevokeSecurityGroupIngress', { GroupId, ...SSH });
    expect(() => account.send('ec2', 'RevokeSecurityGroupIngress', { GroupId, ...SSH })).toThrow(
      'InvalidPermission.NotFound: The specified rule does not exist in this security group.',
    );
  });

  it('what may go out is closed and opened by rule', () => {
    const { account, GroupId } = open();
    const outward = () =>
      account.send<{ SecurityGroups: { IpPermissionsEgress: object[] }[] }>(
        'ec2',
        'DescribeSecurityGroups',
        { GroupIds: [GroupId] },
      ).SecurityGroups[0]!.IpPermissionsEgress;
    const all = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
    account.send('ec2', 'RevokeSecurityGroupEgress', { GroupId, IpPermissions: all });
    expect(outward()).toEqual([]);
    const answer = account.send('ec2', 'AuthorizeSecurityGroupEgress', { GroupId, ...SSH });
    expect(answer).toMatchObject({
      Return: true,
      SecurityGroupRules: [{ GroupId, IsEgress: true, FromPort: 22 }],
    });
    expect(outward()).toMatchObject(SSH.IpPermissions);
    expect(() => account.send('ec2', 'AuthorizeSecurityGroupEgress', { GroupId, ...SSH })).toThrow(
      'InvalidPermission.Duplicate',
    );
  });

  it('a group that another one names cannot be deleted', () => {
    const { account, GroupId } = open();
    const other = account.send('ec2', 'CreateSecurityGroup', {
      GroupName: 'db',
      Description: 'db',
      VpcId: VPC,
    });
    account.send('ec2', 'AuthorizeSecurityGroupIngress', {
      GroupId: other.GroupId,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, UserIdGroupPairs: [{ GroupId }] },
      ],
    });
    expect(() => account.send('ec2', 'DeleteSecurityGroup', { GroupId })).toThrow(
      `DependencyViolation: resource ${GroupId} has a dependent object`,
    );
  });

  it('every Region has a default VPC with three subnets', () => {
    const account = openAccount([ec2]);
    const { Vpcs } = account.send('ec2', 'DescribeVpcs') as unknown as { Vpcs: object[] };
    expect(Vpcs).toMatchObject([{ IsDefault: true, CidrBlock: '172.31.0.0/16' }]);
    const { Subnets } = account.send('ec2', 'DescribeSubnets', {
      Filters: [{ Name: 'availability-zone', Values: ['eu-west-1?'] }],
    }) as unknown as { Subnets: object[] };
    expect(Subnets).toHaveLength(3);
  });

  it('tags are added, filtered by, and taken away', () => {
    const { account, GroupId } = open();
    account.send('ec2', 'CreateTags', {
      Resources: [GroupId],
      Tags: [
        { Key: '__proto__', Value: 'x' },
        { Key: 'Env', Value: 'prod' },
      ],
    });
    const found = (Name: string, value: string) =>
      account.send('ec2', 'DescribeSecurityGroups', { Filters: [{ Name, Values: [value] }] })
        .SecurityGroups as unknown as object[];
    expect(found('tag:Env', 'pr*')).toHaveLength(1);
    expect(found('tag-key', '__proto__')).toHaveLength(1);
    expect(found('tag:Env', 'dev')).toHaveLength(0);
    account.send('ec2', 'DeleteTags', { Resources: [GroupId], Tags: [{ Key: 'Env' }] });
    expect(found('tag:Env', '*')).toHaveLength(0);
    expect(() => found('constructor', 'x')).toThrow(
      "InvalidParameterValue: The filter 'constructor' is invalid",
    );
  });
});
