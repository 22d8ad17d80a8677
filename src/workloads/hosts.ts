import { calendarOf } from '../aws/instant.ts';
import { drawNormal } from '../kernel/random.ts';
import type { Host } from './config.ts';
import { quantise } from './curve.ts';
import type { Demand, Traffic } from './requests.ts';

/** What a machine does besides serving requests: its idle hum, and jobs at their hours. */
export function addHostWork(ctx: Traffic, host: Host, demands: Map<string, Demand>): void {
  const { hour, minute } = calendarOf(ctx.now);
  const now = hour * 60 + minute;
  const job = host.jobs?.find(({ at, minutes }) => now >= at && now < at + minutes);
  const hum = 1 + 0.12 * drawNormal(ctx.random(host.instanceId));
  const base = (host.idlePercent + (job?.percent ?? 0)) * ctx.modulation(host.instanceId, 'cpu');
  const demand = demands.get(host.instanceId) ?? { cpuPercent: 0, bytesIn: 3_000, bytesOut: 2_500 };
  demand.cpuPercent = quantise(demand.cpuPercent + Math.max(0.1, base * hum));
  if (job) demand.bytesIn += 900_000;
  demands.set(host.instanceId, demand);
}
