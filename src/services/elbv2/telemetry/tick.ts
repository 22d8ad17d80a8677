/**
 * The minute of all load balancers of a Region: health checks, then metrics. Counts are published
 * only when requests flowed, and error counts only when there were errors; host counts whenever
 * targets are registered. User guide for Application Load Balancers, "CloudWatch metrics".
 */
import { MINUTE_MS, nextMultiple, type Instant } from '../../../kernel/clock.ts';
import type { PlainCtx } from '../request/declare.ts';
import {
  balancerDimension,
  balancersOf,
  groupDimension,
  type Balancer,
  type TargetGroup,
} from '../state.ts';
import { settleGroup } from '../targets/watch.ts';
import { mergeLatency, type MinuteTraffic, type TargetLine } from '../traffic/minute.ts';
import * as series from './series.ts';
import { handleOf, shelfOf, type Shelf } from './series.ts';

/** Handler: the minute that has just ended. */
export function tick(ctx: PlainCtx): void {
  const { state, now } = ctx;
  const minute = now - MINUTE_MS;
  for (const group of state.groups.values()) {
    if (group.targets.size === 0) continue;
    const balancers = balancersOf(state, group.arn);
    settleGroup(ctx, group, balancers.length > 0);
    for (const balancer of balancers) publishHosts(ctx, balancer, { group, minute });
  }
  for (const balancer of state.balancers.values()) publishTraffic(ctx, balancer);
  const isNeeded = state.balancers.size + state.groups.size > 0;
  state.tickAt = isNeeded ? now + MINUTE_MS : null;
  if (state.tickAt !== null) ctx.schedule(state.tickAt, 'elbv2.tick');
}

export function ensureTick(ctx: PlainCtx): void {
  if (ctx.state.tickAt !== null) return;
  ctx.state.tickAt = nextMultiple(ctx.now, MINUTE_MS);
  ctx.schedule(ctx.state.tickAt, 'elbv2.tick');
}

interface Counts {
  healthy: number;
  unhealthy: number;
}

function publishHosts(
  ctx: PlainCtx,
  balancer: Balancer,
  { group, minute }: { group: TargetGroup; minute: Instant },
): void {
  const zones = new Map<string, Counts>();
  const all: Counts = { healthy: 0, unhealthy: 0 };
  for (const { health, zone } of group.targets.values()) {
    if (health.state === 'unused' || health.state === 'draining') continue;
    let counts = zones.get(zone);
    if (counts === undefined) zones.set(zone, (counts = { healthy: 0, unhealthy: 0 }));
    const kind = health.state === 'healthy' ? 'healthy' : 'unhealthy';
    counts[kind]++;
    all[kind]++;
  }
  const put = (shelf: Shelf, counts: Counts): void => {
    ctx.metrics.put(handleOf(ctx, shelf, series.HEALTHY), minute, counts.healthy);
    ctx.metrics.put(handleOf(ctx, shelf, series.UNHEALTHY), minute, counts.unhealthy);
  };
  put(groupShelf(balancer, group.arn), all);
  for (const [zone, counts] of zones) put(groupZoneShelf(balancer, group.arn, zone), counts);
}

function publishTraffic(ctx: PlainCtx, balancer: Balancer): void {
  if (balancer.traffic.length === 0) return;
  const done = balancer.traffic.filter((traffic) => traffic.minute < ctx.now);
  balancer.traffic = balancer.traffic.filter((traffic) => traffic.minute >= ctx.now);
  const whole = balancerShelf(balancer);
  for (const traffic of done) {
    const { minute, lines } = traffic;
    const group = groupShelf(balancer, traffic.groupArn);
    publishTotals(ctx, whole, traffic);
    publishPerTarget(ctx, balancer, { traffic, group });
    const latency = mergeLatency(lines);
    publishAnswers(ctx, whole, { lines, latency, minute });
    publishAnswers(ctx, group, { lines, latency, minute });
    publishZones(ctx, balancer, traffic);
  }
}

/** What the balancer counts itself. */
function publishTotals(ctx: PlainCtx, shelf: Shelf, traffic: MinuteTraffic): void {
  const { minute, requests, elb502, elb503, elb504, newConnections } = traffic;
  const write = (metric: number, value: number): void =>
    ctx.metrics.put(handleOf(ctx, shelf, metric), minute, value);
  if (requests > 0) write(series.REQUESTS, requests);
  const elb5xx = elb502 + elb503 + elb504;
  if (elb5xx > 0) {
    write(series.ELB_5XX, elb5xx);
    if (elb502 > 0) write(series.ELB_5XX + 1, elb502);
    if (elb503 > 0) write(series.ELB_5XX + 2, elb503);
    if (elb504 > 0) write(series.ELB_5XX + 3, elb504);
  }
  if (traffic.connectionErrors > 0) write(series.CONNECTION_ERRORS, traffic.connectionErrors);
  if (requests + elb5xx === 0) return;
  write(series.NEW_CONNECTIONS, newConnections);
  write(series.ACTIVE_CONNECTIONS, Math.round(newConnections * 2.4));
  write(series.BYTES, traffic.bytes);
  write(series.LCUS, consumedLcus(traffic));
}

/** One LCU: 25 new connections a second, 3,000 active a minute, 1 GB an hour. */
function consumedLcus(traffic: MinuteTraffic): number {
  const byNew = traffic.newConnections / 60 / 25;
  const byActive = (traffic.newConnections * 2.4) / 3_000;
  const byBytes = (traffic.bytes * 60) / 1e9;
  return Math.round(Math.max(byNew, byActive, byBytes) * 1e6) / 1e6;
}

function publishPerTarget(
  ctx: PlainCtx,
  balancer: Balancer,
  { traffic, group }: { traffic: MinuteTraffic; group: Shelf },
): void {
  const hosts = traffic.lines.length;
  const { minute, requests, groupArn } = traffic;
  if (requests === 0 || hosts === 0) return;
  const perTarget = Math.round((requests / hosts) * 1e6) / 1e6;
  ctx.metrics.put(handleOf(ctx, group, series.REQUESTS), minute, requests);
  ctx.metrics.put(handleOf(ctx, group, series.PER_TARGET), minute, perTarget);
  const alone = shelfOf(balancer, `alone/${groupArn}`, () => [
    ['TargetGroup', groupDimension(groupArn)],
  ]);
  ctx.metrics.put(handleOf(ctx, alone, series.PER_TARGET), minute, perTarget);
}

/** What targets answered, and how fast. */
function publishAnswers(
  ctx: PlainCtx,
  shelf: Shelf,
  of: {
    lines: readonly TargetLine[];
    latency: readonly TargetLine['latency'][];
    minute: Instant;
  },
): void {
  for (let index = 0; index < 4; index++) {
    let count = 0;
    for (const line of of.lines) count += line.codes[index]!;
    if (count === 0) continue;
    ctx.metrics.put(handleOf(ctx, shelf, series.TARGET_CODES + index), of.minute, count);
  }
  for (const { values, counts } of of.latency) {
    const handle = handleOf(ctx, shelf, series.LATENCY);
    ctx.metrics.putValues(handle, { at: of.minute, values, counts });
  }
}

function publishZones(ctx: PlainCtx, balancer: Balancer, traffic: MinuteTraffic): void {
  const zones = new Map<string, TargetLine[]>();
  for (const line of traffic.lines) {
    const lines = zones.get(line.zone);
    if (lines === undefined) zones.set(line.zone, [line]);
    else lines.push(line);
  }
  const { minute } = traffic;
  for (const [zone, lines] of zones) {
    const shelf = shelfOf(balancer, `zone/${zone}`, () => [
      ['LoadBalancer', balancerDimension(balancer.arn)],
      ['AvailabilityZone', zone],
    ]);
    let requests = 0;
    for (const line of lines) requests += line.requests;
    ctx.metrics.put(handleOf(ctx, shelf, series.REQUESTS), minute, requests);
    publishAnswers(ctx, shelf, { lines, latency: mergeLatency(lines), minute });
  }
}

function balancerShelf(balancer: Balancer): Shelf {
  return shelfOf(balancer, 'whole', () => [['LoadBalancer', balancerDimension(balancer.arn)]]);
}

function groupShelf(balancer: Balancer, groupArn: string): Shelf {
  return shelfOf(balancer, groupArn, () => [
    ['TargetGroup', groupDimension(groupArn)],
    ['LoadBalancer', balancerDimension(balancer.arn)],
  ]);
}

function groupZoneShelf(balancer: Balancer, groupArn: string, zone: string): Shelf {
  return shelfOf(balancer, `${zone}/${groupArn}`, () => [
    ['TargetGroup', groupDimension(groupArn)],
    ['LoadBalancer', balancerDimension(balancer.arn)],
    ['AvailabilityZone', zone],
  ]);
}
