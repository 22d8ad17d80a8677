import { ec2Operation } from '../../request/declare.ts';
import { ec2Error } from '../../request/errors.ts';
import { applyFilters, type Filter } from '../../request/filters.ts';
import { shownTags } from '../../request/tags.ts';
import type { Address } from '../../state.ts';

interface Input {
  readonly AllocationIds?: readonly string[];
  readonly PublicIps?: readonly string[];
  readonly Filters?: readonly Filter[];
}

/** Elastic IP addresses. EC2 API reference, "DescribeAddresses". */
export const describeAddresses = ec2Operation<Input>({
  name: 'DescribeAddresses',
  readOnly: true,
  fields: ['AllocationIds', 'PublicIps', 'Filters'],
  run: (ctx, { AllocationIds = [], PublicIps = [], Filters }) => {
    const all = [...ctx.state.addresses.values()];
    for (const id of AllocationIds) {
      if (ctx.state.addresses.has(id)) continue;
      throw ec2Error('InvalidAllocationID.NotFound', `The allocation ID '${id}' does not exist`);
    }
    for (const ip of PublicIps) {
      if (all.some((address) => address.publicIp === ip)) continue;
      throw ec2Error('InvalidAddress.NotFound', `Address '${ip}' not found.`);
    }
    const named = all.filter(
      ({ allocationId, publicIp }) =>
        (AllocationIds.length === 0 || AllocationIds.includes(allocationId)) &&
        (PublicIps.length === 0 || PublicIps.includes(publicIp)),
    );
    const read = {
      'allocation-id': (a: Address) => a.allocationId,
      'association-id': (a: Address) => a.associationId,
      'instance-id': (a: Address) => a.instanceId,
      'public-ip': (a: Address) => a.publicIp,
    };
    const found = applyFilters(named, Filters, { read, tags: (a) => a.tags });
    return { Addresses: found.map((address) => render(address, ctx)) };
  },
});

function render(address: Address, ctx: { region: string; account: string }): object {
  const { instanceId, associationId } = address;
  return {
    AllocationId: address.allocationId,
    PublicIp: address.publicIp,
    ...(instanceId === undefined ? {} : { InstanceId: instanceId }),
    ...(associationId === undefined ? {} : { AssociationId: associationId }),
    Domain: 'vpc',
    NetworkInterfaceOwnerId: ctx.account,
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: ctx.region,
    ...shownTags(address.tags),
  };
}
