import { ec2Operation } from '../../request/declare.ts';
import { applyFilters, type Filter } from '../../request/filters.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import { allTagged } from './tagged-resource.ts';

interface Input extends PageRequest {
  readonly Filters?: readonly Filter[];
}

interface Row {
  readonly Key: string;
  readonly ResourceId: string;
  readonly ResourceType: string;
  readonly Value: string;
}

/** EC2 API reference, "DescribeTags". */
export const describeTags = ec2Operation<Input>({
  name: 'DescribeTags',
  readOnly: true,
  fields: ['Filters', 'MaxResults', 'NextToken'],
  run: (ctx, input) => {
    const rows = allTagged(ctx.state).flatMap(({ id, type, tags }) =>
      [...tags].map(([Key, Value]): Row => ({ Key, ResourceId: id, ResourceType: type, Value })),
    );
    const read = {
      key: (row: Row) => row.Key,
      'resource-id': (row: Row) => row.ResourceId,
      'resource-type': (row: Row) => row.ResourceType,
      value: (row: Row) => row.Value,
    };
    const page = pageOf(applyFilters(rows, input.Filters, { read }), input, { min: 5, max: 1000 });
    const { NextToken } = page;
    return { Tags: page.items, ...(NextToken === undefined ? {} : { NextToken }) };
  },
});
