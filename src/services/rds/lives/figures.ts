import { unitAt } from '../../../kernel/random.ts';
import { maxConnections, type DbClass } from '../classes.ts';
import type { DbLoad, DbSettings } from '../state.ts';

/** What a minute of a DB instance looks like. Units as CloudWatch has them. */
export interface DbFigures {
  readonly CPUUtilization: number;
  readonly DatabaseConnections: number;
  readonly FreeableMemory: number;
  readonly FreeStorageSpace: number;
  readonly ReadIOPS: number;
  readonly WriteIOPS: number;
  readonly ReadLatency: number;
  readonly WriteLatency: number;
  readonly ReadThroughput: number;
  readonly WriteThroughput: number;
  readonly NetworkReceiveThroughput: number;
  readonly NetworkTransmitThroughput: number;
  readonly DiskQueueDepth: number;
  readonly SwapUsage: number;
}

export interface Moment {
  readonly load: DbLoad;
  readonly settings: DbSettings;
  readonly hardware: DbClass;
  readonly usedBytes: number;
  readonly isBackingUp: boolean;
  /** Two integers that name the instance and the minute: the noise follows from them. */
  readonly seed: number;
  readonly minute: number;
}

const GIB = 1_073_741_824;

/** Memory that one connection takes. */
const CONNECTION_BYTES = 9_000_000;

/**
 * The figures that follow from a load on some hardware. CPU saturates at 100 %, operations at the
 * volume's IOPS; near either limit, latency and the queue grow as 1 / (1 − utilisation).
 */
export function figuresOf(moment: Moment): DbFigures {
  const { load, settings, hardware, usedBytes, isBackingUp } = moment;
  const noisy = (value: number, share: number, key: number) =>
    Math.max(0, value * (1 + share * (unitAt(moment.seed, moment.minute, key) * 2 - 1)));
  const cpu = Math.min(1, noisy(load.cpuCores / hardware.vcpu, 0.06, 1) + (isBackingUp ? 0.02 : 0));
  const limit = Math.max(100, settings.Iops);
  const reads = noisy(load.readIops, 0.1, 2) + (isBackingUp ? 60 : 0);
  const writes = noisy(load.writeIops, 0.1, 3) + (isBackingUp ? 25 : 0);
  const demand = reads + writes;
  const served = demand > limit ? limit / demand : 1;
  const busy = Math.min(0.97, demand / limit);
  const slow = 1 / (1 - Math.min(0.97, Math.max(busy, cpu * cpu * 0.9)));
  const [ReadIOPS, WriteIOPS] = [cut(reads * served), cut(writes * served)];
  const ReadLatency = quantised(noisy(0.0006, 0.15, 4) * slow);
  const WriteLatency = quantised(noisy(0.0012, 0.15, 5) * slow);
  const connections = Math.min(
    maxConnections(settings.Engine, hardware),
    Math.round(noisy(load.connections, 0.03, 6)),
  );
  const free = hardware.memoryBytes * 0.34 - connections * CONNECTION_BYTES;
  const floor = hardware.memoryBytes * 0.03;
  return {
    CPUUtilization: cut(cpu * 100),
    DatabaseConnections: connections,
    FreeableMemory: Math.round(Math.max(floor, noisy(free, 0.01, 7)) / 4_096) * 4_096,
    FreeStorageSpace: Math.max(0, Math.floor(settings.AllocatedStorage * GIB - usedBytes)),
    ReadIOPS,
    WriteIOPS,
    ReadLatency,
    WriteLatency,
    ReadThroughput: Math.round(noisy(load.readBytes, 0.1, 8) + (isBackingUp ? 9_000_000 : 0)),
    WriteThroughput: Math.round(noisy(load.writeBytes, 0.1, 9)),
    NetworkReceiveThroughput: Math.round(noisy(load.networkInBytes, 0.08, 10)),
    NetworkTransmitThroughput: Math.round(noisy(load.networkOutBytes, 0.08, 11)),
    DiskQueueDepth: quantised(ReadIOPS * ReadLatency + WriteIOPS * WriteLatency),
    SwapUsage: free < floor ? Math.round((floor - free) / 4_096) * 4_096 : 0,
  };
}

function cut(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function quantised(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000;
}

/** AWS page: "Burstable performance": one credit is one vCPU at 100 % for a minute. */
export function creditsAfter(
  before: number,
  { hardware, cpuPercent }: { hardware: DbClass; cpuPercent: number },
): number {
  const perHour = hardware.creditsPerHour ?? 0;
  const spent = (cpuPercent / 100) * hardware.vcpu;
  const next = before + perHour / 60 - spent;
  return Math.round(Math.max(0, Math.min(perHour * 24, next)) * 10_000) / 10_000;
}
