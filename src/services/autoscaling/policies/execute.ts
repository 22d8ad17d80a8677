/**
 * Carrying out scaling policies. User guide, "Step and simple scaling policies", "Target tracking
 * scaling policies": simple policies honour the cooldown, the others look at warming instances.
 */
import { formatSeconds } from '../../../aws/instant.ts';
import type { Instant } from '../../../kernel/clock.ts';
import { desiredChanged, type Trigger } from '../activities/cause.ts';
import { isBusy } from '../activities/log.ts';
import { wakeSoon } from '../members/wake.ts';
import type { PlainCtx } from '../request/declare.ts';
import { adjust, chooseStep, clamp, trackTarget } from '../scaling/capacity.ts';
import { holdBackScaleIn, isCooling, warmingCount } from '../scaling/cooldown.ts';
import {
  standing,
  type Group,
  type Policy,
  type SimplePolicy,
  type StepPolicy,
  type TrackingPolicy,
} from '../state.ts';

/** What made the policy run: the metric and the threshold it breached. */
export interface Breach {
  readonly value: number;
  readonly threshold: number;
}

/** Sets the desired capacity within the limits and says why; false when nothing changes. */
export function changeDesired(
  ctx: PlainCtx,
  group: Group,
  { to, trigger }: { to: number; trigger: Trigger },
): boolean {
  const from = group.desired;
  const wanted = clamp(to, { min: group.minSize, max: group.maxSize });
  if (wanted === from) return false;
  group.desired = wanted;
  group.changeSentence = desiredChanged(formatSeconds(ctx.now), trigger, { from, to: wanted });
  wakeSoon(ctx);
  return true;
}

/** Runs a policy; the caller has checked the cooldown of simple ones where it must. */
export function runPolicy(
  ctx: PlainCtx,
  group: Group,
  asked: { policy: Policy; breach: Breach | undefined; trigger: Trigger },
): void {
  const { policy, trigger } = asked;
  const to = wantedCapacity(ctx, group, asked);
  if (to !== undefined && policy.isEnabled) changeDesired(ctx, group, { to, trigger });
}

export function isCoolingDown(ctx: PlainCtx, group: Group, policy?: SimplePolicy): boolean {
  return isCooling({
    lastActivityEnd: group.lastActivityEnd,
    cooldownSeconds: policy?.cooldownSeconds ?? group.defaultCooldownSeconds,
    activityInProgress: isBusy(group),
    now: ctx.now,
  });
}

function wantedCapacity(
  ctx: PlainCtx,
  group: Group,
  { policy, breach }: { policy: Policy; breach: Breach | undefined },
): number | undefined {
  switch (policy.kind) {
    case 'SimpleScaling':
      return adjust(group.desired, {
        type: policy.adjustmentType,
        amount: policy.amount,
        minMagnitude: policy.minMagnitude,
      });
    case 'StepScaling':
      return breach && stepped(group, { policy, breach, now: ctx.now });
    case 'TargetTrackingScaling':
      return breach && tracked(group, { policy, breach, now: ctx.now });
  }
}

/** On the way out warming instances do not count yet, so that one breach is answered once. */
function stepped(
  group: Group,
  { policy, breach, now }: { policy: StepPolicy; breach: Breach; now: Instant },
): number | undefined {
  const step = chooseStep(policy.steps, breach.value - breach.threshold);
  if (step === undefined) return undefined;
  const { warming, pending } = comingUp(group, { policy, now });
  const change = {
    type: policy.adjustmentType,
    amount: step.amount,
    minMagnitude: policy.minMagnitude,
  };
  const ready = Math.max(0, group.desired - warming - pending);
  const proposed = adjust(ready, change);
  if (proposed > ready) return Math.max(group.desired, proposed);
  const { desired } = group;
  return holdBackScaleIn({ desired, proposed: adjust(desired, change), warming, pending });
}

function tracked(
  group: Group,
  { policy, breach, now }: { policy: TrackingPolicy; breach: Breach; now: Instant },
): number | undefined {
  const { desired } = group;
  const { warming, pending } = comingUp(group, { policy, now });
  const { target } = policy;
  if (breach.value > target) {
    const ready = Math.max(1, desired - warming - pending);
    const metric = breach.value;
    return Math.max(desired, trackTarget({ current: ready, metric, target, direction: 'out' }));
  }
  if (policy.disablesScaleIn) return undefined;
  const capacity = trackTarget({ current: desired, metric: breach.value, target, direction: 'in' });
  policy.lowProposal = { at: now, capacity };
  const proposed = agreedScaleIn(group, now);
  if (proposed === undefined) return undefined;
  return holdBackScaleIn({ desired, proposed, warming, pending });
}

/** Proposals count as present for a little more than the minute after which they are repeated. */
const PROPOSAL_MS = 90_000;

/** In only if all target tracking policies agree; the most cautious one decides how far. */
function agreedScaleIn(group: Group, now: Instant): number | undefined {
  let most = 0;
  for (const policy of group.policies.values()) {
    if (policy.kind !== 'TargetTrackingScaling' || policy.disablesScaleIn) continue;
    const proposal = policy.lowProposal;
    if (proposal === undefined || proposal.at < now - PROPOSAL_MS) return undefined;
    most = Math.max(most, proposal.capacity);
  }
  return most;
}

function comingUp(
  group: Group,
  { policy, now }: { policy: StepPolicy | TrackingPolicy; now: Instant },
): { warming: number; pending: number } {
  const inServiceSince: Instant[] = [];
  let pending = Math.max(0, group.desired - standing(group).length);
  for (const member of group.members.values()) {
    if (member.state === 'Pending') pending++;
    if (member.state === 'InService') inServiceSince.push(member.inServiceAt ?? 0);
  }
  const warmUpSeconds =
    policy.warmUpSeconds ?? group.defaultWarmUpSeconds ?? group.defaultCooldownSeconds;
  return { warming: warmingCount({ inServiceSince, warmUpSeconds, now }), pending };
}
