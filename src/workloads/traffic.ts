import { resident } from '../gateway/resident.ts';
import { MINUTE_MS, nextMultiple } from '../kernel/clock.ts';
import { sendCheckouts } from './checkout.ts';
import type { TrafficConfig } from './config.ts';
import { addHostWork } from './hosts.ts';
import { sendRequests, type Demand, type Traffic, type TrafficState } from './requests.ts';

/**
 * One process makes all signals of a minute agree: visitors arrive, the balancer spreads them,
 * machines get busy and slow, some visitors buy. It makes no API calls: it loads resources.
 */
export const traffic = resident<TrafficState, TrafficConfig>({
  name: 'traffic',
  empty: () => ({ noise: new Map() }),
  start: (ctx) => ctx.schedule(nextMultiple(ctx.now, MINUTE_MS), 'traffic.minute'),
  handlers: {
    'traffic.minute': (ctx) => {
      liveMinute(ctx);
      ctx.schedule(ctx.now + MINUTE_MS, 'traffic.minute');
    },
  },
});

function liveMinute(ctx: Traffic): void {
  const { sites, hosts, checkout } = ctx.config;
  const demands = new Map<string, Demand>();
  for (const site of sites) {
    const requests = sendRequests(ctx, site, demands);
    if (checkout?.site === site.name) sendCheckouts(ctx, checkout, requests);
  }
  for (const host of hosts) addHostWork(ctx, host, demands);
  const loads = [...demands].map(([instanceId, demand]) => ({
    instanceId,
    cpuPercent: demand.cpuPercent,
    networkInBytes: demand.bytesIn,
    networkOutBytes: demand.bytesOut,
    ebsWriteOps: 20 + Math.round(demand.bytesIn / 40_000),
  }));
  ctx.stimulate({ service: 'ec2', stimulus: 'load', arg: { loads } });
}
