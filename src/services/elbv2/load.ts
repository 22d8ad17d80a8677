/**
 * The load door of the balancers: workloads send a minute's requests, ask where they would go,
 * and set what applications answer to health checks.
 */
import { MINUTE_MS, floorTo } from '../../kernel/clock.ts';
import type { PlainCtx } from './request/declare.ts';
import { balancersOf, groupsOf, type Balancer, type ElbState, type TargetGroup } from './state.ts';
import type { HealthState, ProbeAnswer } from './targets/health.ts';
import { healthAt, lookAt } from './targets/watch.ts';
import { route, type Candidate, type Routing } from './traffic/distribute.ts';
import { bookMinute, type Offer } from './traffic/minute.ts';

export interface RoutedOffer extends Routing {
  /** False when no request got as far as the balancer (gone, provisioning, closed). */
  readonly arrived: boolean;
}

/** Requests with how they are answered. */
export interface PlannedOffer extends Offer {
  /** What `plan` answered for these requests at this same instant; not asked for again then. */
  readonly plan?: RoutedOffer;
}

const NOTHING: RoutedOffer = Object.freeze({
  arrived: false,
  shares: [],
  nextTurn: 0,
  elb502: 0,
  elb503: 0,
  elb504: 0,
  isFailOpen: false,
});

type RouteQuestion = Pick<Offer, 'loadBalancer' | 'targetGroup' | 'requests'>;

/** Where a number of requests would go now; changes nothing. */
export function planRequests(ctx: PlainCtx, question: RouteQuestion): RoutedOffer {
  return routed(ctx, question)?.routing ?? NOTHING;
}

/** Books a minute's requests; they appear in the metrics when the minute is over. */
export function offerRequests(ctx: PlainCtx, offer: PlannedOffer): RoutedOffer {
  const found = offer.plan ? planned(ctx, offer, offer.plan) : routed(ctx, offer);
  if (found === undefined) return NOTHING;
  const { balancer, group, routing } = found;
  group.turn = routing.nextTurn;
  const zones = new Map<string, string>();
  for (const { id, zone } of group.targets.values()) zones.set(id, zone);
  balancer.traffic.push(
    bookMinute({
      minute: floorTo(ctx.now, MINUTE_MS),
      groupArn: group.arn,
      offer: { ...offer, requests: Math.max(0, Math.round(offer.requests)) },
      routing,
      zoneOf: (id) => zones.get(id) ?? '',
    }),
  );
  return routing;
}

/** The targets a group would send requests to now. */
export function runningTargets(
  ctx: PlainCtx,
  targetGroup: string,
): { targetId: string; zone: string; health: HealthState; reach: Candidate['reach'] }[] {
  const group = [...ctx.state.groups.values()].find((each) => isCalled(each, targetGroup));
  if (group === undefined) return [];
  return [...lookAt(ctx, group)].flatMap(([target, { gone, reach }]) =>
    gone !== undefined || target.drainsUntil !== undefined
      ? []
      : [{ targetId: target.id, zone: target.zone, health: target.health.state, reach }],
  );
}

/** Ids of a group's targets that are unhealthy as of now. */
export function sickTargets(ctx: PlainCtx, groupArn: string): string[] {
  const group = ctx.state.groups.get(groupArn);
  if (group === undefined) return [];
  const sick: string[] = [];
  const isUsed = balancersOf(ctx.state, group.arn).length > 0;
  for (const [target, outlook] of lookAt(ctx, group)) {
    const { health } = healthAt(group, target, { outlook, isUsed, now: ctx.now });
    if (health.state === 'unhealthy') sick.push(target.id);
  }
  return sick;
}

interface Found {
  readonly balancer: Balancer;
  readonly group: TargetGroup;
  readonly routing: RoutedOffer;
}

function planned(ctx: PlainCtx, offer: Offer, routing: RoutedOffer): Found | undefined {
  const way = routing.arrived ? wayOf(ctx, offer) : undefined;
  return way && { ...way, routing };
}

/** The balancer of a question and the group behind it. */
function wayOf({ state }: PlainCtx, question: RouteQuestion): Omit<Found, 'routing'> | undefined {
  const balancer = findByAnyName(state, question.loadBalancer);
  if (balancer === undefined) return undefined;
  const wanted = question.targetGroup;
  const group = groupsOf(state, balancer.arn).find(
    (each) => wanted === undefined || isCalled(each, wanted),
  );
  return group && { balancer, group };
}

function routed(ctx: PlainCtx, question: RouteQuestion): Found | undefined {
  const way = wayOf(ctx, question);
  if (way === undefined || ctx.now < way.balancer.activeAt) return undefined;
  if (!isOpenToClients(ctx, way.balancer)) return undefined;
  const { group } = way;
  const requests = Math.max(0, Math.round(question.requests));
  const routing = route(requests, candidatesOf(ctx, group), group.turn);
  return { ...way, routing: { ...routing, arrived: true } };
}

function candidatesOf(ctx: PlainCtx, group: TargetGroup): Candidate[] {
  return Array.from(lookAt(ctx, group), ([target, { gone, reach }]) => ({
    targetId: target.id,
    health: gone !== undefined ? 'unused' : target.drainsUntil ? 'draining' : target.health.state,
    reach,
  }));
}

/** An internet-facing balancer must let the world in on one of its listeners' ports. */
function isOpenToClients(ctx: PlainCtx, balancer: Balancer): boolean {
  const groupIds = balancer.securityGroupIds;
  for (const { balancerArn, port } of ctx.state.listeners.values()) {
    if (balancerArn !== balancer.arn) continue;
    if (balancer.scheme === 'internal') return true;
    const arg = { groupIds, port, fromGroups: NO_GROUPS, fromAddress: SOMEWHERE };
    if (ctx.stimulate({ service: 'ec2', stimulus: 'reach', arg }) === true) return true;
  }
  return false;
}

const NO_GROUPS = Object.freeze([]);

/** Any address of the internet; only a rule for the whole internet lets it in. */
const SOMEWHERE = '233.252.0.1';

export function findByAnyName(state: ElbState, name: string): Balancer | undefined {
  const exact = state.balancers.get(name);
  if (exact !== undefined) return exact;
  for (const balancer of state.balancers.values()) {
    if (balancer.name === name || balancer.arn.endsWith(`:loadbalancer/${name}`)) return balancer;
  }
  return undefined;
}

function isCalled(group: TargetGroup, name: string): boolean {
  return group.name === name || group.arn === name || group.arn.endsWith(`:${name}`);
}

/** Health-check answers of an application from now on. */
export interface ProbeChange {
  readonly targetGroup: string;
  readonly targetId: string;
  readonly answer: ProbeAnswer;
}

export function setProbeAnswer(ctx: PlainCtx, change: ProbeChange): void {
  for (const group of ctx.state.groups.values()) {
    if (!isCalled(group, change.targetGroup)) continue;
    for (const target of group.targets.values()) {
      if (target.id !== change.targetId) continue;
      target.priorAnswer = target.answer;
      target.answer = change.answer;
      target.answerFrom = ctx.now;
    }
  }
}

/** The stimuli of the service, by name. */
export const stimuli = Object.freeze({
  /** PlannedOffer → RoutedOffer */
  offer: (ctx: PlainCtx, arg: PlannedOffer): RoutedOffer => offerRequests(ctx, arg),
  /** `{ loadBalancer, targetGroup?, requests }` → RoutedOffer */
  plan: (ctx: PlainCtx, arg: RouteQuestion): RoutedOffer => planRequests(ctx, arg),
  /** `{ targetGroup }` → targets that run */
  targets: (ctx: PlainCtx, arg: { targetGroup: string }) => runningTargets(ctx, arg.targetGroup),
  /** `{ targetGroupArn }` → ids of the targets that are unhealthy */
  sick: (ctx: PlainCtx, arg: { targetGroupArn: string }) => sickTargets(ctx, arg.targetGroupArn),
  /** ProbeChange */
  probe: (ctx: PlainCtx, arg: ProbeChange): void => setProbeAnswer(ctx, arg),
});
