import { scalingOperation } from '../../request/declare.ts';
import { invalid } from '../../request/errors.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import type { Group, LaunchSource, Member } from '../../state.ts';
import { renderTags } from '../tags/tag-input.ts';

interface Filter {
  readonly Name?: string;
  readonly Values?: readonly string[];
}

interface Input extends PageRequest {
  readonly AutoScalingGroupNames?: readonly string[];
  readonly Filters?: readonly Filter[];
}

/** API reference, "DescribeAutoScalingGroups". */
export const describeAutoScalingGroups = scalingOperation<Input>({
  name: 'DescribeAutoScalingGroups',
  readOnly: true,
  fields: [...['AutoScalingGroupNames', 'Filters', 'MaxRecords', 'NextToken', 'IncludeInstances']],
  run: (ctx, input) => {
    const { AutoScalingGroupNames: names = [], Filters = [] } = input;
    const all = [...ctx.state.groups.values()];
    const named = names.length > 0 ? all.filter((group) => names.includes(group.name)) : all;
    const found = named.filter((group) => Filters.every((filter) => satisfies(group, filter)));
    const { items, next } = pageOf(found, input);
    return { AutoScalingGroups: items.map((group) => render(group, ctx)), ...next };
  },
});

function satisfies(group: Group, { Name = '', Values = [] }: Filter): boolean {
  const tags = [...group.tags];
  if (Name === 'tag-key') return tags.some(([key]) => Values.includes(key));
  if (Name === 'tag-value') return tags.some(([, { value }]) => Values.includes(value));
  if (Name.startsWith('tag:')) {
    const tag = group.tags.get(Name.slice(4));
    return tag !== undefined && Values.includes(tag.value);
  }
  throw invalid(`Filter name ${Name} is not valid`);
}

function render(group: Group, ctx: { account: string }): object {
  return {
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    ...renderLaunch(group.launch),
    MinSize: group.minSize,
    MaxSize: group.maxSize,
    DesiredCapacity: group.desired,
    DefaultCooldown: group.defaultCooldownSeconds,
    AvailabilityZones: [...group.zones],
    LoadBalancerNames: [],
    TargetGroupARNs: [...group.targetGroupArns],
    HealthCheckType: group.healthCheckType,
    HealthCheckGracePeriod: group.gracePeriodSeconds,
    Instances: [...group.members.values()].map(renderMember),
    CreatedTime: group.createdAt,
    SuspendedProcesses: [...group.suspended].map(([ProcessName, SuspensionReason]) => ({
      ProcessName,
      SuspensionReason,
    })),
    VPCZoneIdentifier: group.subnetIds.join(','),
    EnabledMetrics: [...group.enabledMetrics].map((Metric) => ({ Metric, Granularity: '1Minute' })),
    ...(group.isDeleting ? { Status: 'Delete in progress' } : {}),
    Tags: renderTags(group),
    TerminationPolicies: [...group.terminationPolicies],
    NewInstancesProtectedFromScaleIn: group.protectsNew,
    ServiceLinkedRoleARN: `arn:aws:iam::${ctx.account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
    ...(group.defaultWarmUpSeconds === undefined
      ? {}
      : { DefaultInstanceWarmup: group.defaultWarmUpSeconds }),
    TrafficSources: group.targetGroupArns.map((Identifier) => ({ Identifier, Type: 'elbv2' })),
    AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'balanced-best-effort' },
    CapacityReservationSpecification: { CapacityReservationPreference: 'default' },
    InstanceLifecyclePolicy: { RetentionTriggers: { TerminateHookAbandon: 'terminate' } },
  };
}

export function renderLaunch(launch: LaunchSource): object {
  if (launch.kind === 'configuration') return { LaunchConfigurationName: launch.name };
  return {
    LaunchTemplate: {
      LaunchTemplateId: launch.id,
      LaunchTemplateName: launch.name,
      Version: launch.version,
    },
  };
}

export function renderMember(member: Member): object {
  return {
    InstanceId: member.instanceId,
    InstanceType: member.type,
    AvailabilityZone: member.zone,
    LifecycleState: member.state,
    HealthStatus: member.health,
    ...renderLaunch(member.launch),
    ProtectedFromScaleIn: member.isProtected,
  };
}
