import { drawUuid } from '../../../../kernel/ids.ts';
import { formatSeconds } from '../../../../aws/instant.ts';
import { desiredChanged } from '../../activities/cause.ts';
import { wakeSoon } from '../../members/wake.ts';
import { scalingOperation } from '../../request/declare.ts';
import { invalid, scalingError } from '../../request/errors.ts';
import type { Group } from '../../state.ts';
import { readTags, type TagInput } from '../tags/tag-input.ts';
import {
  checkSizes,
  GROUP_FIELDS,
  launchSourceOf,
  placementOf,
  terminationPoliciesOf,
  type GroupInput,
} from './group-input.ts';

interface Input extends GroupInput {
  readonly MinSize: number;
  readonly MaxSize: number;
  readonly TargetGroupARNs?: readonly string[];
  readonly Tags?: readonly TagInput[];
}

/** API reference, "CreateAutoScalingGroup". */
export const createAutoScalingGroup = scalingOperation<Input>({
  name: 'CreateAutoScalingGroup',
  readOnly: false,
  fields: [...GROUP_FIELDS, 'TargetGroupARNs', 'Tags'],
  simplified: 'No mixed instances, warm pools or life-cycle hooks; no rebalancing of zones.',
  run: (ctx, input) => {
    const { AutoScalingGroupName: name, MinSize: minSize, MaxSize: maxSize } = input;
    if (ctx.state.groups.has(name)) {
      throw scalingError(
        'AlreadyExists',
        `AutoScalingGroup by this name already exists - A group with the name ${name} already exists`,
      );
    }
    const launch = launchSourceOf(ctx, input);
    if (launch === undefined) {
      throw invalid(
        'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.',
      );
    }
    const placement = placementOf(ctx, input);
    if (placement === undefined) {
      throw invalid('At least one Availability Zone or VPC Subnet is required.');
    }
    const desired = input.DesiredCapacity ?? minSize;
    checkSizes(minSize, maxSize, desired);
    const group: Group = {
      ...emptyGroup(ctx, name),
      launch,
      minSize,
      maxSize,
      desired,
      ...placement,
      targetGroupArns: [...(input.TargetGroupARNs ?? [])],
      tags: readTags(input.Tags ?? []),
      defaultCooldownSeconds: input.DefaultCooldown ?? 300,
      defaultWarmUpSeconds: input.DefaultInstanceWarmup,
      healthCheckType: input.HealthCheckType ?? 'EC2',
      gracePeriodSeconds: input.HealthCheckGracePeriod ?? 0,
      terminationPolicies: terminationPoliciesOf(input.TerminationPolicies ?? ['Default']),
      protectsNew: input.NewInstancesProtectedFromScaleIn ?? false,
    };
    const change = { from: 0, to: desired };
    group.changeSentence = desiredChanged(formatSeconds(ctx.now), { kind: 'created' }, change);
    ctx.state.groups.set(name, group);
    wakeSoon(ctx);
    return {};
  },
});

/** A group without anything a request decides. */
export function emptyGroup(
  ctx: { region: string; account: string; now: number; random: (name: string) => Uint32Array },
  name: string,
): Pick<
  Group,
  | 'arn'
  | 'name'
  | 'createdAt'
  | 'suspended'
  | 'enabledMetrics'
  | 'policies'
  | 'members'
  | 'activities'
  | 'isDeleting'
  | 'changeSentence'
  | 'replacements'
  | 'lastActivityEnd'
  | 'retryAt'
  | 'series'
> {
  const uuid = drawUuid(ctx.random('ids'));
  return {
    arn: `arn:aws:autoscaling:${ctx.region}:${ctx.account}:autoScalingGroup:${uuid}:autoScalingGroupName/${name}`,
    name,
    createdAt: ctx.now,
    suspended: new Map(),
    enabledMetrics: new Set(),
    policies: new Map(),
    members: new Map(),
    activities: [],
    isDeleting: false,
    changeSentence: undefined,
    replacements: 0,
    lastActivityEnd: undefined,
    retryAt: 0,
    series: [],
  };
}
