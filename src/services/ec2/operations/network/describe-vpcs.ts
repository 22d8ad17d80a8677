import { ec2Operation } from '../../request/declare.ts';
import { findAll } from '../../request/errors.ts';
import { applyFilters, type Filter, type Reader } from '../../request/filters.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import { shownTags } from '../../request/tags.ts';
import type { Vpc } from '../../state.ts';

interface Input extends PageRequest {
  readonly VpcIds?: readonly string[];
  readonly Filters?: readonly Filter[];
}

const READ: Reader<Vpc> = {
  cidr: (vpc) => vpc.cidr,
  'cidr-block-association.cidr-block': (vpc) => vpc.cidr,
  'is-default': (vpc) => String(vpc.isDefault),
  state: () => 'available',
  'vpc-id': (vpc) => vpc.id,
};

/** EC2 API reference, "DescribeVpcs". */
export const describeVpcs = ec2Operation<Input>({
  name: 'DescribeVpcs',
  readOnly: true,
  fields: ['VpcIds', 'Filters', 'MaxResults', 'NextToken'],
  run: (ctx, input) => {
    const { VpcIds = [], Filters } = input;
    const { vpcs } = ctx.state;
    const named = VpcIds.length > 0 ? findAll('vpc', vpcs, VpcIds) : [...vpcs.values()];
    const read = { ...READ, 'owner-id': () => ctx.account };
    const found = applyFilters(named, Filters, { read, tags: (vpc) => vpc.tags });
    const page = pageOf(found, input, { min: 5, max: 1000 });
    const { NextToken } = page;
    return {
      Vpcs: page.items.map((vpc) => ({
        OwnerId: ctx.account,
        InstanceTenancy: 'default',
        CidrBlockAssociationSet: [
          {
            AssociationId: vpc.id.replace('vpc-', 'vpc-cidr-assoc-'),
            CidrBlock: vpc.cidr,
            CidrBlockState: { State: 'associated' },
          },
        ],
        IsDefault: vpc.isDefault,
        ...shownTags(vpc.tags),
        VpcId: vpc.id,
        State: 'available',
        CidrBlock: vpc.cidr,
        DhcpOptionsId: 'dopt-00000000000000001',
      })),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});
