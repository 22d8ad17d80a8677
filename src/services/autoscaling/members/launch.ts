/** Launching one instance, as the service-linked role, and what the activity log says of it. */
import { formatSeconds } from '../../../aws/instant.ts';
import type { Outcome } from '../../../gateway/call.ts';
import { drawUuid } from '../../../kernel/ids.ts';
import { details, join, launchFailed, launching, replaced, started } from '../activities/cause.ts';
import { beginActivity, finishActivity } from '../activities/log.ts';
import { onlyDefined } from '../request/defined.ts';
import type { PlainCtx } from '../request/declare.ts';
import { zoneForLaunch } from '../scaling/selection.ts';
import { LINKED_ROLE, standing, type Group, type LaunchConfiguration } from '../state.ts';
import { selectable } from './select.ts';

const RETRY_MS = 60_000;

interface Reason {
  readonly kind: 'size' | 'replacement';
  readonly from: number;
  readonly to: number;
}

/** Launches one instance; false when EC2 refused. */
export function launchOne(ctx: PlainCtx, group: Group, reason: Reason): boolean {
  const zone = zoneForLaunch(group.zones, standing(group).map(selectable));
  const subnetId = subnetIn(ctx, group, zone);
  const at = formatSeconds(ctx.now);
  const cause =
    reason.kind === 'replacement' ? replaced(at) : join(group.changeSentence, started(at, reason));
  const outcome = ctx.call({
    service: 'ec2',
    operation: 'RunInstances',
    params: runParams(ctx, group, { subnetId }),
    credential: LINKED_ROLE,
  });
  const text = details(zone, subnetId);
  if (!outcome.ok) {
    fail(ctx, group, { outcome, cause, text });
    return false;
  }
  const [instance] = outcome.result['Instances'] as {
    InstanceId: string;
    InstanceType: string;
    ImageId: string;
  }[];
  const { InstanceId: instanceId, InstanceType: type, ImageId: imageId } = instance!;
  const description = launching(instanceId);
  const begun = { description, cause, details: text, status: 'PreInService', progress: 30 };
  const activity = beginActivity(ctx, group, begun);
  group.members.set(instanceId, {
    instanceId,
    type,
    imageId,
    zone,
    subnetId,
    launch: group.launch,
    launchedAt: ctx.now,
    state: 'Pending',
    health: 'Healthy',
    fault: undefined,
    inServiceAt: undefined,
    isProtected: group.protectsNew,
    activityId: activity.id,
    drainsUntil: undefined,
  });
  return true;
}

function fail(
  ctx: PlainCtx,
  group: Group,
  { outcome, cause, text }: { outcome: Outcome; cause: string; text: string },
): void {
  const why = outcome.ok ? '' : outcome.error.message;
  const message = `${why} Launching EC2 instance failed.`;
  const begun = { description: launchFailed(message), cause, details: text, status: 'Failed' };
  const activity = beginActivity(ctx, group, begun);
  finishActivity(ctx, group, { id: activity.id, status: 'Failed', message });
  group.retryAt = ctx.now + RETRY_MS;
}

function runParams(
  ctx: PlainCtx,
  group: Group,
  { subnetId }: { subnetId: string },
): object & Record<string, unknown> {
  const { launch } = group;
  const source =
    launch.kind === 'template'
      ? { LaunchTemplate: { LaunchTemplateId: launch.id, Version: launch.version } }
      : configured(ctx.account, ctx.state.configurations.get(launch.name)!);
  const propagated = [...group.tags].filter(([, tag]) => tag.propagates);
  const Tags = [
    ...propagated.map(([Key, { value }]) => ({ Key, Value: value })),
    { Key: 'aws:autoscaling:groupName', Value: group.name },
  ];
  return {
    ...source,
    MinCount: 1,
    MaxCount: 1,
    SubnetId: subnetId,
    ClientToken: drawUuid(ctx.random('ids')),
    TagSpecifications: [{ ResourceType: 'instance', Tags }],
  };
}

function configured(account: string, configuration: LaunchConfiguration): object {
  const { profile } = configuration;
  return onlyDefined({
    ImageId: configuration.imageId,
    InstanceType: configuration.type,
    KeyName: configuration.keyName,
    SecurityGroupIds: configuration.groupIds.length > 0 ? configuration.groupIds : undefined,
    UserData: configuration.userData,
    IamInstanceProfile: profile === undefined ? undefined : profileOf(account, profile),
    Monitoring: { Enabled: configuration.detailedMonitoring },
    EbsOptimized: configuration.ebsOptimized,
  });
}

function profileOf(account: string, profile: string): object {
  if (profile.startsWith('arn:')) return { Arn: profile };
  return { Arn: `arn:aws:iam::${account}:instance-profile/${profile}` };
}

/** The group's subnet in a zone; for groups with zones only, the default one. */
function subnetIn(ctx: PlainCtx, group: Group, zone: string): string {
  const filters =
    group.subnetIds.length > 0
      ? { SubnetIds: group.subnetIds }
      : { Filters: [{ Name: 'default-for-az', Values: ['true'] }] };
  const look = ctx.peek({ service: 'ec2', operation: 'DescribeSubnets', params: filters });
  if (!look.ok) return group.subnetIds[0] ?? '';
  const subnets = look.result['Subnets'] as { SubnetId: string; AvailabilityZone: string }[];
  return subnets.find((each) => each.AvailabilityZone === zone)?.SubnetId ?? '';
}
