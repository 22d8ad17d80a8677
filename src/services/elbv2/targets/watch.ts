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
  const sender = senderTo(ctx, group);
  const instanceIds: string[] = [];
  for (const target of group.targets.values()) instanceIds.push(target.id);
  const views = ctx.stimulate({ service: 'ec2', stimulus: 'view', arg: { instanceIds } });
  let next = 0;
  for (const target of group.targets.values()) {
    // Views come in the order asked for, without those of instances that are no more.
    const at = (views as InstanceView[])[next];
    const view = at?.instanceId === target.id ? at : undefined;
    if (view !== undefined) next += 1;
    const isOpen = view !== undefined && isOpenTo(ctx, sender, { view, port: target.port });
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

/** Where a group's requests come from; null while no balancer forwards to it. */
interface Sender {
  readonly fromGroups: readonly string[];
  readonly fromSubnetIds: readonly string[];
}

function senderTo(ctx: PlainCtx, group: TargetGroup): Sender | null {
  const balancers = balancersOf(ctx.state, group.arn);
  if (balancers.length === 0) return null;
  const fromGroups: string[] = [];
  const fromSubnetIds: string[] = [];
  for (const { securityGroupIds, zones } of balancers) {
    for (const id of securityGroupIds) fromGroups.push(id);
    for (const { subnetId } of zones) fromSubnetIds.push(subnetId);
  }
  return { fromGroups, fromSubnetIds };
}

/** Do the target's security groups let the balancer in? */
function isOpenTo(
  ctx: PlainCtx,
  sender: Sender | null,
  { view, port }: { view: InstanceView; port: number },
): boolean {
  if (sender === null) return true;
  const { fromGroups, fromSubnetIds } = sender;
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
