/** The series EC2 publishes, as handles kept in the state. Names and units: EC2 user guide. */
import type { ServiceContext } from '../../../gateway/context.ts';
import type { Ec2State, Instance, Volume } from '../state.ts';

type Ctx = ServiceContext<Ec2State>;

/** Metric name and unit by index; the constants below name the indexes. */
const METRICS: readonly (readonly [name: string, unit: string])[] = [
  ['CPUUtilization', 'Percent'],
  ['NetworkIn', 'Bytes'],
  ['NetworkOut', 'Bytes'],
  ['NetworkPacketsIn', 'Count'],
  ['NetworkPacketsOut', 'Count'],
  ['EBSReadOps', 'Count'],
  ['EBSWriteOps', 'Count'],
  ['EBSReadBytes', 'Bytes'],
  ['EBSWriteBytes', 'Bytes'],
  ['EBSIOBalance%', 'Percent'],
  ['EBSByteBalance%', 'Percent'],
  ['MetadataNoToken', 'Count'],
  ['StatusCheckFailed', 'Count'],
  ['StatusCheckFailed_Instance', 'Count'],
  ['StatusCheckFailed_System', 'Count'],
  ['CPUCreditUsage', 'Count'],
  ['CPUCreditBalance', 'Count'],
  ['CPUSurplusCreditBalance', 'Count'],
  ['CPUSurplusCreditsCharged', 'Count'],
];

export const CPU = 0;
export const NETWORK_IN = 1;
export const NETWORK_OUT = 2;
export const PACKETS_IN = 3;
export const EBS_READ_OPS = 5;
export const IO_BALANCE = 9;
export const METADATA = 11;
export const CHECKS = 12;
export const CREDITS = 15;

/** The instance's own series for a metric index. */
export function ownSeries(ctx: Ctx, instance: Instance, metric: number): number {
  return (instance.series[metric] ??= open(ctx, metric, [['InstanceId', instance.id]]));
}

/**
 * The first three metrics (CPU and network) of a wider dimension: `AutoScalingGroupName`,
 * `ImageId`, `InstanceType`.
 */
export function aggregateHandles(ctx: Ctx, name: string, value: string): readonly number[] {
  const key = `${name}/${value}`;
  let handles = ctx.state.aggregateSeries.get(key);
  if (handles === undefined) {
    handles = [CPU, NETWORK_IN, NETWORK_OUT].map((metric) => open(ctx, metric, [[name, value]]));
    ctx.state.aggregateSeries.set(key, handles);
  }
  return handles;
}

const VOLUME_METRICS: readonly (readonly [name: string, unit: string])[] = [
  ['VolumeReadOps', 'Count'],
  ['VolumeWriteOps', 'Count'],
  ['VolumeReadBytes', 'Bytes'],
  ['VolumeWriteBytes', 'Bytes'],
  ['VolumeTotalReadTime', 'Seconds'],
  ['VolumeTotalWriteTime', 'Seconds'],
  ['VolumeIdleTime', 'Seconds'],
  ['VolumeQueueLength', 'Count'],
  ['BurstBalance', 'Percent'],
];

export function volumeSeries(ctx: Ctx, volume: Volume, metric: number): number {
  const [name, unit] = VOLUME_METRICS[metric]!;
  return (volume.series[metric] ??= ctx.metrics.series({
    namespace: 'AWS/EBS',
    name,
    unit,
    dimensions: [['VolumeId', volume.id]],
  }));
}

function open(
  ctx: Ctx,
  metric: number,
  dimensions: readonly (readonly [string, string])[],
): number {
  const [name, unit] = METRICS[metric]!;
  return ctx.metrics.series({ namespace: 'AWS/EC2', name, unit, dimensions });
}
