import { applyFilters, type Filter } from '../../request/filters.ts';
import { ec2Operation } from '../../request/declare.ts';
import { findAll } from '../../request/errors.ts';
import { renderReservations } from '../../instances/render.ts';
import { instanceReader } from '../../instances/filter-names.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';

interface Input extends PageRequest {
  readonly InstanceIds?: readonly string[];
  readonly Filters?: readonly Filter[];
}

/** Instances by id, by filter, in pages. EC2 API reference, "DescribeInstances". */
export const describeInstances = ec2Operation<Input>({
  name: 'DescribeInstances',
  readOnly: true,
  fields: ['InstanceIds', 'Filters', 'MaxResults', 'NextToken', 'IncludeManagedResources'],
  run: (ctx, input) => {
    const { state } = ctx;
    const { InstanceIds = [], Filters } = input;
    const given = InstanceIds.length > 0;
    const named = given
      ? findAll('instance', state.instances, InstanceIds)
      : [...state.instances.values()];
    const filtering = { read: instanceReader(state), tags: tagsOf };
    const found = applyFilters(named, Filters, filtering);
    const page = pageOf(found, input, {
      ...{ min: 5, max: 1000, bounds: 'greater than 5' },
      ids: { name: 'instancesSet', given },
    });
    return {
      Reservations: renderReservations(state, page.items),
      ...(page.NextToken === undefined ? {} : { NextToken: page.NextToken }),
    };
  },
});

const tagsOf = (instance: { tags: Map<string, string> }): Map<string, string> => instance.tags;
