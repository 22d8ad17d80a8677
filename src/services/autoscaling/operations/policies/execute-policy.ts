import { isCoolingDown, runPolicy } from '../../policies/execute.ts';
import { deleteAlarms } from '../../policies/tracking-alarms.ts';
import { scalingOperation } from '../../request/declare.ts';
import { findPolicy, invalid } from '../../request/errors.ts';
import { blocked } from '../groups/set-desired-capacity.ts';

interface Input {
  readonly AutoScalingGroupName?: string;
  readonly PolicyName: string;
  readonly HonorCooldown?: boolean;
  readonly MetricValue?: number;
  readonly BreachThreshold?: number;
}

/** A user runs a policy by hand. API reference, "ExecutePolicy". */
export const executePolicy = scalingOperation<Input>({
  name: 'ExecutePolicy',
  readOnly: false,
  fields: [
    ...['AutoScalingGroupName', 'PolicyName', 'HonorCooldown', 'MetricValue', 'BreachThreshold'],
  ],
  run: (ctx, input) => {
    const { group, policy } = findPolicy(ctx.state, input);
    const { MetricValue: value, BreachThreshold: threshold } = input;
    if (policy.kind === 'TargetTrackingScaling') {
      throw invalid('Cannot execute a policy of type TargetTrackingScaling');
    }
    if (policy.kind === 'StepScaling' && (value === undefined || threshold === undefined)) {
      throw invalid('MetricValue and BreachThreshold must be specified for StepScaling policies');
    }
    if (policy.kind === 'SimpleScaling' && input.HonorCooldown) {
      if (isCoolingDown(ctx, group, policy)) throw blocked(group);
    }
    runPolicy(ctx, group, {
      policy,
      breach: { value: value ?? 0, threshold: threshold ?? 0 },
      trigger: { kind: 'user-policy', policy: policy.name },
    });
    return {};
  },
});

/** API reference, "DeletePolicy". */
export const deletePolicy = scalingOperation<{ AutoScalingGroupName?: string; PolicyName: string }>(
  {
    name: 'DeletePolicy',
    readOnly: false,
    fields: ['AutoScalingGroupName', 'PolicyName'],
    run: (ctx, input) => {
      const { group, policy } = findPolicy(ctx.state, input);
      if (policy.kind === 'TargetTrackingScaling') deleteAlarms(ctx, policy);
      group.policies.delete(policy.name);
      return {};
    },
  },
);
