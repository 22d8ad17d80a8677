import { renderGroup } from '../../network/render.ts';
import { peerText, type Rule } from '../../network/rules.ts';
import { ec2Operation } from '../../request/declare.ts';
import { findAll } from '../../request/errors.ts';
import { applyFilters, type Filter, type Reader } from '../../request/filters.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import type { SecurityGroup } from '../../state.ts';
import { findGroup } from './find-group.ts';

interface Input extends PageRequest {
  readonly GroupIds?: readonly string[];
  readonly GroupNames?: readonly string[];
  readonly Filters?: readonly Filter[];
}

/** EC2 API reference, "DescribeSecurityGroups". */
export const describeSecurityGroups = ec2Operation<Input>({
  name: 'DescribeSecurityGroups',
  readOnly: true,
  fields: ['GroupIds', 'GroupNames', 'Filters', 'MaxResults', 'NextToken'],
  run: (ctx, input) => {
    const { GroupIds = [], GroupNames = [], Filters } = input;
    const named = [
      ...findAll('group', ctx.state.groups, GroupIds),
      ...GroupNames.map((GroupName) => findGroup(ctx.state, { GroupName })),
    ];
    const all = named.length > 0 ? named : [...ctx.state.groups.values()];
    const found = applyFilters(all, Filters, { read: reader(ctx.account), tags: (g) => g.tags });
    const page = pageOf(found, input, { min: 5, max: 1000 });
    const { NextToken } = page;
    return {
      SecurityGroups: page.items.map((group) => renderGroup(group, ctx)),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});

function reader(account: string): Reader<SecurityGroup> {
  const text = (port: number | undefined): string => String(port ?? -1);
  const of =
    <T>(isEgress: boolean, pick: (rule: Rule) => T) =>
    (group: SecurityGroup): T[] =>
      group.rules.filter((rule) => rule.isEgress === isEgress).map(pick);
  const cidr = ({ peer }: Rule): string | undefined =>
    peer.kind === 'ipv4' ? peer.cidr : undefined;
  const peerGroup = ({ peer }: Rule): string | undefined =>
    peer.kind === 'group' ? peerText(peer) : undefined;
  return {
    description: (g) => g.description,
    'group-id': (g) => g.id,
    'group-name': (g) => g.name,
    'owner-id': () => account,
    'vpc-id': (g) => g.vpcId,
    'ip-permission.cidr': of(false, cidr),
    'ip-permission.from-port': of(false, (rule) => text(rule.fromPort)),
    'ip-permission.to-port': of(false, (rule) => text(rule.toPort)),
    'ip-permission.protocol': of(false, (rule) => rule.protocol),
    'ip-permission.group-id': of(false, peerGroup),
    'egress.ip-permission.cidr': of(true, cidr),
    'egress.ip-permission.from-port': of(true, (rule) => text(rule.fromPort)),
    'egress.ip-permission.to-port': of(true, (rule) => text(rule.toPort)),
    'egress.ip-permission.protocol': of(true, (rule) => rule.protocol),
    'egress.ip-permission.group-id': of(true, peerGroup),
  };
}
