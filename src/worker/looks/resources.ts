/** What an account holds, read as an observer through AWS's own list operations. */
import type { Params } from '../../gateway/call.ts';
import type { World } from '../../world/world.ts';

/** A listing that never ends must not hang a page. */
const PAGE_LIMIT = 100;

export interface Listing {
  /** The member of the answer that holds the list. */
  readonly field: string;
  readonly params?: Params;
  readonly region?: string;
  /** Name of the token between pages; without it only the first page is read. */
  readonly token?: string;
}

/** The list under `field` in the answer to a read; empty when it was refused or is not there. */
export function listed<T>(world: World, call: string, listing: Listing): readonly T[] {
  const { field, params = {}, region, token } = listing;
  const [service = '', operation = ''] = call.split('.');
  const where = service === 'iam' ? 'us-east-1' : region;
  const found: T[] = [];
  let next: unknown;
  for (let page = 0; page < PAGE_LIMIT; page++) {
    const asked = token && next !== undefined ? { ...params, [token]: next } : params;
    const look = { service, operation, params: asked };
    const outcome = world.peek(where ? { ...look, region: where } : look);
    if (!outcome.ok) return found;
    found.push(...((outcome.result[field] as T[] | undefined) ?? []));
    next = token ? (outcome.result[token] ?? undefined) : undefined;
    if (next === undefined) return found;
  }
  return found;
}

/** Regions in which a service has lived so far, the home Region first. */
export function regionsOf({ state }: World, service: string): string[] {
  const { homeRegion } = state.spec;
  const others = [...(state.services.get(service)?.keys() ?? [])];
  return [homeRegion, ...others.filter((region) => region !== homeRegion).sort()];
}

export interface Instance {
  readonly InstanceId: string;
  readonly State: { readonly Name: string };
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

export function instancesOf(world: World, region?: string): Instance[] {
  const reservations = listed<{ Instances?: Instance[] }>(world, 'ec2.DescribeInstances', {
    field: 'Reservations',
    ...(region ? { region } : {}),
  });
  return reservations.flatMap(({ Instances }) => Instances ?? []);
}

export function nameOf({ InstanceId, Tags }: Instance): string {
  return Tags?.find(({ Key }) => Key === 'Name')?.Value ?? InstanceId;
}

type Dimensions = readonly { readonly Name: string; readonly Value: string }[];

export interface Alarm {
  readonly AlarmName: string;
  readonly StateValue: string;
  readonly Dimensions?: Dimensions;
  readonly Metrics?: readonly {
    readonly MetricStat?: { readonly Metric?: { readonly Dimensions?: Dimensions } };
  }[];
}

export function alarmsOf(world: World): readonly Alarm[] {
  return regionsOf(world, 'cloudwatch').flatMap((region) =>
    listed<Alarm>(world, 'cloudwatch.DescribeAlarms', {
      field: 'MetricAlarms',
      params: { MaxRecords: 100 },
      token: 'NextToken',
      region,
    }),
  );
}

/** The values of the dimensions an alarm watches, through its formula as well. */
export function watchedBy({ Dimensions = [], Metrics = [] }: Alarm): Set<string> {
  const all = [
    ...Dimensions,
    ...Metrics.flatMap((one) => one.MetricStat?.Metric?.Dimensions ?? []),
  ];
  return new Set(all.map(({ Value }) => Value));
}
