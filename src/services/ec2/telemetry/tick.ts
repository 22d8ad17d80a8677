/**
 * Telemetry of all instances of a Region: one event a minute. Basic monitoring publishes every
 * five minutes, detailed every minute, status checks every minute, CPU credits every five. EC2
 * user guide, "List the available CloudWatch metrics for your instances".
 */
import type { ServiceContext } from '../../../gateway/context.ts';
import { MINUTE_MS, type Instant } from '../../../kernel/clock.ts';
import { shownBalance } from '../instances/credits.ts';
import { checkMetrics } from '../instances/status-checks.ts';
import { instanceType } from '../instances/types.ts';
import { noTotals, type Ec2State, type Instance, type MinuteTotals } from '../state.ts';
import { addMinute, sampleMinute } from './sample.ts';
import {
  aggregateHandles,
  CHECKS,
  CPU,
  CREDITS,
  EBS_READ_OPS,
  IO_BALANCE,
  METADATA,
  NETWORK_IN,
  NETWORK_OUT,
  ownSeries,
  PACKETS_IN,
  volumeSeries,
} from './series.ts';

type Ctx = ServiceContext<Ec2State>;

const FIVE_MINUTES = 5 * MINUTE_MS;
export const GROUP_TAG = 'aws:autoscaling:groupName';

/** Handler: publishes the minute that has just ended. */
export function tick(ctx: Ctx): void {
  const { state, now } = ctx;
  const minute = now - MINUTE_MS;
  const isFiveMinuteMark = now % FIVE_MINUTES === 0;
  let alive = 0;
  for (const instance of state.instances.values()) {
    if (instance.state === 'terminated') continue;
    alive++;
    if (instance.state === 'running') publish(ctx, instance, { minute, isFiveMinuteMark });
  }
  state.tickAt = alive > 0 ? now + MINUTE_MS : null;
  if (state.tickAt !== null) ctx.schedule(state.tickAt, 'ec2.tick');
}

function publish(
  ctx: Ctx,
  instance: Instance,
  { minute, isFiveMinuteMark }: { minute: Instant; isFiveMinuteMark: boolean },
): void {
  const totals = sampleMinute(instance, minute, ctx.state.seed);
  addMinute(instance.sinceMark, totals);
  publishChecks(ctx, instance, minute);
  if (instance.monitoring === 'enabled') publishUsage(ctx, instance, { at: minute, totals });
  if (!isFiveMinuteMark) return;
  const at = minute + MINUTE_MS - FIVE_MINUTES;
  const sinceMark = instance.sinceMark;
  if (instance.monitoring !== 'enabled') publishUsage(ctx, instance, { at, totals: sinceMark });
  publishCredits(ctx, instance, at);
  publishVolumes(ctx, instance, at);
  instance.sinceMark = noTotals();
}

/** CPU, network and EBS figures of one period, on the instance and on what it belongs to. */
function publishUsage(
  ctx: Ctx,
  instance: Instance,
  { at, totals }: { at: Instant; totals: MinuteTotals },
): void {
  const cpu = round(totals.cpuPercent / totals.minutes);
  put(ctx, instance, { metric: CPU, at, value: cpu });
  put(ctx, instance, { metric: NETWORK_IN, at, value: totals.networkIn });
  put(ctx, instance, { metric: NETWORK_OUT, at, value: totals.networkOut });
  if (instance.monitoring !== 'enabled') {
    put(ctx, instance, { metric: PACKETS_IN, at, value: totals.packetsIn });
    put(ctx, instance, { metric: PACKETS_IN + 1, at, value: totals.packetsOut });
  }
  if (instanceType(instance.type)!.nitro) publishDisks(ctx, instance, { at, totals });
  put(ctx, instance, { metric: METADATA, at, value: 0 });
  const group = instance.tags.get(GROUP_TAG);
  const wide = { at, cpu, totals };
  if (group !== undefined) putWide(ctx, aggregateHandles(ctx, 'AutoScalingGroupName', group), wide);
  if (instance.monitoring !== 'enabled') return;
  putWide(ctx, aggregateHandles(ctx, 'ImageId', instance.imageId), wide);
  putWide(ctx, aggregateHandles(ctx, 'InstanceType', instance.type), wide);
}

function put(
  ctx: Ctx,
  instance: Instance,
  { metric, at, value }: { metric: number; at: Instant; value: number },
): void {
  ctx.metrics.put(ownSeries(ctx, instance, metric), at, value);
}

/** The group gets every member's points; image and type those with detailed monitoring. */
function putWide(
  ctx: Ctx,
  handles: readonly number[],
  { at, cpu, totals }: { at: Instant; cpu: number; totals: MinuteTotals },
): void {
  ctx.metrics.put(handles[0]!, at, cpu);
  ctx.metrics.put(handles[1]!, at, totals.networkIn);
  ctx.metrics.put(handles[2]!, at, totals.networkOut);
}

function publishDisks(
  ctx: Ctx,
  instance: Instance,
  { at, totals }: { at: Instant; totals: MinuteTotals },
): void {
  put(ctx, instance, { metric: EBS_READ_OPS, at, value: totals.readOps });
  put(ctx, instance, { metric: EBS_READ_OPS + 1, at, value: totals.writeOps });
  put(ctx, instance, { metric: EBS_READ_OPS + 2, at, value: totals.readBytes });
  put(ctx, instance, { metric: EBS_READ_OPS + 3, at, value: totals.writeBytes });
  const perMinute = (totals.readOps + totals.writeOps) / totals.minutes;
  const balance = perMinute > 60_000 ? 60 : perMinute > 20_000 ? 90 : 99;
  put(ctx, instance, { metric: IO_BALANCE, at, value: balance });
  put(ctx, instance, { metric: IO_BALANCE + 1, at, value: balance });
}

function publishChecks(ctx: Ctx, instance: Instance, at: Instant): void {
  if (at < instance.checksFrom) return;
  const { state, checksFrom, impairment } = instance;
  const checks = checkMetrics({ state, checksFrom, impairment, now: at });
  if (checks === undefined) return;
  put(ctx, instance, { metric: CHECKS, at, value: checks.any });
  put(ctx, instance, { metric: CHECKS + 1, at, value: checks.instance });
  put(ctx, instance, { metric: CHECKS + 2, at, value: checks.system });
}

function publishCredits(ctx: Ctx, instance: Instance, at: Instant): void {
  const { credits, sinceMark } = instance;
  if (credits === undefined) return;
  put(ctx, instance, { metric: CREDITS, at, value: round(sinceMark.creditUsage) });
  put(ctx, instance, { metric: CREDITS + 1, at, value: round(shownBalance(credits)) });
  if (instance.creditMode !== 'unlimited') return;
  put(ctx, instance, { metric: CREDITS + 2, at, value: round(credits.surplus) });
  put(ctx, instance, { metric: CREDITS + 3, at, value: round(sinceMark.creditsCharged) });
}

/** The instance's traffic is booked on its root volume; half a millisecond an operation. */
function publishVolumes(ctx: Ctx, instance: Instance, at: Instant): void {
  const { readOps, writeOps, readBytes, writeBytes, minutes } = instance.sinceMark;
  for (const [index, { volumeId }] of instance.volumes.entries()) {
    const volume = ctx.state.volumes.get(volumeId);
    if (volume === undefined) continue;
    const share = index === 0 ? 1 : 0;
    const readTime = round((share * readOps) / 2_000);
    const writeTime = round((share * writeOps) / 1_250);
    const seconds = minutes * 60;
    const values = [
      share * readOps,
      share * writeOps,
      share * readBytes,
      share * writeBytes,
      readTime,
      writeTime,
      round(Math.max(0, seconds - readTime - writeTime)),
      round((readTime + writeTime) / seconds),
    ];
    if (volume.type === 'gp2') values.push(100);
    for (const [metric, value] of values.entries()) {
      ctx.metrics.put(volumeSeries(ctx, volume, metric), at, value);
    }
  }
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
