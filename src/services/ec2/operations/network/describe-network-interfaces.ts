import { renderInterface } from '../../instances/render.ts';
import { ec2Operation } from '../../request/declare.ts';
import { findAll } from '../../request/errors.ts';
import { applyFilters, type Filter, type Reader } from '../../request/filters.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import type { Ec2State, Instance } from '../../state.ts';

interface Input extends PageRequest {
  readonly NetworkInterfaceIds?: readonly string[];
  readonly Filters?: readonly Filter[];
}

/** The interfaces of instances. EC2 API reference, "DescribeNetworkInterfaces". */
export const describeNetworkInterfaces = ec2Operation<Input>({
  name: 'DescribeNetworkInterfaces',
  readOnly: true,
  fields: ['NetworkInterfaceIds', 'Filters', 'MaxResults', 'NextToken'],
  simplified: 'Interfaces of instances only: none of load balancers, functions or endpoints.',
  run: (ctx, input) => {
    const { NetworkInterfaceIds: ids = [], Filters } = input;
    const byId = new Map<string, Instance>();
    for (const instance of ctx.state.instances.values()) {
      if (instance.state !== 'terminated') byId.set(instance.interfaceId, instance);
    }
    const named = ids.length > 0 ? findAll('interface', byId, ids) : [...byId.values()];
    const found = applyFilters(named, Filters, { read: readerOf(ctx.state) });
    const page = pageOf(found, input, { min: 5, max: 1000 });
    const { NextToken } = page;
    return {
      NetworkInterfaces: page.items.map((instance) => render(ctx.state, instance)),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});

function readerOf(state: Ec2State): Reader<Instance> {
  return {
    'addresses.private-ip-address': (i) => i.privateIp,
    'association.public-ip': (i) => i.publicIp,
    'attachment.instance-id': (i) => i.id,
    'attachment.status': () => 'attached',
    'availability-zone': (i) => i.zone,
    'group-id': (i) => i.groupIds,
    'group-name': (i) => i.groupIds.map((id) => state.groups.get(id)?.name),
    'mac-address': (i) => i.macAddress,
    'network-interface-id': (i) => i.interfaceId,
    'owner-id': () => state.account,
    'private-ip-address': (i) => i.privateIp,
    status: () => 'in-use',
    'subnet-id': (i) => i.subnetId,
    'vpc-id': (i) => i.vpcId,
  };
}

function render(state: Ec2State, instance: Instance): object {
  const face = renderInterface(state, instance) as { Attachment: object };
  return {
    ...face,
    Attachment: {
      ...face.Attachment,
      InstanceId: instance.id,
      InstanceOwnerId: state.account,
    },
    AvailabilityZone: instance.zone,
    RequesterManaged: false,
    TagSet: [],
  };
}
