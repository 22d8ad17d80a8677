/** Taking instances out: first from their target groups, then from the world. */
import { formatSeconds } from '../../../aws/instant.ts';
import { details, draining, terminating } from '../activities/cause.ts';
import { beginActivity, changeActivity } from '../activities/log.ts';
import type { PlainCtx } from '../request/declare.ts';
import { LINKED_ROLE, type Activity, type Group, type Member } from '../state.ts';

/** Begins the termination of a member; the cause is complete. */
export function terminateMember(
  ctx: PlainCtx,
  group: Group,
  { member, cause }: { member: Member; cause: string },
): Activity {
  const drains = deregister(ctx, group, member);
  const activity = beginActivity(ctx, group, {
    description: drains ? draining(member.instanceId) : terminating(member.instanceId),
    cause,
    details: details(member.zone, member.subnetId),
    status: drains ? 'WaitingForELBConnectionDraining' : 'InProgress',
    progress: drains ? 50 : 0,
  });
  member.activityId = activity.id;
  if (drains) member.state = 'Terminating:Wait';
  else endInstance(ctx, group, member);
  return activity;
}

/** The instance itself goes. */
export function endInstance(ctx: PlainCtx, group: Group, member: Member): void {
  member.state = 'Terminating';
  ctx.call({
    service: 'ec2',
    operation: 'TerminateInstances',
    params: { InstanceIds: [member.instanceId] },
    credential: LINKED_ROLE,
  });
  changeActivity(group, member.activityId, {
    description: terminating(member.instanceId),
    status: 'InProgress',
    progress: 60,
  });
}

/** Takes a member out of its target groups; true when its connections have to drain. */
function deregister(ctx: PlainCtx, group: Group, member: Member): boolean {
  let longestSeconds = 0;
  for (const TargetGroupArn of group.targetGroupArns) {
    const outcome = ctx.call({
      service: 'elbv2',
      operation: 'DeregisterTargets',
      params: { TargetGroupArn, Targets: [{ Id: member.instanceId }] },
      credential: LINKED_ROLE,
    });
    if (outcome.ok) longestSeconds = Math.max(longestSeconds, delayOf(ctx, TargetGroupArn));
  }
  if (longestSeconds === 0 || member.fault === 'ec2-gone') return false;
  member.drainsUntil = ctx.now + longestSeconds * 1000;
  return true;
}

function delayOf(ctx: PlainCtx, TargetGroupArn: string): number {
  const look = ctx.peek({
    service: 'elbv2',
    operation: 'DescribeTargetGroupAttributes',
    params: { TargetGroupArn },
  });
  if (!look.ok) return 0;
  const attributes = look.result['Attributes'] as { Key: string; Value: string }[];
  const key = 'deregistration_delay.timeout_seconds';
  return Number(attributes.find((attribute) => attribute.Key === key)?.Value ?? 0);
}

/** Puts a member into the group's target groups. */
export function register(ctx: PlainCtx, group: Group, member: Member): void {
  for (const TargetGroupArn of group.targetGroupArns) {
    ctx.call({
      service: 'elbv2',
      operation: 'RegisterTargets',
      params: { TargetGroupArn, Targets: [{ Id: member.instanceId }] },
      credential: LINKED_ROLE,
    });
  }
}

export const stamp = (at: number): string => formatSeconds(at);
