/**
 * Health of members. User guide, "Health checks for instances in an Auto Scaling group": an
 * instance that is not running is replaced at once; failed status checks and load balancer checks
 * count after the grace period.
 */
import type { Instant } from '../../../kernel/clock.ts';
import type { HealthFault } from '../activities/cause.ts';
import type { PlainCtx } from '../request/declare.ts';
import type { Group, Member } from '../state.ts';

/** What EC2's load door tells about an instance; the members used here. */
export interface InstanceView {
  readonly instanceId: string;
  readonly state: string;
  readonly impairedSince: Instant | undefined;
}

/** Status checks must have failed for some minutes. */
const IMPAIRED_MS = 3 * 60_000;

export function viewsOf(ctx: PlainCtx, ids: readonly string[]): Map<string, InstanceView> {
  if (ids.length === 0) return new Map();
  const arg = { instanceIds: ids };
  const views = ctx.stimulate({ service: 'ec2', stimulus: 'view', arg }) as InstanceView[];
  return new Map(views.map((view) => [view.instanceId, view]));
}

/** Marks members that are not healthy any more. */
export function checkHealth(
  ctx: PlainCtx,
  group: Group,
  views: ReadonlyMap<string, InstanceView>,
): void {
  const sick = group.healthCheckType.includes('ELB') ? sickTargets(ctx, group) : NOBODY;
  for (const member of group.members.values()) {
    if (member.state !== 'InService' || member.health === 'Unhealthy') continue;
    const fault = faultOf(member, {
      view: views.get(member.instanceId),
      sick,
      group,
      now: ctx.now,
    });
    if (fault === undefined) continue;
    member.health = 'Unhealthy';
    member.fault = fault;
  }
}

const NOBODY: ReadonlySet<string> = new Set(['']);

function faultOf(
  member: Member,
  seen: {
    view: InstanceView | undefined;
    sick: ReadonlySet<string>;
    group: Group;
    now: Instant;
  },
): HealthFault | undefined {
  const { view, sick, group, now } = seen;
  if (view === undefined || view.state !== 'running') return 'ec2-gone';
  const isGraced = now < (member.inServiceAt ?? now) + group.gracePeriodSeconds * 1000;
  if (isGraced) return undefined;
  if (view.impairedSince !== undefined && now >= view.impairedSince + IMPAIRED_MS) {
    return 'ec2-status';
  }
  return sick.has(member.instanceId) ? 'elb' : undefined;
}

/** Members a load balancer found unhealthy. */
function sickTargets(ctx: PlainCtx, group: Group): Set<string> {
  const sick = new Set<string>();
  for (const targetGroupArn of group.targetGroupArns) {
    const push = { service: 'elbv2', stimulus: 'sick', arg: { targetGroupArn } };
    for (const id of ctx.stimulate(push) as readonly string[]) sick.add(id);
  }
  return sick;
}
