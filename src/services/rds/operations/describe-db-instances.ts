import { operation } from '../../../gateway/service.ts';
import { invalidValue } from '../errors.ts';
import { findInstance, namedInstanceArn, pageOf } from '../find.ts';
import { instanceOf } from '../shapes/instance.ts';
import type { DbInstance, RdsState } from '../state.ts';

interface Input {
  readonly DBInstanceIdentifier?: string;
  readonly Filters?: readonly { readonly Name: string; readonly Values: readonly string[] }[];
  readonly MaxRecords?: number;
  readonly Marker?: string;
}

const FILTERS: Readonly<Record<string, (instance: DbInstance) => string>> = {
  'db-instance-id': ({ id }) => id,
  'dbi-resource-id': ({ resourceId }) => resourceId,
  engine: ({ settings }) => settings.Engine,
  'db-cluster-id': () => '',
  domain: () => '',
};

/** One instance, or all of the Region. AWS page: "DescribeDBInstances". */
export const describeDBInstances = operation<RdsState, Input>({
  name: 'DescribeDBInstances',
  readOnly: true,
  trail: { category: 'management' },
  resource: namedInstanceArn,
  run: (ctx, input) => {
    const id = input.DBInstanceIdentifier;
    const all = id === undefined ? [...ctx.state.instances.values()] : [findInstance(ctx, id)];
    const found = all.filter((instance) => matches(instance, input.Filters ?? []));
    const { items, marker } = pageOf(found, input);
    return { DBInstances: items.map((instance) => instanceOf(ctx, instance)), ...marker };
  },
});

function matches(instance: DbInstance, filters: NonNullable<Input['Filters']>): boolean {
  return filters.every(({ Name, Values }) => {
    if (!Object.hasOwn(FILTERS, Name)) throw invalidValue(`Unrecognized filter name: ${Name}`);
    return Values.includes(FILTERS[Name]!(instance));
  });
}
