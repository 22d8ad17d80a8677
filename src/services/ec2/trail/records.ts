/**
 * Records whose parameters differ from EC2's general form in CloudTrail (lists as
 * `{"items": […]}`, sets named `…Set`), which the trail itself applies. Follows genuine records.
 */
import type { TrailIo, TrailParts } from '../../../gateway/service.ts';
import type { IpPermission } from '../network/rules.ts';

/** Authorize and Revoke: every permission names all four kinds of peers, absent ones as `{}`. */
export function ruleRecord({ call }: TrailIo): TrailParts {
  const { params } = call;
  const ruleIds = params['SecurityGroupRuleIds'] as readonly string[] | undefined;
  return {
    requestParameters: defined({
      groupId: params['GroupId'],
      groupName: params['GroupName'],
      ipPermissions: permissionItems(params['IpPermissions'] as readonly IpPermission[]),
      ipProtocol: params['IpProtocol'],
      fromPort: params['FromPort'],
      toPort: params['ToPort'],
      cidrIp: params['CidrIp'],
      securityGroupRuleIdSet: ruleIds && {
        items: ruleIds.map((securityGroupRuleId) => ({ securityGroupRuleId })),
      },
    }),
  };
}

/** CreateSecurityGroup calls its description `groupDescription`. */
export function groupRecord({ call }: TrailIo): TrailParts {
  const { params } = call;
  return {
    requestParameters: defined({
      groupName: params['GroupName'],
      groupDescription: params['Description'],
      vpcId: params['VpcId'],
      tagSpecificationSet: tagSpecifications(params['TagSpecifications']),
    }),
  };
}

interface Permission {
  readonly UserId?: string;
  readonly Group?: string;
}

/** ModifySnapshotAttribute: whom the snapshot is shared with, whichever way it was asked. */
export function snapshotRecord({ call }: TrailIo): TrailParts {
  const { params } = call;
  const nested = params['CreateVolumePermission'] as
    { Add?: readonly Permission[]; Remove?: readonly Permission[] } | undefined;
  const flat: Permission[] = [
    ...((params['UserIds'] as string[] | undefined) ?? []).map((UserId) => ({ UserId })),
    ...((params['GroupNames'] as string[] | undefined) ?? []).map((Group) => ({ Group })),
  ];
  const type = params['OperationType'];
  return {
    requestParameters: defined({
      snapshotId: params['SnapshotId'],
      createVolumePermission: defined({
        add: permissionSet(nested?.Add ?? (type === 'add' ? flat : [])),
        remove: permissionSet(nested?.Remove ?? (type === 'remove' ? flat : [])),
      }),
      attributeType: 'CREATE_VOLUME_PERMISSION',
    }),
  };
}

function permissionSet(permissions: readonly Permission[]): object | undefined {
  if (permissions.length === 0) return undefined;
  const items = permissions.map(({ UserId, Group }) => defined({ userId: UserId, group: Group }));
  return { items };
}

function permissionItems(permissions: readonly IpPermission[] | undefined): object {
  if (permissions === undefined || permissions.length === 0) return {};
  return { items: permissions.map(permissionItem) };
}

function permissionItem(permission: IpPermission): object {
  const { IpRanges, Ipv6Ranges, UserIdGroupPairs, PrefixListIds } = permission;
  return defined({
    ipProtocol: permission.IpProtocol,
    fromPort: permission.FromPort,
    toPort: permission.ToPort,
    groups: peers(UserIdGroupPairs),
    ipRanges: peers(IpRanges),
    ipv6Ranges: peers(Ipv6Ranges),
    prefixListIds: peers(PrefixListIds),
  });
}

function peers(list: readonly object[] | undefined): object {
  return list === undefined || list.length === 0 ? {} : { items: list.map(lowered) };
}

function tagSpecifications(value: unknown): object | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const items = (value as { ResourceType?: string; Tags?: readonly object[] }[]).map(
    ({ ResourceType, Tags = [] }) => ({ resourceType: ResourceType, tags: Tags.map(lowered) }),
  );
  return { items };
}

function lowered(source: object): object {
  const entries = Object.entries(source).map(([key, value]): [string, unknown] => [
    key[0]!.toLowerCase() + key.slice(1),
    value,
  ]);
  return Object.fromEntries(entries);
}

function defined(source: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined));
}
