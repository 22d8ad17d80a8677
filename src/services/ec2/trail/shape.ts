/**
 * EC2's records in CloudTrail: lists as `{"items":[…]}`, sets named `…Set`, lower-camel members,
 * empty structures as `{}`, times as epoch milliseconds, `_return` for operations that only say
 * yes, user data removed. Follows genuine records; see the README.
 */
import type { TrailIo, TrailParts } from '../../../gateway/service.ts';

export function shapeRecord({ call, outcome }: TrailIo): TrailParts {
  const params = shapeParams(call.operation, call.params);
  const requestParameters = Object.keys(params).length === 0 ? null : params;
  if (!outcome.ok || isRead(call.operation)) return { requestParameters };
  return {
    requestParameters,
    responseElements: shapeAnswer(call.operation, outcome.result),
  };
}

type Plain = Record<string, unknown>;

const isRead = (operation: string): boolean => /^(Describe|Get|List)/.test(operation);

/** Lists of bare ids become `{items: [{<member>: id}]}` under these names. */
const ID_SETS: Readonly<Record<string, readonly [set: string, member: string]>> = {
  InstanceIds: ['instancesSet', 'instanceId'],
  VolumeIds: ['volumeSet', 'volumeId'],
  SnapshotIds: ['snapshotSet', 'snapshotId'],
  ImageIds: ['imagesSet', 'imageId'],
  VpcIds: ['vpcSet', 'vpcId'],
  SubnetIds: ['subnetSet', 'subnetId'],
  GroupIds: ['securityGroupIdSet', 'groupId'],
  GroupNames: ['securityGroupSet', 'groupName'],
  SecurityGroupRuleIds: ['securityGroupRuleIdSet', 'securityGroupRuleId'],
  NetworkInterfaceIds: ['networkInterfaceIdSet', 'networkInterfaceId'],
  KeyNames: ['keySet', 'keyName'],
  KeyPairIds: ['keyPairIdSet', 'keyPairId'],
  AllocationIds: ['allocationIdsSet', 'allocationId'],
  PublicIps: ['publicIpsSet', 'publicIp'],
  ZoneNames: ['availabilityZoneSet', 'zoneName'],
  RegionNames: ['regionSet', 'regionName'],
  Resources: ['resourcesSet', 'resourceId'],
  Owners: ['ownersSet', 'owner'],
  OwnerIds: ['ownersSet', 'owner'],
  UserIds: ['userIdSet', 'userId'],
  ExecutableUsers: ['executableBySet', 'user'],
  InstanceTypes: ['instanceTypeSet', 'instanceType'],
};

/** Members that carry another name in the records. */
const RENAMED: Readonly<Record<string, string>> = {
  Filters: 'filterSet',
  TagSpecifications: 'tagSpecificationSet',
  NetworkInterfaces: 'networkInterfaceSet',
  BlockDeviceMappings: 'blockDeviceMapping',
  Description: 'description',
  IpRanges: 'ipRanges',
  Ipv6Ranges: 'ipv6Ranges',
  PrefixListIds: 'prefixListIds',
  UserIdGroupPairs: 'groups',
  Values: 'valueSet',
};

const REMOVED = '<sensitiveDataRemoved>';

function shapeParams(operation: string, params: object): Plain {
  const shaped = shapeObject(params as Plain);
  delete shaped['dryRun'];
  if (operation === 'RunInstances') return shapeRun(params as Plain, shaped);
  if (operation === 'CreateTags' || operation === 'DeleteTags') {
    shaped['tagSet'] = itemsOf((params as Plain)['Tags']);
    delete shaped['tags'];
  }
  if (operation === 'CreateSecurityGroup' && 'description' in shaped) {
    const { description, ...rest } = shaped;
    return { groupName: rest['groupName'], groupDescription: description, ...rest };
  }
  if (/^(Authorize|Revoke)SecurityGroup/.test(operation)) {
    shaped['ipPermissions'] = permissionItems((params as Plain)['IpPermissions']);
  }
  if (operation === 'StopInstances') shaped['force'] ??= false;
  if (operation === 'DescribeInstances') {
    shaped['instancesSet'] ??= {};
    shaped['filterSet'] ??= {};
  }
  return operation === 'ModifySnapshotAttribute' ? shapeSnapshot(params as Plain, shaped) : shaped;
}

/** Every permission names all four kinds of peers, absent ones as `{}`. */
function permissionItems(list: unknown): unknown {
  if (!Array.isArray(list) || list.length === 0) return {};
  const none = { groups: {}, ipRanges: {}, ipv6Ranges: {}, prefixListIds: {} };
  return { items: list.map((each) => ({ ...none, ...shapeObject(each as Plain) })) };
}

/** RunInstances puts image, counts and key of the request into `instancesSet`. */
function shapeRun(params: Plain, shaped: Plain): Plain {
  const { imageId, minCount, maxCount, keyName, securityGroupIds: _groups, ...rest } = shaped;
  const item = omitUndefined({ imageId, minCount, maxCount, keyName });
  const groups = params['SecurityGroupIds'];
  return omitUndefined({
    instancesSet: { items: [item] },
    ...(Array.isArray(groups)
      ? { groupSet: { items: groups.map((groupId: unknown) => ({ groupId })) } }
      : {}),
    blockDeviceMapping: {},
    monitoring: { enabled: false },
    disableApiTermination: false,
    disableApiStop: false,
    ...rest,
  });
}

function shapeSnapshot(params: Plain, shaped: Plain): Plain {
  const { userIdSet: _users, securityGroupSet: _groups, operationType: _type, ...rest } = shaped;
  const users = params['UserIds'];
  const type = params['OperationType'];
  return {
    ...rest,
    ...(Array.isArray(users) && typeof type === 'string'
      ? {
          createVolumePermission: {
            [type]: { items: users.map((userId: unknown) => ({ userId })) },
          },
        }
      : {}),
    attributeType: 'CREATE_VOLUME_PERMISSION',
  };
}

function shapeObject(source: Plain): Plain {
  const shaped: Plain = {};
  for (const [key, value] of Object.entries(source)) {
    if (value === undefined) continue;
    if (key === 'UserData') {
      shaped['userData'] = REMOVED;
      continue;
    }
    const set = Object.hasOwn(ID_SETS, key) ? ID_SETS[key] : undefined;
    if (set !== undefined && Array.isArray(value) && typeof value[0] !== 'object') {
      shaped[set[0]] = idItems(value, set[1]);
      continue;
    }
    shaped[nameOf(key)] = shapeValue(key, value);
  }
  return shaped;
}

function shapeValue(key: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0) return {};
    if (key === 'Values') return { items: value.map((each: unknown) => ({ value: each })) };
    if (key === 'Tags') return value.map((each) => shapeObject(each as Plain));
    return itemsOf(value);
  }
  if (value !== null && typeof value === 'object') return shapeObject(value as Plain);
  return value;
}

function itemsOf(list: unknown): unknown {
  if (!Array.isArray(list) || list.length === 0) return {};
  return {
    items: list.map((each: unknown) =>
      each !== null && typeof each === 'object' ? shapeObject(each as Plain) : each,
    ),
  };
}

function idItems(ids: readonly unknown[], member: string): unknown {
  return ids.length === 0 ? {} : { items: ids.map((id) => ({ [member]: id })) };
}

function nameOf(key: string): string {
  return Object.hasOwn(RENAMED, key) ? RENAMED[key]! : key[0]!.toLowerCase() + key.slice(1);
}

/** Lists of the answers that keep the name of their set. */
const ANSWER_SETS: Readonly<Record<string, string>> = {
  Instances: 'instancesSet',
  StartingInstances: 'instancesSet',
  StoppingInstances: 'instancesSet',
  TerminatingInstances: 'instancesSet',
  InstanceMonitorings: 'instancesSet',
  SecurityGroupRules: 'securityGroupRuleSet',
  RevokedSecurityGroupRules: 'revokedSecurityGroupRuleSet',
  SecurityGroups: 'groupSet',
  Groups: 'groupSet',
  Tags: 'tagSet',
  NetworkInterfaces: 'networkInterfaceSet',
  BlockDeviceMappings: 'blockDeviceMapping',
  ProductCodes: 'productCodes',
};

function shapeAnswer(operation: string, result: object): Plain {
  const answer = shapeResult(result as Plain);
  delete answer['return'];
  const isBare = Object.keys(result).every((key) => key === 'Return');
  if (isBare) return { _return: true };
  const saysYes = /^(Authorize|Revoke|Create)SecurityGroup/.test(operation);
  return saysYes ? { _return: true, ...answer } : answer;
}

function shapeResult(source: Plain): Plain {
  const shaped: Plain = {};
  for (const [key, value] of Object.entries(source)) {
    if (value === undefined) continue;
    const name = answerName(key);
    if (Array.isArray(value)) {
      shaped[name] =
        value.length === 0
          ? {}
          : { items: value.map((each) => (isObject(each) ? shapeResult(each) : each)) };
    } else shaped[name] = isObject(value) ? shapeResult(value) : value;
  }
  return shaped;
}

function answerName(key: string): string {
  if (Object.hasOwn(ANSWER_SETS, key)) return ANSWER_SETS[key]!;
  if (key === 'State') return 'instanceState';
  return key[0]!.toLowerCase() + key.slice(1);
}

function isObject(value: unknown): value is Plain {
  return value !== null && typeof value === 'object';
}

function omitUndefined(source: Plain): Plain {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined));
}
