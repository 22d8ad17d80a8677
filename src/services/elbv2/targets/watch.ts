/** Watching targets: what the world does to them, and what health checks make of it. */
import { floorTo, type Instant } from '../../../kernel/clock.ts';
import type { PlainCtx } from '../request/declare.ts';
import { balancersOf, type Target, type TargetGroup } from '../state.ts';
import type { Candidate } from '../traffic/distribute.ts';
import {
  DRAINING,
  INITIAL_CHECKING,
  invalidState,
  NOT_IN_USE,
  probe,
  type ProbeAnswer,
  type TargetHealth,
} from './health.ts';

/** What EC2's load door tells about an instance; the members used here. */
interface InstanceView {
  readonly instanceId: string;
  readonly state: string;
  readonly stateSince: Instant;
  readonly answersFrom: Instant;
  readonly impairedSince: Instant | undefined;
  readonly groupIds: readonly string[];
}

/** How a target stands in the world right now. */
export interface Outlook {
  /** State of the instance when it cannot be checked at all. */
  readonly gone: string | undefined;
  readonly reach: Candidate['reach'];
  /** When `reach` became what it is. */
  readonly since: Instant;
}

const REACHABLE: Outlook = { gone: undefined, reach: 'answers', since: 0 };

/** The outlook of every target of a group. */
export function lookAt(ctx: PlainCtx, group: TargetGroup): Map<Target, Outlook> {
  const outlooks = new Map<Target, Outlook>();
  if (group.targetType === 'ip') {
    for (const target of group.targets.values()) outlooks.set(target, REACHABLE);
    return outlooks;
  }
  const instanceIds = [...new Set([...group.targets.values()].map((target) => target.id))];
  const views = ctx.stimulate({ service: 'ec2', stimulus: 'view', arg: { instanceIds } });
  const byId = new Map((views as InstanceView[]).map((view) => [view.instanceId, view]));
  const open = new Map<string, boolean>();
  for (const target of group.targets.values()) {
    const view = byId.get(target.id);
    const key = `${view?.groupIds.join()}:${target.port}`;
    let isOpen = open.get(key);
    if (isOpen === undefined) {
      isOpen = view !== undefined && isOpenTo(ctx, group, { view, port: target.port });
      open.set(key, isOpen);
    }
    outlooks.set(target, outlookOf(view, isOpen, ctx.now));
  }
  return outlooks;
}

function outlookOf(view: InstanceView | undefined, isOpen: boolean, now: Instant): Outlook {
  if (view === undefined) return { gone: 'terminated', reach: 'silent', since: 0 };
  const { state, stateSince, answersFrom, impairedSince } = view;
  if (state === 'stopped' || state === 'terminated' || state === 'pending') {
    return { gone: state, reach: 'silent', since: stateSince };
  }
  if (state !== 'running') return { gone: undefined, reach: 'refuses', since: stateSince };
  if (now < answersFrom) return { gone: undefined, reach: 'refuses', since: stateSince };
  if (impairedSince !== undefined) {
    return { gone: undefined, reach: 'silent', since: impairedSince };
  }
  if (!isOpen) return { gone: undefined, reach: 'silent', since: 0 };
  return { gone: undefined, reach: 'answers', since: answersFrom };
}

/** Do the target's security groups let the balancer in? */
function isOpenTo(
  ctx: PlainCtx,
  group: TargetGroup,
  { view, port }: { view: InstanceView; port: number },
): boolean {
  const balancers = balancersOf(ctx.state, group.arn);
  if (balancers.length === 0) return true;
  const fromGroups = balancers.flatMap((each) => each.securityGroupIds);
  const fromSubnetIds = balancers.flatMap((each) => each.zones.map(({ subnetId }) => subnetId));
  const arg = { groupIds: view.groupIds, port, fromGroups, fromSubnetIds };
  return ctx.stimulate({ service: 'ec2', stimulus: 'reach', arg }) === true;
}

/** The health of a target at `now`, folded from its stored health without changing it. */
export function healthAt(
  group: TargetGroup,
  target: Target,
  { outlook, isUsed, now }: { outlook: Outlook; isUsed: boolean; now: Instant },
): { health: TargetHealth; nextProbeAt: Instant } {
  const keep = (health: TargetHealth) => ({ health, nextProbeAt: target.nextProbeAt });
  if (target.drainsUntil !== undefined) return keep(DRAINING);
  if (!isUsed) return keep(NOT_IN_USE);
  if (outlook.gone !== undefined) return keep(invalidState(outlook.gone));
  const step = group.check.intervalSeconds * 1000;
  let { health, nextProbeAt } = target;
  if (health.state === 'unused' || health.reason === 'Elb.RegistrationInProgress') {
    health = INITIAL_CHECKING;
    if (nextProbeAt < now - step) nextProbeAt = floorTo(now, step);
  }
  for (; nextProbeAt <= now; nextProbeAt += step) {
    health = probe(health, answerAt(target, outlook, nextProbeAt), group.check);
  }
  return { health, nextProbeAt };
}

function answerAt(target: Target, outlook: Outlook, at: Instant): ProbeAnswer {
  const isNow = at >= outlook.since;
  if (isNow && outlook.reach === 'silent') return { kind: 'timeout' };
  if (isNow && outlook.reach === 'refuses') return { kind: 'refused' };
  if (!isNow && outlook.reach === 'answers') return { kind: 'refused' };
  return at >= target.answerFrom ? target.answer : target.priorAnswer;
}

/** Stores the health of all targets as of now and drops those that have drained. */
export function settleGroup(ctx: PlainCtx, group: TargetGroup, isUsed: boolean): void {
  for (const [target, outlook] of lookAt(ctx, group)) {
    if (target.drainsUntil !== undefined && target.drainsUntil <= ctx.now) {
      group.targets.delete(targetKey(target));
      continue;
    }
    const { health, nextProbeAt } = healthAt(group, target, { outlook, isUsed, now: ctx.now });
    target.health = health;
    target.nextProbeAt = nextProbeAt;
  }
}

export function targetKey({ id, port }: { id: string; port: number }): string {
  return `${id}:${port}`;
}
