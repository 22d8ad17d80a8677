/** What one minute of traffic through a load balancer adds up to. Pure. */
import type { Instant } from '../../../kernel/clock.ts';
import type { Routing, Share } from './distribute.ts';

/** How a target answers the requests it gets; weights need not add up to anything. */
export interface TargetAnswers {
  /** Response times in seconds, and how often each occurs relative to the others. */
  readonly latency: { readonly values: readonly number[]; readonly weights: readonly number[] };
  /** Shares of 3xx, 4xx and 5xx answers in all answers; the rest is 2xx. */
  readonly share3xx?: number;
  readonly share4xx?: number;
  readonly share5xx?: number;
  /** Shares of requests the target resets (502) or leaves unanswered (504). */
  readonly shareReset?: number;
  readonly shareTimeout?: number;
}

export interface Offer {
  /** Name, `app/name/id` or ARN of the load balancer. */
  readonly loadBalancer: string;
  /** Name or ARN of the target group; default: the first the listeners forward to. */
  readonly targetGroup?: string;
  readonly requests: number;
  readonly answers: TargetAnswers;
  /** Targets that answer differently, by id. */
  readonly byTarget?: readonly { readonly targetId: string; readonly answers: TargetAnswers }[];
  readonly bytesPerRequest?: number;
  readonly newConnections?: number;
}

/** Counts of one minute, of one target group behind one balancer. */
export interface MinuteTraffic {
  readonly minute: Instant;
  readonly groupArn: string;
  readonly lines: TargetLine[];
  requests: number;
  elb502: number;
  elb503: number;
  elb504: number;
  connectionErrors: number;
  newConnections: number;
  bytes: number;
}

/** What one target did in the minute. */
export interface TargetLine {
  readonly targetId: string;
  readonly zone: string;
  readonly requests: number;
  readonly codes: readonly [c2xx: number, c3xx: number, c4xx: number, c5xx: number];
  /** Values as offered; a count may be zero. */
  readonly latency: { readonly values: readonly number[]; readonly counts: readonly number[] };
}

export interface BookInput {
  readonly minute: Instant;
  readonly groupArn: string;
  readonly offer: Offer;
  readonly routing: Routing;
  readonly zoneOf: (targetId: string) => string;
}

/** Books an offer that has been routed. */
export function bookMinute({ minute, groupArn, offer, routing, zoneOf }: BookInput): MinuteTraffic {
  const traffic: MinuteTraffic = {
    minute,
    groupArn,
    lines: [],
    requests: 0,
    elb502: routing.elb502,
    elb503: routing.elb503,
    elb504: routing.elb504,
    connectionErrors: routing.elb502 + routing.elb504,
    newConnections: Math.round(offer.newConnections ?? offer.requests * 0.12),
    bytes: Math.round(offer.requests * (offer.bytesPerRequest ?? 14_000)),
  };
  for (const share of routing.shares) {
    traffic.requests += share.requests;
    if (share.reach !== 'answers' || share.requests === 0) continue;
    bookShare(traffic, share, { answers: answersOf(offer, share.targetId), zoneOf });
  }
  return traffic;
}

function answersOf(offer: Offer, targetId: string): TargetAnswers {
  return offer.byTarget?.find((each) => each.targetId === targetId)?.answers ?? offer.answers;
}

function bookShare(
  traffic: MinuteTraffic,
  share: Share,
  { answers, zoneOf }: { answers: TargetAnswers; zoneOf: BookInput['zoneOf'] },
): void {
  const part = (of: number, fraction = 0): number => Math.min(of, Math.round(of * fraction));
  const resets = part(share.requests, answers.shareReset);
  const timeouts = part(share.requests - resets, answers.shareTimeout);
  traffic.elb502 += resets;
  traffic.elb504 += timeouts;
  const answered = share.requests - resets - timeouts;
  const c5xx = part(answered, answers.share5xx);
  const c4xx = part(answered - c5xx, answers.share4xx);
  const c3xx = part(answered - c5xx - c4xx, answers.share3xx);
  traffic.lines.push({
    targetId: share.targetId,
    zone: zoneOf(share.targetId),
    requests: share.requests,
    codes: [answered - c3xx - c4xx - c5xx, c3xx, c4xx, c5xx],
    latency: spread(answered, answers.latency),
  });
}

/** Distributes `count` over weighted values, so that the counts add up exactly. */
export function spread(
  count: number,
  { values, weights }: TargetAnswers['latency'],
): TargetLine['latency'] {
  let total = 0;
  for (const weight of weights) total += weight;
  const counts: number[] = [];
  let before = 0;
  let cumulated = 0;
  for (let index = 0; index < values.length; index++) {
    cumulated += weights[index] ?? 0;
    const upTo = total > 0 ? Math.round((count * cumulated) / total) : 0;
    counts.push(upTo - before);
    before = upTo;
  }
  return { values, counts };
}

/** The latencies of several targets; those that share one list of values become one batch. */
export function mergeLatency(lines: readonly TargetLine[]): TargetLine['latency'][] {
  const batches: { values: readonly number[]; counts: number[] }[] = [];
  for (const { latency } of lines) {
    const known = batches.find((batch) => batch.values === latency.values);
    if (known === undefined) batches.push({ values: latency.values, counts: [...latency.counts] });
    else for (const [index, count] of latency.counts.entries()) known.counts[index]! += count;
  }
  return batches.map(withoutZeros).filter((batch) => batch.values.length > 0);
}

function withoutZeros({ values, counts }: TargetLine['latency']): TargetLine['latency'] {
  if (counts.every((count) => count > 0)) return { values, counts };
  const kept = values.filter((_, index) => counts[index]! > 0);
  return { values: kept, counts: counts.filter((count) => count > 0) };
}
