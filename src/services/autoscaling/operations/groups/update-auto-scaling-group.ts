import { clamp } from '../../scaling/capacity.ts';
import { changeDesired } from '../../policies/execute.ts';
import { scalingOperation } from '../../request/declare.ts';
import { findGroup, invalid } from '../../request/errors.ts';
import {
  checkSizes,
  GROUP_FIELDS,
  launchSourceOf,
  placementOf,
  terminationPoliciesOf,
  type GroupInput,
} from './group-input.ts';

/** Changes what is named, leaves the rest. API reference, "UpdateAutoScalingGroup". */
export const updateAutoScalingGroup = scalingOperation<GroupInput>({
  name: 'UpdateAutoScalingGroup',
  readOnly: false,
  fields: GROUP_FIELDS,
  run: (ctx, input) => {
    const group = findGroup(ctx.state, input.AutoScalingGroupName);
    if (group.isDeleting) throw invalid('AutoScalingGroup is being deleted');
    const min = input.MinSize ?? group.minSize;
    const max = input.MaxSize ?? group.maxSize;
    const desired = input.DesiredCapacity ?? clamp(group.desired, { min, max });
    checkSizes(min, max, desired);
    const placement = placementOf(ctx, input);
    group.launch = launchSourceOf(ctx, input) ?? group.launch;
    if (placement !== undefined) Object.assign(group, placement);
    if (input.TerminationPolicies !== undefined) {
      group.terminationPolicies = terminationPoliciesOf(input.TerminationPolicies);
    }
    group.minSize = min;
    group.maxSize = max;
    group.defaultCooldownSeconds = input.DefaultCooldown ?? group.defaultCooldownSeconds;
    group.defaultWarmUpSeconds = input.DefaultInstanceWarmup ?? group.defaultWarmUpSeconds;
    group.healthCheckType = input.HealthCheckType ?? group.healthCheckType;
    group.gracePeriodSeconds = input.HealthCheckGracePeriod ?? group.gracePeriodSeconds;
    group.protectsNew = input.NewInstancesProtectedFromScaleIn ?? group.protectsNew;
    changeDesired(ctx, group, { to: desired, trigger: { kind: 'updated', min, max, desired } });
    return {};
  },
});
