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
  aggregateSeries,
  CHECKS,
  CPU,
  CREDITS,
  EBS_READ_OPS,
  IO_BALANCE,
  METADATA,
  NETWORK_IN,
  ownSeries,
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
  const put = (metric: number, value: number): void =>
    ctx.metrics.put(ownSeries(ctx, instance, metric), at, value);
  const isDetailed = instance.monitoring === 'enabled';
  const cpu = round(totals.cpuPercent / totals.minutes);
  const network = [totals.networkIn, totals.networkOut, totals.packetsIn, totals.packetsOut];
  put(CPU, cpu);
  for (const [index, value] of network.entries()) {
    if (!isDetailed || index < 2) put(NETWORK_IN + index, value);
  }
  if (instanceType(instance.type)!.nitro) publishDisks(put, totals);
  put(METADATA, 0);
  for (const dimension of dimensionsOf(instance)) {
    const wide = [cpu, totals.networkIn, totals.networkOut];
    for (const [metric, value] of wide.entries()) {
      ctx.metrics.put(aggregateSeries(ctx, dimension, metric), at, value);
    }
  }
}

function publishDisks(put: (metric: number, value: number) => void, totals: MinuteTotals): void {
  const values = [totals.readOps, totals.writeOps, totals.readBytes, totals.writeBytes];
  for (const [index, value] of values.entries()) put(EBS_READ_OPS + index, value);
  const perMinute = (totals.readOps + totals.writeOps) / totals.minutes;
  const balance = perMinute > 60_000 ? 60 : perMinute > 20_000 ? 90 : 99;
  put(IO_BALANCE, balance);
  put(IO_BALANCE + 1, balance);
}

/** The group always; image and type only for instances with detailed monitoring. */
function dimensionsOf(instance: Instance): (readonly [string, string])[] {
  const group = instance.tags.get(GROUP_TAG);
  const wide: (readonly [string, string])[] =
    group === undefined ? [] : [['AutoScalingGroupName', group]];
  if (instance.monitoring === 'enabled') {
    wide.push(['ImageId', instance.imageId], ['InstanceType', instance.type]);
  }
  return wide;
}

function publishChecks(ctx: Ctx, instance: Instance, at: Instant): void {
  const { state, checksFrom, impairment } = instance;
  const checks = checkMetrics({ state, checksFrom, impairment, now: at });
  if (checks === undefined) return;
  const values = [checks.any, checks.instance, checks.system];
  for (const [index, value] of values.entries()) {
    ctx.metrics.put(ownSeries(ctx, instance, CHECKS + index), at, value);
  }
}

function publishCredits(ctx: Ctx, instance: Instance, at: Instant): void {
  const { credits, sinceMark } = instance;
  if (credits === undefined) return;
  const values = [round(sinceMark.creditUsage), round(shownBalance(credits))];
  if (instance.creditMode === 'unlimited') {
    values.push(round(credits.surplus), round(sinceMark.creditsCharged));
  }
  for (const [index, value] of values.entries()) {
    ctx.metrics.put(ownSeries(ctx, instance, CREDITS + index), at, value);
  }
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
