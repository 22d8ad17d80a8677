/** Security groups and their rules as the Describe operations answer them. */
import { shownTags } from '../request/tags.ts';
import type { SecurityGroup } from '../state.ts';
import { peerText, type Rule } from './rules.ts';

interface Where {
  readonly account: string;
  readonly region: string;
}

export function renderGroup(group: SecurityGroup, where: Where): object {
  const { account, region } = where;
  return {
    Description: group.description,
    GroupName: group.name,
    IpPermissions: renderPermissions(group.rules.filter((rule) => !rule.isEgress)),
    OwnerId: account,
    GroupId: group.id,
    IpPermissionsEgress: renderPermissions(group.rules.filter((rule) => rule.isEgress)),
    ...shownTags(group.tags),
    VpcId: group.vpcId,
    SecurityGroupArn: `arn:aws:ec2:${region}:${account}:security-group/${group.id}`,
  };
}

/** Rules with equal protocol and ports are shown as one permission with several peers. */
function renderPermissions(rules: readonly Rule[]): object[] {
  const sets = new Map<string, Rule[]>();
  for (const rule of rules) {
    const key = `${rule.protocol}/${rule.fromPort}/${rule.toPort}`;
    sets.set(key, [...(sets.get(key) ?? []), rule]);
  }
  return [...sets.values()].map((set) => renderPermission(set));
}

function renderPermission(set: readonly Rule[]): object {
  const { protocol, fromPort, toPort } = set[0]!;
  const describe = (rule: Rule): object =>
    rule.description === undefined ? {} : { Description: rule.description };
  const peers = <K extends Rule['peer']['kind']>(kind: K): Rule[] =>
    set.filter((rule) => rule.peer.kind === kind);
  return {
    IpProtocol: protocol,
    ...(fromPort === undefined ? {} : { FromPort: fromPort }),
    ...(toPort === undefined ? {} : { ToPort: toPort }),
    UserIdGroupPairs: peers('group').map((rule) => ({
      ...(rule.peer.kind === 'group' ? { UserId: rule.peer.ownerId } : {}),
      GroupId: peerText(rule.peer),
      ...describe(rule),
    })),
    IpRanges: peers('ipv4').map((rule) => ({ CidrIp: peerText(rule.peer), ...describe(rule) })),
    Ipv6Ranges: peers('ipv6').map((rule) => ({ CidrIpv6: peerText(rule.peer), ...describe(rule) })),
    PrefixListIds: peers('prefix-list').map((rule) => ({
      PrefixListId: peerText(rule.peer),
      ...describe(rule),
    })),
  };
}

export function renderRule(rule: Rule, group: SecurityGroup, where: Where): object {
  const { account, region } = where;
  const { peer } = rule;
  return {
    SecurityGroupRuleId: rule.id,
    GroupId: group.id,
    GroupOwnerId: account,
    IsEgress: rule.isEgress,
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort ?? -1,
    ToPort: rule.toPort ?? -1,
    ...(peer.kind === 'ipv4' ? { CidrIpv4: peer.cidr } : {}),
    ...(peer.kind === 'ipv6' ? { CidrIpv6: peer.cidr } : {}),
    ...(peer.kind === 'prefix-list' ? { PrefixListId: peer.id } : {}),
    ...(peer.kind === 'group'
      ? { ReferencedGroupInfo: { GroupId: peer.groupId, UserId: peer.ownerId } }
      : {}),
    ...(rule.description === undefined ? {} : { Description: rule.description }),
    Tags: [],
    SecurityGroupRuleArn: `arn:aws:ec2:${region}:${account}:security-group-rule/${rule.id}`,
  };
}
