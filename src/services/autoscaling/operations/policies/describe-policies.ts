import { onlyDefined } from '../../request/defined.ts';
import { scalingOperation } from '../../request/declare.ts';
import { findGroup } from '../../request/errors.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import type { Policy } from '../../state.ts';

interface Input extends PageRequest {
  readonly AutoScalingGroupName?: string;
  readonly PolicyNames?: readonly string[];
  readonly PolicyTypes?: readonly string[];
}

/** API reference, "DescribePolicies". */
export const describePolicies = scalingOperation<Input>({
  name: 'DescribePolicies',
  readOnly: true,
  fields: ['AutoScalingGroupName', 'PolicyNames', 'PolicyTypes', 'MaxRecords', 'NextToken'],
  run: (ctx, input) => {
    const { AutoScalingGroupName: name, PolicyNames: names = [], PolicyTypes: types = [] } = input;
    const groups =
      name === undefined ? [...ctx.state.groups.values()] : [findGroup(ctx.state, name)];
    const rows = groups.flatMap((group) =>
      [...group.policies.values()]
        .filter(
          ({ name: own, arn }) => names.length === 0 || names.some((n) => n === own || n === arn),
        )
        .filter(({ kind }) => types.length === 0 || types.includes(kind))
        .map((policy) => render(group.name, policy)),
    );
    const { items, next } = pageOf(rows, input);
    return { ScalingPolicies: items, ...next };
  },
});

function render(groupName: string, policy: Policy): object {
  return {
    AutoScalingGroupName: groupName,
    PolicyName: policy.name,
    PolicyARN: policy.arn,
    PolicyType: policy.kind,
    ...onlyDefined(particulars(policy)),
    Alarms: policy.alarms.map(({ name, arn }) => ({ AlarmName: name, AlarmARN: arn })),
    Enabled: policy.isEnabled,
  };
}

function particulars(policy: Policy): object {
  switch (policy.kind) {
    case 'SimpleScaling':
      return {
        AdjustmentType: policy.adjustmentType,
        MinAdjustmentMagnitude: policy.minMagnitude,
        ScalingAdjustment: policy.amount,
        Cooldown: policy.cooldownSeconds,
        StepAdjustments: [],
      };
    case 'StepScaling':
      return {
        AdjustmentType: policy.adjustmentType,
        MinAdjustmentMagnitude: policy.minMagnitude,
        StepAdjustments: policy.steps.map(({ lower, upper, amount }) =>
          onlyDefined({
            MetricIntervalLowerBound: lower,
            MetricIntervalUpperBound: upper,
            ScalingAdjustment: amount,
          }),
        ),
        MetricAggregationType: policy.aggregation,
        EstimatedInstanceWarmup: policy.warmUpSeconds,
      };
    case 'TargetTrackingScaling':
      return {
        StepAdjustments: [],
        EstimatedInstanceWarmup: policy.warmUpSeconds,
        TargetTrackingConfiguration: { DisableScaleIn: false, ...policy.configuration },
      };
  }
}
