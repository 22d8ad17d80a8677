import { userTermination } from '../../activities/cause.ts';
import { renderActivity } from '../../activities/log.ts';
import { stamp, terminateMember } from '../../members/terminate.ts';
import { wakeSoon } from '../../members/wake.ts';
import { scalingOperation } from '../../request/declare.ts';
import { findMember, invalid } from '../../request/errors.ts';

interface Input {
  readonly InstanceId: string;
  readonly ShouldDecrementDesiredCapacity: boolean;
}

/** API reference, "TerminateInstanceInAutoScalingGroup". */
export const terminateInstanceInAutoScalingGroup = scalingOperation<Input>({
  name: 'TerminateInstanceInAutoScalingGroup',
  readOnly: false,
  fields: ['InstanceId', 'ShouldDecrementDesiredCapacity'],
  run: (ctx, { InstanceId, ShouldDecrementDesiredCapacity: shrinks }) => {
    const { group, member } = findMember(ctx.state, InstanceId);
    const from = group.desired;
    if (shrinks && from - 1 < group.minSize) {
      throw invalid(
        `Currently, desiredSize equals minSize (${group.minSize}). Terminating instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.`,
      );
    }
    const change = shrinks ? { from, to: from - 1 } : undefined;
    if (shrinks) group.desired = from - 1;
    const cause = userTermination(stamp(ctx.now), InstanceId, change);
    const activity = terminateMember(ctx, group, { member, cause });
    wakeSoon(ctx);
    return { Activity: { ...renderActivity(activity), StatusCode: 'InProgress', Progress: 0 } };
  },
});
