import { changeDesired, isCoolingDown } from '../../policies/execute.ts';
import { scalingOperation } from '../../request/declare.ts';
import { findGroup, invalid, scalingError } from '../../request/errors.ts';
import type { Group } from '../../state.ts';

interface Input {
  readonly AutoScalingGroupName: string;
  readonly DesiredCapacity: number;
  readonly HonorCooldown?: boolean;
}

/** API reference, "SetDesiredCapacity". */
export const setDesiredCapacity = scalingOperation<Input>({
  name: 'SetDesiredCapacity',
  readOnly: false,
  fields: ['AutoScalingGroupName', 'DesiredCapacity', 'HonorCooldown'],
  run: (ctx, { AutoScalingGroupName, DesiredCapacity: to, HonorCooldown = false }) => {
    const group = findGroup(ctx.state, AutoScalingGroupName);
    const text = `New SetDesiredCapacity value ${to} is`;
    if (to < group.minSize) {
      throw invalid(`${text} below min value ${group.minSize} for the AutoScalingGroup.`);
    }
    if (to > group.maxSize) {
      throw invalid(`${text} above max value ${group.maxSize} for the AutoScalingGroup.`);
    }
    if (HonorCooldown && isCoolingDown(ctx, group)) throw blocked(group);
    changeDesired(ctx, group, { to, trigger: { kind: 'set-desired' } });
    return {};
  },
});

export function blocked(group: Group): Error {
  const last = group.activities.at(-1);
  return scalingError(
    'ScalingActivityInProgress',
    `Scaling activity ${last?.id ?? ''} is in progress and blocks this action`,
  );
}
