/** The service's look at all its groups: who arrived, who left, who is sick, who is missing. */
import { floorTo, MINUTE_MS } from '../../../kernel/clock.ts';
import { join, selected, shrunk, unhealthy } from '../activities/cause.ts';
import { finishActivity } from '../activities/log.ts';
import type { PlainCtx } from '../request/declare.ts';
import { pickForTermination } from '../scaling/selection.ts';
import { standing, type Group, type Member } from '../state.ts';
import { publishGroups } from '../telemetry.ts';
import { checkHealth, viewsOf, type InstanceView } from './health.ts';
import { launchOne } from './launch.ts';
import { runs, selectable } from './select.ts';
import { endInstance, register, stamp, terminateMember } from './terminate.ts';
import { wakeNext } from './wake.ts';

/** Handler; stale ticks carry another instant than the one that is due. */
export function tick(ctx: PlainCtx, arg: { at: number }): void {
  const { state } = ctx;
  if (state.tickAt !== arg.at) return;
  const ids = [...state.groups.values()].flatMap((group) => [...group.members.keys()]);
  const views = viewsOf(ctx, ids);
  for (const group of [...state.groups.values()]) {
    settleMembers(ctx, group, views);
    if (runs(group, 'HealthCheck')) checkHealth(ctx, group, views);
    if (runs(group, 'ReplaceUnhealthy')) replaceUnhealthy(ctx, group);
    matchSize(ctx, group);
    if (group.isDeleting && group.members.size === 0) {
      state.formerActivities.push(...group.activities);
      state.groups.delete(group.name);
    }
  }
  const minute = floorTo(ctx.now, MINUTE_MS);
  if (minute > state.publishedAt) {
    state.publishedAt = minute;
    publishGroups(ctx, minute - MINUTE_MS);
  }
  wakeNext(ctx);
}

function settleMembers(
  ctx: PlainCtx,
  group: Group,
  views: ReadonlyMap<string, InstanceView>,
): void {
  for (const member of [...group.members.values()]) {
    const now = views.get(member.instanceId)?.state ?? 'terminated';
    if (member.state === 'Pending') settlePending(ctx, group, { member, now });
    if (member.state === 'Terminating:Wait' && ctx.now >= (member.drainsUntil ?? 0)) {
      endInstance(ctx, group, member);
    }
    if (member.state === 'Terminating' && now === 'terminated') {
      finishActivity(ctx, group, { id: member.activityId });
      group.members.delete(member.instanceId);
    }
  }
}

function settlePending(
  ctx: PlainCtx,
  group: Group,
  { member, now }: { member: Member; now: string },
): void {
  if (now === 'pending') return;
  if (now !== 'running') {
    const message = `Instance became ${now} before it was in service`;
    finishActivity(ctx, group, { id: member.activityId, status: 'Failed', message });
    group.members.delete(member.instanceId);
    return;
  }
  member.state = 'InService';
  member.inServiceAt = ctx.now;
  finishActivity(ctx, group, { id: member.activityId });
  if (runs(group, 'AddToLoadBalancer')) register(ctx, group, member);
}

/** Each unhealthy instance goes, and one is owed for it. */
function replaceUnhealthy(ctx: PlainCtx, group: Group): void {
  if (!runs(group, 'Terminate')) return;
  for (const member of group.members.values()) {
    if (member.state !== 'InService' || member.health === 'Healthy') continue;
    const cause = unhealthy(stamp(ctx.now), member.fault ?? 'user');
    terminateMember(ctx, group, { member, cause });
    group.replacements += 1;
  }
}

function matchSize(ctx: PlainCtx, group: Group): void {
  const before = standing(group).length;
  const wanted = group.isDeleting ? 0 : group.desired;
  if (before < wanted && runs(group, 'Launch') && ctx.now >= group.retryAt) {
    grow(ctx, group, { from: before, to: wanted });
  }
  if (before > wanted && runs(group, 'Terminate')) shrink(ctx, group, { from: before, to: wanted });
  if (standing(group).length === wanted) {
    group.changeSentence = undefined;
    group.replacements = 0;
  }
}

function grow(ctx: PlainCtx, group: Group, change: { from: number; to: number }): void {
  for (let count = change.from; count < change.to; count++) {
    const isReplacement = group.replacements > 0;
    const kind = isReplacement ? ('replacement' as const) : ('size' as const);
    if (!launchOne(ctx, group, { kind, ...change })) return;
    if (isReplacement) group.replacements -= 1;
  }
}

/** All that go in one step are named in the cause of each. */
function shrink(ctx: PlainCtx, group: Group, change: { from: number; to: number }): void {
  const chosen: Member[] = [];
  for (let count = change.from; count > change.to; count--) {
    const left = standing(group).filter((member) => !chosen.includes(member));
    const id = pickForTermination({
      members: left.map(selectable).map((each) => ({
        ...each,
        isProtected: each.isProtected && !group.isDeleting,
      })),
      policies: group.terminationPolicies,
      now: ctx.now,
    });
    if (id === undefined) break;
    chosen.push(group.members.get(id)!);
  }
  const at = stamp(ctx.now);
  const cause = join(
    group.changeSentence,
    shrunk(at, change),
    ...chosen.map((member) => selected(at, member.instanceId)),
  );
  for (const member of chosen) terminateMember(ctx, group, { member, cause });
}
