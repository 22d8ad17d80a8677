import { notSimulated } from '../../../../aws/errors.ts';
import { drawHex } from '../../../../kernel/ids.ts';
import { drawBelow, drawBetween } from '../../../../kernel/random.ts';
import { elbOperation, type Ctx } from '../../request/declare.ts';
import { checkName, elbError, invalid } from '../../request/errors.ts';
import type { Balancer } from '../../state.ts';
import { ensureTick } from '../../telemetry/tick.ts';
import { sameTags, tagsOf, type TagInput } from '../tags/tag-input.ts';
import { BALANCER_DEFAULTS, renderBalancer } from './render-balancer.ts';

interface Input {
  readonly Name: string;
  readonly Subnets?: readonly string[];
  readonly SubnetMappings?: readonly { readonly SubnetId?: string }[];
  readonly SecurityGroups?: readonly string[];
  readonly Scheme?: 'internet-facing' | 'internal';
  readonly Type?: string;
  readonly Tags?: readonly TagInput[];
}

/**
 * An Application Load Balancer; asked for again with the same settings it is answered, not made
 * twice. API reference, "CreateLoadBalancer".
 */
export const createLoadBalancer = elbOperation<Input>({
  name: 'CreateLoadBalancer',
  readOnly: false,
  fields: [
    ...['Name', 'Subnets', 'SubnetMappings', 'SecurityGroups', 'Scheme', 'Type', 'Tags'],
    'IpAddressType',
  ],
  resource: (_, ctx) =>
    `arn:aws:elasticloadbalancing:${ctx.region}:${ctx.account}:loadbalancer/app/*/*`,
  simplified: 'Application Load Balancers only.',
  run: (ctx, input) => {
    const { Name: name, Scheme: scheme = 'internet-facing', Type: type = 'application' } = input;
    if (type !== 'application')
      throw notSimulated(`Not simulated: load balancers of type ${type}.`);
    checkName('load balancer', name);
    const subnets = subnetsOf(ctx, input);
    const vpcId = subnets[0]!.VpcId;
    const securityGroupIds = securityGroupsOf(ctx, input.SecurityGroups, vpcId);
    const twin = [...ctx.state.balancers.values()].find((each) => each.name === name);
    if (twin !== undefined) {
      const subnetIds = subnets.map((each) => each.SubnetId);
      const isSame =
        twin.scheme === scheme &&
        sameSet(
          twin.zones.map((each) => each.subnetId),
          subnetIds,
        ) &&
        sameSet(twin.securityGroupIds, securityGroupIds) &&
        sameTags(twin.tags, tagsOf(input.Tags));
      if (isSame) return { LoadBalancers: [renderBalancer(twin, ctx.now)] };
      const text = `A load balancer with the same name '${name}' exists, but with different settings`;
      throw elbError('DuplicateLoadBalancerName', text);
    }
    const ids = ctx.random('ids');
    const dns = `${name}-${100_000_000 + drawBelow(ids, 900_000_000)}.${ctx.region}.elb.amazonaws.com`;
    const path = `loadbalancer/app/${name}/${drawHex(ids, 16)}`;
    const balancer: Balancer = {
      arn: `arn:aws:elasticloadbalancing:${ctx.region}:${ctx.account}:${path}`,
      name,
      scheme,
      vpcId,
      zones: subnets.map((each) => ({ zone: each.AvailabilityZone, subnetId: each.SubnetId })),
      securityGroupIds,
      createdAt: ctx.now,
      activeAt: ctx.now + drawBetween(ctx.random('timings'), 90_000, 180_000),
      dnsName: scheme === 'internal' ? `internal-${dns}` : dns,
      tags: tagsOf(input.Tags),
      attributes: new Map(BALANCER_DEFAULTS),
      traffic: [],
      series: new Map(),
    };
    ctx.state.balancers.set(balancer.arn, balancer);
    ensureTick(ctx);
    return { LoadBalancers: [renderBalancer(balancer, ctx.now)] };
  },
});

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}

interface SubnetView {
  readonly SubnetId: string;
  readonly VpcId: string;
  readonly AvailabilityZone: string;
}

function subnetsOf(ctx: Ctx, input: Input): SubnetView[] {
  const ids = [
    ...(input.Subnets ?? []),
    ...(input.SubnetMappings ?? []).map((m) => m.SubnetId ?? ''),
  ];
  if (ids.length === 0) throw invalid('You must specify subnets or an outpost');
  const look = { service: 'ec2', operation: 'DescribeSubnets', params: { SubnetIds: ids } };
  const outcome = ctx.peek(look);
  if (!outcome.ok) throw elbError('SubnetNotFound', outcome.error.message);
  const subnets = outcome.result['Subnets'] as SubnetView[];
  const zones = new Set(subnets.map((each) => each.AvailabilityZone));
  if (zones.size < 2) {
    throw invalid('At least two subnets in two different Availability Zones must be specified');
  }
  if (zones.size < subnets.length) {
    throw elbError(
      'InvalidConfigurationRequest',
      'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
    );
  }
  return subnets;
}

/** The groups asked for, or the default group of the VPC. */
export function securityGroupsOf(
  ctx: Ctx,
  ids: readonly string[] | undefined,
  vpcId: string,
): string[] {
  const params =
    ids !== undefined && ids.length > 0
      ? { GroupIds: ids }
      : {
          Filters: [
            { Name: 'vpc-id', Values: [vpcId] },
            { Name: 'group-name', Values: ['default'] },
          ],
        };
  const outcome = ctx.peek({ service: 'ec2', operation: 'DescribeSecurityGroups', params });
  if (!outcome.ok) throw elbError('InvalidSecurityGroup', outcome.error.message);
  const groups = outcome.result['SecurityGroups'] as { GroupId: string; VpcId: string }[];
  const foreign = groups.find((group) => group.VpcId !== vpcId);
  if (foreign !== undefined) {
    const text = `One or more security groups are invalid`;
    throw elbError('InvalidConfigurationRequest', text);
  }
  return groups.map((group) => group.GroupId);
}
