/** What an account holds, read as an observer through AWS's own list operations. */
import type { Params } from '../../gateway/call.ts';
import type { World } from '../../world/world.ts';

/** The list under `field` in the answer to a read; empty when it was refused or is not there. */
export function listed<T>(
  world: World,
  call: string,
  { field, params = {} }: { field: string; params?: Params },
): readonly T[] {
  const [service = '', operation = ''] = call.split('.');
  const region = service === 'iam' ? 'us-east-1' : undefined;
  const look = { service, operation, params };
  const outcome = world.peek(region ? { ...look, region } : look);
  return outcome.ok ? ((outcome.result[field] as T[] | undefined) ?? []) : [];
}

export interface Instance {
  readonly InstanceId: string;
  readonly State: { readonly Name: string };
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

export function instancesOf(world: World): Instance[] {
  const reservations = listed<{ Instances?: Instance[] }>(world, 'ec2.DescribeInstances', {
    field: 'Reservations',
  });
  return reservations.flatMap(({ Instances }) => Instances ?? []);
}

export function nameOf({ InstanceId, Tags }: Instance): string {
  return Tags?.find(({ Key }) => Key === 'Name')?.Value ?? InstanceId;
}

export interface Alarm {
  readonly AlarmName: string;
  readonly StateValue: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
}

export function alarmsOf(world: World): readonly Alarm[] {
  return listed<Alarm>(world, 'cloudwatch.DescribeAlarms', {
    field: 'MetricAlarms',
    params: { MaxRecords: 100 },
  });
}

export interface MetricQuestion {
  readonly namespace: string;
  readonly metric: string;
  readonly dimension: readonly [name: string, value: string];
  readonly statistic: 'Average' | 'Sum';
}

/** The latest five-minute value of a metric in the last quarter of an hour; null without one. */
export function latest(world: World, question: MetricQuestion): number | null {
  const { namespace, metric, dimension, statistic } = question;
  const [Name, Value] = dimension;
  const points = listed<Record<string, number>>(world, 'cloudwatch.GetMetricStatistics', {
    field: 'Datapoints',
    params: {
      Namespace: namespace,
      MetricName: metric,
      Dimensions: [{ Name, Value }],
      StartTime: world.now - 900_000,
      EndTime: world.now,
      Period: 300,
      Statistics: [statistic],
    },
  });
  const last = [...points].sort((a, b) => a['Timestamp']! - b['Timestamp']!).at(-1);
  return last?.[statistic] ?? null;
}
