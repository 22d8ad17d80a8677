import type { ResidentContext } from '../gateway/resident.ts';
import type { Site, TrafficConfig } from './config.ts';
import { drawCount, nextNoise, noiseFactor, quantise, shareOfPeak } from './curve.ts';

export interface TrafficState {
  /** The remembered noise of each site. */
  readonly noise: Map<string, number>;
}

export type Traffic = ResidentContext<TrafficState, TrafficConfig>;

/** What a minute of requests asked of one machine. */
export interface Demand {
  cpuPercent: number;
  bytesIn: number;
  bytesOut: number;
}

interface Share {
  readonly targetId: string;
  readonly requests: number;
  readonly reach: 'answers' | 'refuses' | 'silent';
}

/** Answer times of an idle machine, as multiples of the median: a log-normal body, a long tail. */
const LATENCY_MULTIPLES = [0.6, 0.85, 1, 1.3, 1.9, 3.2, 6.4];
const LATENCY_WEIGHTS = [12, 24, 26, 22, 11, 4, 1];

/** Beyond this utilisation waiting times are cut off: clients give up. */
const MOST_BUSY = 0.97;

/** Sends one minute of a site's visitors to its balancer; adds to what machines have to do. */
export function sendRequests(ctx: Traffic, site: Site, demands: Map<string, Demand>): number {
  const requests = drawRequests(ctx, site);
  const { loadBalancer, targetGroup } = site;
  const plan = ctx.stimulate({
    service: 'elbv2',
    stimulus: 'plan',
    arg: { loadBalancer, targetGroup, requests },
  }) as { arrived: boolean; shares: readonly Share[] };
  if (!plan.arrived) return 0;
  const byTarget = plan.shares.map(({ targetId, requests: own, reach }) => {
    const served = reach === 'answers' ? own : 0;
    const percent = addDemand(ctx, demands, { site, targetId, requests: served });
    return { targetId, answers: answersOf(ctx, site, percent / 100) };
  });
  ctx.stimulate({
    service: 'elbv2',
    stimulus: 'offer',
    arg: {
      loadBalancer,
      targetGroup,
      requests,
      plan,
      answers: answersOf(ctx, site, 0),
      byTarget,
      bytesPerRequest: site.bytesOut,
    },
  });
  return requests;
}

function drawRequests(ctx: Traffic, site: Site): number {
  const luck = ctx.random(site.name);
  const noise = nextNoise(ctx.state.noise.get(site.name) ?? 0, luck);
  ctx.state.noise.set(site.name, noise);
  const { rhythm } = site;
  const mean =
    rhythm.peakPerMinute *
    shareOfPeak(rhythm, ctx.now) *
    noiseFactor(noise, rhythm.sigma) *
    ctx.modulation(site.name, 'requests');
  return drawCount(mean, luck);
}

/** Adds the CPU and bytes of some requests to a machine's minute; answers its CPU in percent. */
function addDemand(
  ctx: Traffic,
  demands: Map<string, Demand>,
  of: { site: Site; targetId: string; requests: number },
): number {
  const { site, targetId, requests } = of;
  let demand = demands.get(targetId);
  if (!demand) {
    demand = { cpuPercent: site.idlePercent, bytesIn: 4_000, bytesOut: 6_000 };
    demands.set(targetId, demand);
  }
  const cpuMs = site.cpuMsPerRequest * ctx.modulation(site.name, 'cpu');
  const percent = (requests * cpuMs * 100) / (60_000 * site.vcpus);
  demand.cpuPercent = quantise(demand.cpuPercent + percent);
  demand.bytesIn += requests * site.bytesIn;
  demand.bytesOut += requests * site.bytesOut;
  return demand.cpuPercent;
}

/** How a machine with this utilisation answers: waiting grows as 1 / (1 − u), then errors do. */
function answersOf(ctx: Traffic, site: Site, utilisation: number) {
  const busy = Math.min(MOST_BUSY, Math.max(0, utilisation));
  const wait = (ctx.modulation(site.name, 'latency') * site.latencyMs) / (1 - busy) / 1_000;
  const overload = utilisation > 1 ? (utilisation - 1) / utilisation : 0;
  const share5xx = site.share5xx * ctx.modulation(site.name, 'errors') + overload * 0.6;
  return {
    latency: {
      values: LATENCY_MULTIPLES.map((multiple) => quantise(multiple * wait)),
      weights: LATENCY_WEIGHTS,
    },
    share4xx: site.share4xx,
    share5xx: quantise(Math.min(0.9, share5xx)),
  };
}
