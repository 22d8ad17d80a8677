import { blockSize } from '../../network/rules.ts';
import { ec2Arn, ec2Operation } from '../../request/declare.ts';
import { findAll } from '../../request/errors.ts';
import { applyFilters, type Filter, type Reader } from '../../request/filters.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import { shownTags } from '../../request/tags.ts';
import type { Ec2State, Subnet } from '../../state.ts';

interface Input extends PageRequest {
  readonly SubnetIds?: readonly string[];
  readonly Filters?: readonly Filter[];
}

/** EC2 API reference, "DescribeSubnets". */
export const describeSubnets = ec2Operation<Input>({
  name: 'DescribeSubnets',
  readOnly: true,
  fields: ['SubnetIds', 'Filters', 'MaxResults', 'NextToken'],
  run: (ctx, input) => {
    const { SubnetIds = [], Filters } = input;
    const { state } = ctx;
    const named =
      SubnetIds.length > 0
        ? findAll('subnet', state.subnets, SubnetIds)
        : [...state.subnets.values()];
    const found = applyFilters(named, Filters, { read: readerOf(state), tags: (s) => s.tags });
    const page = pageOf(found, input, { min: 5, max: 1000 });
    const { NextToken } = page;
    return {
      Subnets: page.items.map((subnet) => ({
        AvailabilityZoneId: zoneId(subnet.zone),
        MapCustomerOwnedIpOnLaunch: false,
        OwnerId: ctx.account,
        AssignIpv6AddressOnCreation: false,
        Ipv6CidrBlockAssociationSet: [],
        ...shownTags(subnet.tags),
        SubnetArn: ec2Arn(ctx, 'subnet', subnet.id),
        SubnetId: subnet.id,
        State: 'available',
        VpcId: subnet.vpcId,
        CidrBlock: subnet.cidr,
        AvailableIpAddressCount: freeAddresses(state, subnet),
        AvailabilityZone: subnet.zone,
        DefaultForAz: state.vpcs.get(subnet.vpcId)?.isDefault ?? false,
        MapPublicIpOnLaunch: subnet.mapsPublicIp,
      })),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});

function readerOf(state: Ec2State): Reader<Subnet> {
  return {
    'availability-zone': (s) => s.zone,
    'availability-zone-id': (s) => zoneId(s.zone),
    'available-ip-address-count': (s) => String(freeAddresses(state, s)),
    'cidr-block': (s) => s.cidr,
    'default-for-az': (s) => String(state.vpcs.get(s.vpcId)?.isDefault ?? false),
    'map-public-ip-on-launch': (s) => String(s.mapsPublicIp),
    'owner-id': () => state.account,
    state: () => 'available',
    'subnet-id': (s) => s.id,
    'vpc-id': (s) => s.vpcId,
  };
}

/** `eu-west-1a` → `euw1-az1`. */
export function zoneId(zone: string): string {
  const [area = '', direction = '', rest = ''] = zone.split('-');
  const letter = rest.charCodeAt(rest.length - 1) - 96;
  return `${area}${direction[0] ?? ''}${rest.slice(0, -1)}-az${letter}`;
}

function freeAddresses(state: Ec2State, subnet: Subnet): number {
  const size = blockSize(subnet.cidr);
  let taken = 0;
  for (const instance of state.instances.values()) {
    if (instance.subnetId === subnet.id && instance.state !== 'terminated') taken++;
  }
  return size - 5 - taken;
}
