/** The first day of a Region's groups: a plain spec becomes state; instances run already. */
import { DAY_MS } from '../../kernel/clock.ts';
import { drawUuid } from '../../kernel/ids.ts';
import { emptyGroup } from './operations/groups/create-auto-scaling-group.ts';
import { readPolicy, type PolicyInput } from './operations/policies/put-scaling-policy.ts';
import type { PlainCtx } from './request/declare.ts';
import type { TerminationPolicy } from './scaling/selection.ts';
import type { Group } from './state.ts';
import { GROUP_METRICS } from './telemetry.ts';

export interface ScalingSpec {
  readonly groups?: readonly GroupSpec[];
}

export interface GroupSpec {
  readonly name: string;
  readonly minSize: number;
  readonly maxSize: number;
  /** Default: the number of its instances. */
  readonly desired?: number;
  readonly template: { readonly id: string; readonly name: string; readonly version?: string };
  readonly subnets: readonly { readonly subnetId: string; readonly zone: string }[];
  readonly targetGroupArns?: readonly string[];
  readonly healthCheckType?: string;
  readonly gracePeriodSeconds?: number;
  readonly cooldownSeconds?: number;
  readonly warmUpSeconds?: number;
  readonly terminationPolicies?: readonly TerminationPolicy[];
  readonly collectsMetrics?: boolean;
  /** Instances seeded in EC2 (with the tag aws:autoscaling:groupName). */
  readonly instances?: readonly {
    readonly id: string;
    readonly subnetId: string;
    readonly type: string;
    readonly imageId: string;
  }[];
  /** As in PutScalingPolicy; alarms of target tracking are made when the world begins. */
  readonly policies?: readonly Omit<PolicyInput, 'AutoScalingGroupName'>[];
  readonly tags?: readonly { key: string; value: string; propagates?: boolean }[];
}

export function seedAutoScaling(ctx: PlainCtx, spec: ScalingSpec): void {
  for (const each of spec.groups ?? []) ctx.state.groups.set(each.name, seedGroup(ctx, each));
}

function seedGroup(ctx: PlainCtx, spec: GroupSpec): Group {
  const { template } = spec;
  const group: Group = {
    ...emptyGroup(ctx, spec.name),
    createdAt: ctx.now - 60 * DAY_MS,
    launch: {
      kind: 'template',
      id: template.id,
      name: template.name,
      version: template.version ?? '$Default',
    },
    minSize: spec.minSize,
    maxSize: spec.maxSize,
    desired: spec.desired ?? spec.instances?.length ?? spec.minSize,
    defaultCooldownSeconds: spec.cooldownSeconds ?? 300,
    defaultWarmUpSeconds: spec.warmUpSeconds,
    zones: [...new Set(spec.subnets.map(({ zone }) => zone))],
    subnetIds: spec.subnets.map(({ subnetId }) => subnetId),
    targetGroupArns: [...(spec.targetGroupArns ?? [])],
    healthCheckType: spec.healthCheckType ?? 'EC2',
    gracePeriodSeconds: spec.gracePeriodSeconds ?? 300,
    terminationPolicies: [...(spec.terminationPolicies ?? (['Default'] as const))],
    protectsNew: false,
    tags: new Map(
      spec.tags?.map(({ key, value, propagates = true }) => [key, { value, propagates }]),
    ),
  };
  if (spec.collectsMetrics) for (const name of GROUP_METRICS) group.enabledMetrics.add(name);
  seedMembers(ctx, group, spec);
  for (const policy of spec.policies ?? []) {
    const input = { ...policy, AutoScalingGroupName: spec.name };
    const uuid = drawUuid(ctx.random('ids'));
    const arn = `arn:aws:autoscaling:${ctx.region}:${ctx.account}:scalingPolicy:${uuid}:autoScalingGroupName/${spec.name}:policyName/${policy.PolicyName}`;
    group.policies.set(policy.PolicyName, readPolicy(group, input, arn));
  }
  return group;
}

function seedMembers(ctx: PlainCtx, group: Group, spec: GroupSpec): void {
  for (const instance of spec.instances ?? []) {
    const zone = spec.subnets.find((each) => each.subnetId === instance.subnetId)?.zone ?? '';
    group.members.set(instance.id, {
      instanceId: instance.id,
      type: instance.type,
      imageId: instance.imageId,
      zone,
      subnetId: instance.subnetId,
      launch: group.launch,
      launchedAt: ctx.now - 30 * DAY_MS,
      state: 'InService',
      health: 'Healthy',
      fault: undefined,
      inServiceAt: ctx.now - 30 * DAY_MS,
      isProtected: false,
      activityId: '',
      drainsUntil: undefined,
    });
  }
}
