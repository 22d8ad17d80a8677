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
import type { MinuteTraffic, TargetLine } from '../traffic/minute.ts';

type Dimensions = readonly (readonly [name: string, value: string])[];

/** Handler: the minute that has just ended. */
export function tick(ctx: PlainCtx): void {
  const { state, now } = ctx;
  const minute = now - MINUTE_MS;
  for (const group of state.groups.values()) {
    if (group.targets.size === 0) continue;
    settleGroup(ctx, group);
    for (const balancer of balancersOf(state, group.arn))
      publishHosts(ctx, balancer, { group, minute });
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

function publishHosts(
  ctx: PlainCtx,
  balancer: Balancer,
  { group, minute }: { group: TargetGroup; minute: Instant },
): void {
  const zones = new Map<string, { healthy: number; unhealthy: number }>();
  const all = { healthy: 0, unhealthy: 0 };
  for (const { health, zone } of group.targets.values()) {
    if (health.state !== 'healthy' && health.state !== 'unhealthy' && health.state !== 'initial') {
      continue;
    }
    let counts = zones.get(zone);
    if (counts === undefined) zones.set(zone, (counts = { healthy: 0, unhealthy: 0 }));
    const kind = health.state === 'healthy' ? 'healthy' : 'unhealthy';
    counts[kind]++;
    all[kind]++;
  }
  const base = groupDimensions(balancer, group.arn);
  const put = (dimensions: Dimensions, counts: { healthy: number; unhealthy: number }): void => {
    const write = writer(ctx, balancer, { dimensions, minute });
    write('HealthyHostCount', counts.healthy);
    write('UnHealthyHostCount', counts.unhealthy);
  };
  put(base, all);
  for (const [zone, counts] of zones) put([...base, ['AvailabilityZone', zone]], counts);
}

function publishTraffic(ctx: PlainCtx, balancer: Balancer): void {
  const done = balancer.traffic.filter((traffic) => traffic.minute < ctx.now);
  if (done.length === 0) return;
  balancer.traffic = balancer.traffic.filter((traffic) => traffic.minute >= ctx.now);
  const lb = ['LoadBalancer', balancerDimension(balancer.arn)] as const;
  for (const traffic of done) {
    const group = groupDimensions(balancer, traffic.groupArn);
    publishTotals(writer(ctx, balancer, { dimensions: [lb], minute: traffic.minute }), traffic);
    publishPerTarget(ctx, balancer, { traffic, dimensions: group });
    for (const dimensions of [[lb], group]) {
      publishAnswers(ctx, balancer, { lines: traffic.lines, dimensions, minute: traffic.minute });
    }
    publishZones(ctx, balancer, traffic);
  }
}

/** What the balancer counts itself. */
function publishTotals(write: Write, traffic: MinuteTraffic): void {
  const { requests, elb502, elb503, elb504 } = traffic;
  if (requests > 0) write('RequestCount', requests);
  const elb5xx = elb502 + elb503 + elb504;
  if (elb5xx > 0) write('HTTPCode_ELB_5XX_Count', elb5xx);
  if (elb502 > 0) write('HTTPCode_ELB_502_Count', elb502);
  if (elb503 > 0) write('HTTPCode_ELB_503_Count', elb503);
  if (elb504 > 0) write('HTTPCode_ELB_504_Count', elb504);
  if (traffic.connectionErrors > 0) write('TargetConnectionErrorCount', traffic.connectionErrors);
  if (requests + elb5xx === 0) return;
  write('NewConnectionCount', traffic.newConnections);
  write('ActiveConnectionCount', Math.round(traffic.newConnections * 2.4));
  write('ProcessedBytes', traffic.bytes);
  write('ConsumedLCUs', consumedLcus(traffic));
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
  { traffic, dimensions }: { traffic: MinuteTraffic; dimensions: Dimensions },
): void {
  const hosts = traffic.lines.length;
  if (traffic.requests === 0 || hosts === 0) return;
  const write = writer(ctx, balancer, { dimensions, minute: traffic.minute });
  write('RequestCount', traffic.requests);
  const perTarget = Math.round((traffic.requests / hosts) * 1e6) / 1e6;
  write('RequestCountPerTarget', perTarget);
  const own = dimensions.filter(([name]) => name === 'TargetGroup');
  writer(ctx, balancer, { dimensions: own, minute: traffic.minute })(
    'RequestCountPerTarget',
    perTarget,
  );
}

const CODES = [
  'HTTPCode_Target_2XX_Count',
  'HTTPCode_Target_3XX_Count',
  'HTTPCode_Target_4XX_Count',
  'HTTPCode_Target_5XX_Count',
] as const;

/** What targets answered, and how fast. */
function publishAnswers(
  ctx: PlainCtx,
  balancer: Balancer,
  of: { lines: readonly TargetLine[]; dimensions: Dimensions; minute: Instant },
): void {
  const write = writer(ctx, balancer, of);
  for (const [index, name] of CODES.entries()) {
    const count = of.lines.reduce((sum, line) => sum + line.codes[index]!, 0);
    if (count > 0) write(name, count);
  }
  const handle = handleOf(ctx, balancer, { name: 'TargetResponseTime', dimensions: of.dimensions });
  for (const { latency } of of.lines) {
    if (latency.values.length === 0) continue;
    ctx.metrics.putValues(handle, { at: of.minute, ...latency });
  }
}

function publishZones(ctx: PlainCtx, balancer: Balancer, traffic: MinuteTraffic): void {
  const zones = new Set(traffic.lines.map((line) => line.zone));
  for (const zone of zones) {
    const lines = traffic.lines.filter((line) => line.zone === zone);
    const dimensions: Dimensions = [
      ['LoadBalancer', balancerDimension(balancer.arn)],
      ['AvailabilityZone', zone],
    ];
    const { minute } = traffic;
    const requests = lines.reduce((sum, line) => sum + line.requests, 0);
    writer(ctx, balancer, { dimensions, minute })('RequestCount', requests);
    publishAnswers(ctx, balancer, { lines, dimensions, minute });
  }
}

function groupDimensions(balancer: Balancer, groupArn: string): Dimensions {
  return [
    ['TargetGroup', groupDimension(groupArn)],
    ['LoadBalancer', balancerDimension(balancer.arn)],
  ];
}

type Write = (name: string, value: number) => void;

function writer(
  ctx: PlainCtx,
  balancer: Balancer,
  { dimensions, minute }: { dimensions: Dimensions; minute: Instant },
): Write {
  return (name, value) =>
    ctx.metrics.put(handleOf(ctx, balancer, { name, dimensions }), minute, value);
}

function handleOf(
  ctx: PlainCtx,
  balancer: Balancer,
  { name, dimensions }: { name: string; dimensions: Dimensions },
): number {
  let key = name;
  for (const [, value] of dimensions) key += `/${value}`;
  let handle = balancer.series.get(key);
  if (handle === undefined) {
    handle = ctx.metrics.series({
      namespace: 'AWS/ApplicationELB',
      name,
      unit: unitOf(name),
      dimensions,
    });
    balancer.series.set(key, handle);
  }
  return handle;
}

function unitOf(name: string): string {
  if (name === 'TargetResponseTime') return 'Seconds';
  return name === 'ProcessedBytes' ? 'Bytes' : 'Count';
}
