/** The activity log of a group: finished entries are frozen, open ones are replaced. */
import { drawUuid } from '../../../kernel/ids.ts';
import type { PlainCtx } from '../request/declare.ts';
import type { Activity, Group } from '../state.ts';

/** Activities are kept for six weeks. */
const KEPT_MS = 42 * 86_400_000;

interface Begun {
  readonly description: string;
  readonly cause: string;
  readonly details: string;
  readonly status: string;
  readonly progress?: number;
}

export function beginActivity(ctx: PlainCtx, group: Group, begun: Begun): Activity {
  const activity: Activity = Object.freeze({
    id: drawUuid(ctx.random('ids')),
    groupName: group.name,
    groupArn: group.arn,
    startAt: ctx.now,
    endAt: undefined,
    statusMessage: undefined,
    progress: 0,
    ...begun,
  });
  const { activities } = group;
  while (activities.length > 0 && activities[0]!.startAt < ctx.now - KEPT_MS) activities.shift();
  activities.push(activity);
  return activity;
}

export function changeActivity(group: Group, id: string, change: Partial<Activity>): void {
  const index = group.activities.findLastIndex((activity) => activity.id === id);
  if (index < 0) return;
  group.activities[index] = Object.freeze({ ...group.activities[index]!, ...change });
}

export function finishActivity(
  ctx: PlainCtx,
  group: Group,
  { id, status = 'Successful', message }: { id: string; status?: string; message?: string },
): void {
  changeActivity(group, id, { status, statusMessage: message, progress: 100, endAt: ctx.now });
  group.lastActivityEnd = ctx.now;
}

export function isBusy(group: Group): boolean {
  return group.activities.some((activity) => activity.endAt === undefined);
}

export function renderActivity(activity: Activity): object {
  const { endAt, statusMessage } = activity;
  return {
    ActivityId: activity.id,
    AutoScalingGroupName: activity.groupName,
    Description: activity.description,
    Cause: activity.cause,
    StartTime: activity.startAt,
    ...(endAt === undefined ? {} : { EndTime: endAt }),
    StatusCode: activity.status,
    ...(statusMessage === undefined ? {} : { StatusMessage: statusMessage }),
    Progress: activity.progress,
    Details: activity.details,
    AutoScalingGroupARN: activity.groupArn,
  };
}
