import type { Params } from '../../../../gateway/call.ts';
import { lowerFirst } from './lowered.ts';

/**
 * EC2 writes its Query form: lists are `{"items":[…]}`, empty ones `{}`, and many members have
 * names of their own (`Filters` → `filterSet`). Times are epoch milliseconds.
 */

/** Names that are not just the API's name with its first letter lowered. */
const NAMES: Readonly<Record<string, string>> = {
  InstanceIds: 'instancesSet',
  Instances: 'instancesSet',
  StartingInstances: 'instancesSet',
  StoppingInstances: 'instancesSet',
  TerminatingInstances: 'instancesSet',
  InstanceMonitorings: 'instancesSet',
  Filters: 'filterSet',
  Values: 'valueSet',
  TagSpecifications: 'tagSpecificationSet',
  BlockDeviceMappings: 'blockDeviceMapping',
  NetworkInterfaces: 'networkInterfaceSet',
  SecurityGroupIds: 'groupSet',
  SecurityGroups: 'groupSet',
  GroupIds: 'securityGroupIdSet',
  GroupNames: 'securityGroupSet',
  Groups: 'groupSet',
  UserIdGroupPairs: 'groups',
  SecurityGroupRules: 'securityGroupRuleSet',
  RevokedSecurityGroupRules: 'revokedSecurityGroupRuleSet',
  SecurityGroupRuleIds: 'securityGroupRuleIdSet',
  VolumeIds: 'volumeSet',
  SnapshotIds: 'snapshotSet',
  ImageIds: 'imagesSet',
  SubnetIds: 'subnetSet',
  VpcIds: 'vpcSet',
  InstanceTypes: 'instanceTypeSet',
  AllocationIds: 'allocationIdsSet',
  RegionNames: 'regionSet',
  ZoneNames: 'availabilityZoneSet',
  Resources: 'resourcesSet',
  Tags: 'tagSet',
  Ipv6Addresses: 'ipv6AddressesSet',
  PrivateIpAddresses: 'privateIpAddressesSet',
  Return: '_return',
  State: 'instanceState',
  OwnerIds: 'ownersSet',
  Owners: 'ownersSet',
};

/** What one element of a list of plain texts is called. */
const ELEMENTS: Readonly<Record<string, string>> = {
  InstanceIds: 'instanceId',
  Values: 'value',
  SecurityGroupIds: 'groupId',
  SecurityGroups: 'groupName',
  GroupIds: 'groupId',
  GroupNames: 'groupName',
  VolumeIds: 'volumeId',
  SnapshotIds: 'snapshotId',
  ImageIds: 'imageId',
  SubnetIds: 'subnetId',
  VpcIds: 'vpcId',
  Resources: 'resourceId',
  RegionNames: 'regionName',
  ZoneNames: 'zoneName',
  OwnerIds: 'owner',
  Owners: 'owner',
  SecurityGroupRuleIds: 'securityGroupRuleId',
  UserIds: 'userId',
};

/** Lists that keep JSON's own form even in EC2: the tags of a tag specification. */
const PLAIN_LISTS = new Set(['TagSpecifications.Tags']);

const HIDDEN_DATA = '<sensitiveDataRemoved>';

/** Empty sets that the request side of a Describe always carries. */
const DESCRIBE_SETS: Readonly<Record<string, readonly string[]>> = {
  DescribeInstances: ['instancesSet', 'filterSet'],
  DescribeInstanceStatus: ['instancesSet', 'filterSet'],
  DescribeSecurityGroups: ['securityGroupSet', 'securityGroupIdSet', 'filterSet'],
  DescribeVolumes: ['volumeSet', 'filterSet'],
  DescribeSnapshots: ['snapshotSet', 'ownersSet', 'sharedUsersSet', 'filterSet'],
  DescribeImages: ['executableBySet', 'imagesSet', 'ownersSet', 'filterSet'],
  DescribeSubnets: ['subnetSet', 'filterSet'],
  DescribeVpcs: ['vpcSet', 'filterSet'],
  DescribeTags: ['filterSet'],
  DescribeRegions: ['regionSet'],
  DescribeAvailabilityZones: ['availabilityZoneSet', 'availabilityZoneIdSet', 'filterSet'],
};

/** requestParameters of an EC2 call. */
export function ec2Request(operation: string, params: Params): object {
  const body = structure(params, '');
  for (const name of DESCRIBE_SETS[operation] ?? []) {
    if (!Object.hasOwn(body, name)) body[name] = {};
  }
  if (operation === 'RunInstances') return runInstances(body);
  return body;
}

/** responseElements of an EC2 write; boolean and empty answers become `_return: true`. */
export function ec2Response(result: Params, requestId: string): object {
  const body = structure(result, '');
  const isBare = Object.keys(body).length === 0;
  return { requestId, ...(isBare ? { _return: true } : {}), ...body };
}

/** RunInstances nests image, count and key under instancesSet, and always sends some members. */
function runInstances(body: Record<string, unknown>): object {
  const { imageId, minCount, maxCount, keyName, ...rest } = body;
  const item = { imageId, minCount, maxCount, ...(keyName === undefined ? {} : { keyName }) };
  return {
    instancesSet: { items: [item] },
    blockDeviceMapping: {},
    monitoring: { enabled: false },
    disableApiTermination: false,
    disableApiStop: false,
    ...rest,
  };
}

function structure(value: object, path: string): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined || member === null) continue;
    if (name === 'DryRun' && member === false) continue;
    out[nameOf(name, path)] = name === 'UserData' ? HIDDEN_DATA : item(member, name, path);
  }
  return out;
}

function nameOf(name: string, path: string): string {
  if (path === 'TagSpecifications' && name === 'Tags') return 'tags';
  if (name === 'State' && path !== 'Instances') return 'state';
  return Object.hasOwn(NAMES, name) ? NAMES[name]! : lowerFirst(name);
}

function item(value: unknown, name: string, path: string): unknown {
  if (Array.isArray(value)) {
    const list = value.map((element) => listElement(element, name));
    if (PLAIN_LISTS.has(`${path}.${name}`)) return list;
    return list.length === 0 ? {} : { items: list };
  }
  if (value instanceof Uint8Array) return HIDDEN_DATA;
  if (typeof value === 'object' && value !== null) return structure(value, name);
  return value;
}

function listElement(element: unknown, name: string): unknown {
  if (typeof element === 'object' && element !== null) return structure(element, name);
  const key = Object.hasOwn(ELEMENTS, name) ? ELEMENTS[name] : undefined;
  return key === undefined ? element : { [key]: element };
}
