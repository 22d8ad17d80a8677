import { isBusy } from '../../activities/log.ts';
import { wakeSoon } from '../../members/wake.ts';
import { deleteAlarms } from '../../policies/tracking-alarms.ts';
import { scalingOperation } from '../../request/declare.ts';
import { findGroup, scalingError } from '../../request/errors.ts';

/** An empty group goes at once; `ForceDelete` takes its instances along. */
export const deleteAutoScalingGroup = scalingOperation<{
  AutoScalingGroupName: string;
  ForceDelete?: boolean;
}>({
  name: 'DeleteAutoScalingGroup',
  readOnly: false,
  fields: ['AutoScalingGroupName', 'ForceDelete'],
  run: (ctx, { AutoScalingGroupName, ForceDelete = false }) => {
    const group = findGroup(ctx.state, AutoScalingGroupName);
    if (!ForceDelete && group.members.size > 0) {
      throw scalingError(
        'ResourceInUse',
        'You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.',
      );
    }
    if (!ForceDelete && isBusy(group)) {
      throw scalingError(
        'ScalingActivityInProgress',
        'You cannot delete an AutoScalingGroup while there are scaling activities in progress for that group.',
      );
    }
    for (const policy of group.policies.values()) {
      if (policy.kind === 'TargetTrackingScaling') deleteAlarms(ctx, policy);
    }
    group.policies.clear();
    group.isDeleting = true;
    wakeSoon(ctx);
    return {};
  },
});
