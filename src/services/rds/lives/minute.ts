import type { ServiceContext } from '../../../gateway/context.ts';
import type { Handler } from '../../../gateway/service.ts';
import { DAY_MS, MINUTE_MS, nextMultiple, type Instant } from '../../../kernel/clock.ts';
import { hashText } from '../../../kernel/random.ts';
import { dbClass } from '../classes.ts';
import { tellEvent } from '../events.ts';
import { isServing, type DbInstance, type RdsState } from '../state.ts';
import { creditsAfter, figuresOf, type DbFigures } from './figures.ts';
import { startPlan } from './plans.ts';
import { backUp } from './snapshots.ts';
import { planFor } from './changes.ts';
import { beginsBackup, beginsMaintenance } from './windows.ts';

type Ctx = ServiceContext<RdsState>;

const GIB = 1_073_741_824;
const WEEK_MS = 7 * DAY_MS;

const UNITS: readonly (readonly [name: keyof DbFigures, unit: string])[] = [
  ['CPUUtilization', 'Percent'],
  ['DatabaseConnections', 'Count'],
  ['FreeableMemory', 'Bytes'],
  ['FreeStorageSpace', 'Bytes'],
  ['ReadIOPS', 'Count/Second'],
  ['WriteIOPS', 'Count/Second'],
  ['ReadLatency', 'Seconds'],
  ['WriteLatency', 'Seconds'],
  ['ReadThroughput', 'Bytes/Second'],
  ['WriteThroughput', 'Bytes/Second'],
  ['NetworkReceiveThroughput', 'Bytes/Second'],
  ['NetworkTransmitThroughput', 'Bytes/Second'],
  ['DiskQueueDepth', 'Count'],
  ['SwapUsage', 'Bytes'],
];

/** Metrics that are also published by class and by engine. */
const AGGREGATED = new Set<string>(['CPUUtilization', 'DatabaseConnections', 'FreeStorageSpace']);

/** Starts the heartbeat of a Region once it has an instance. */
export function startTicking(ctx: Ctx): void {
  if (ctx.state.isTicking) return;
  ctx.state.isTicking = true;
  ctx.schedule(nextMultiple(ctx.now, MINUTE_MS), 'rds.minute');
}

/** One minute of every instance of a Region; the metrics are those of the minute that ends. */
export const liveMinute: Handler<RdsState> = (ctx) => {
  for (const instance of ctx.state.instances.values()) {
    if (instance.status === 'stopped') restartAfterAWeek(ctx, instance);
    else if (isServing(instance) || instance.status === 'rebooting') serve(ctx, instance);
  }
  if (ctx.state.instances.size === 0) ctx.state.isTicking = false;
  else ctx.schedule(ctx.now + MINUTE_MS, 'rds.minute');
};

/** AWS page: "Stopping an Amazon RDS DB instance temporarily": seven days at most. */
function restartAfterAWeek(ctx: Ctx, instance: DbInstance): void {
  if (instance.stoppedAt === null || ctx.now - instance.stoppedAt < WEEK_MS) return;
  tellEvent(ctx, instance.id, 'startedAfterSevenDays');
  instance.stoppedAt = null;
  startPlan(ctx, instance, { plan: 'start', status: 'starting' });
}

function serve(ctx: Ctx, instance: DbInstance): void {
  const { settings } = instance;
  const at = ctx.now - MINUTE_MS;
  const hardware = dbClass(settings.DBInstanceClass)!;
  const isDown = instance.status === 'rebooting';
  const figures = figuresOf({
    load: isDown ? { ...instance.load, connections: 0, cpuCores: 0.4 } : instance.load,
    settings,
    hardware,
    usedBytes: instance.usedBytes,
    isBackingUp: ctx.now < instance.backupUntil,
    seed: hashText(instance.resourceId) ^ ctx.seed,
    minute: Math.floor(at / MINUTE_MS),
  });
  emit(ctx, instance, { figures, at });
  if (hardware.creditsPerHour !== undefined) {
    const cpuPercent = figures.CPUUtilization;
    instance.credits = creditsAfter(instance.credits, { hardware, cpuPercent });
    emitCredits(ctx, instance, at);
  }
  if (isDown) return;
  instance.usedBytes += instance.load.growthBytes;
  watchStorage(ctx, instance);
  if (instance.status !== 'available') return;
  if (beginsBackup(settings.PreferredBackupWindow, ctx.now)) backUp(ctx, instance);
  const isWaiting = Object.keys(instance.pending).length > 0;
  if (isWaiting && beginsMaintenance(settings.PreferredMaintenanceWindow, ctx.now)) {
    startPlan(ctx, instance, { plan: planFor(instance.pending), status: 'modifying' });
  }
}

function emit(
  ctx: Ctx,
  instance: DbInstance,
  { figures, at }: { figures: DbFigures; at: Instant },
): void {
  const { DBInstanceClass, Engine } = instance.settings;
  for (const [name, unit] of UNITS) {
    const value = figures[name];
    const by = (dimension: string, of: string) =>
      ctx.metrics.put(seriesOf(ctx, instance, { name, unit, dimension, of }), at, value);
    by('DBInstanceIdentifier', instance.id);
    if (!AGGREGATED.has(name)) continue;
    by('DatabaseClass', DBInstanceClass);
    by('EngineName', Engine);
  }
}

/** Credits are published every five minutes. */
function emitCredits(ctx: Ctx, instance: DbInstance, at: Instant): void {
  if (at % (5 * MINUTE_MS) !== 0) return;
  const series = {
    name: 'CPUCreditBalance',
    unit: 'Count',
    dimension: 'DBInstanceIdentifier',
    of: instance.id,
  };
  ctx.metrics.put(seriesOf(ctx, instance, series), at, instance.credits);
}

function seriesOf(
  ctx: Ctx,
  instance: DbInstance,
  of: { name: string; unit: string; dimension: string; of: string },
): number {
  const key = of.dimension === 'DBInstanceIdentifier' ? of.name : `${of.name}/${of.of}`;
  let handle = instance.series.get(key);
  if (handle === undefined) {
    handle = ctx.metrics.series({
      namespace: 'AWS/RDS',
      name: of.name,
      dimensions: [[of.dimension, of.of]],
      unit: of.unit,
    });
    instance.series.set(key, handle);
  }
  return handle;
}

/** Low at 10 %, full at 0; storage autoscaling acts after five low minutes. */
function watchStorage(ctx: Ctx, instance: DbInstance): void {
  const { AllocatedStorage, MaxAllocatedStorage } = instance.settings;
  const total = AllocatedStorage * GIB;
  const free = total - instance.usedBytes;
  const isLow = free < total * 0.1;
  instance.lowMinutes = isLow ? instance.lowMinutes + 1 : 0;
  if (isLow && !instance.isLowOnStorage) {
    const gib = (bytes: number) => `${(bytes / GIB).toFixed(2)} GB`;
    const message =
      `The free storage capacity for DB Instance: ${instance.id} is low at ` +
      `${Math.floor((free / total) * 100)}% of the provisioned storage [Provisioned Storage: ` +
      `${gib(total)}, Free Storage: ${gib(Math.max(0, free))}]. You may want to increase the ` +
      'provisioned storage to address this issue.';
    tellEvent(ctx, instance.id, { category: 'low storage', message });
  }
  instance.isLowOnStorage = isLow;
  const canGrow = MaxAllocatedStorage !== undefined && AllocatedStorage < MaxAllocatedStorage;
  if (canGrow && instance.lowMinutes >= 5 && instance.status === 'available') {
    const more = Math.max(10, Math.ceil(AllocatedStorage * 0.1));
    const next = Math.min(MaxAllocatedStorage, AllocatedStorage + more);
    instance.pending = Object.freeze({ AllocatedStorage: next });
    tellEvent(ctx, instance.id, 'storageScaling');
    startPlan(ctx, instance, { plan: 'change-storage', status: 'modifying' });
  } else if (free <= 0 && instance.status === 'available') {
    instance.usedBytes = total;
    instance.status = 'storage-full';
    tellEvent(ctx, instance.id, 'storageFull');
  }
}
