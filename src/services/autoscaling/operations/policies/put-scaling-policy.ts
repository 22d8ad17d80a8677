import { notSimulated } from '../../../../aws/errors.ts';
import { drawUuid } from '../../../../kernel/ids.ts';
import {
  deleteAlarms,
  makeAlarms,
  metricOf,
  type TrackingInput,
} from '../../policies/tracking-alarms.ts';
import { scalingOperation, type Ctx } from '../../request/declare.ts';
import { findGroup, invalid } from '../../request/errors.ts';
import { faultInSteps, type AdjustmentType } from '../../scaling/capacity.ts';
import type { Group, Policy } from '../../state.ts';

interface StepInput {
  readonly MetricIntervalLowerBound?: number;
  readonly MetricIntervalUpperBound?: number;
  readonly ScalingAdjustment: number;
}

export interface PolicyInput {
  readonly AutoScalingGroupName: string;
  readonly PolicyName: string;
  readonly PolicyType?: string;
  readonly AdjustmentType?: string;
  readonly MinAdjustmentMagnitude?: number;
  readonly ScalingAdjustment?: number;
  readonly Cooldown?: number;
  readonly MetricAggregationType?: string;
  readonly StepAdjustments?: readonly StepInput[];
  readonly EstimatedInstanceWarmup?: number;
  readonly TargetTrackingConfiguration?: TrackingInput;
  readonly Enabled?: boolean;
}

/** Creates or replaces a policy. API reference, "PutScalingPolicy". */
export const putScalingPolicy = scalingOperation<PolicyInput>({
  name: 'PutScalingPolicy',
  readOnly: false,
  simplified: 'Target tracking, step and simple policies; some refusals are worded from memory.',
  fields: [
    ...['AutoScalingGroupName', 'PolicyName', 'PolicyType', 'AdjustmentType', 'Cooldown'],
    ...['MinAdjustmentMagnitude', 'ScalingAdjustment', 'MetricAggregationType', 'Enabled'],
    ...['StepAdjustments', 'EstimatedInstanceWarmup', 'TargetTrackingConfiguration'],
  ],
  run: (ctx, input) => {
    const group = findGroup(ctx.state, input.AutoScalingGroupName);
    const before = group.policies.get(input.PolicyName);
    const arn = before?.arn ?? policyArn(ctx, group, input.PolicyName);
    const policy = readPolicy(group, input, arn);
    if (before?.kind === 'TargetTrackingScaling') deleteAlarms(ctx, before);
    group.policies.set(policy.name, policy);
    if (policy.kind === 'TargetTrackingScaling') makeAlarms(ctx, group, policy);
    return {
      PolicyARN: arn,
      Alarms: policy.alarms.map((alarm) => ({ AlarmName: alarm.name, AlarmARN: alarm.arn })),
    };
  },
});

function policyArn(ctx: Ctx, group: Group, name: string): string {
  const uuid = drawUuid(ctx.random('ids'));
  return `arn:aws:autoscaling:${ctx.region}:${ctx.account}:scalingPolicy:${uuid}:autoScalingGroupName/${group.name}:policyName/${name}`;
}

/** Reads a policy from a request (or a seed); throws Auto Scaling's refusals. */
export function readPolicy(group: { name: string }, input: PolicyInput, arn: string): Policy {
  const base = { name: input.PolicyName, arn, isEnabled: input.Enabled ?? true, alarms: [] };
  switch (input.PolicyType ?? 'SimpleScaling') {
    case 'SimpleScaling':
      if (input.ScalingAdjustment === undefined) {
        throw invalid('ScalingAdjustment must be specified for scaling policy type SimpleScaling');
      }
      return {
        ...base,
        kind: 'SimpleScaling',
        ...adjustmentOf(input),
        amount: input.ScalingAdjustment,
        cooldownSeconds: input.Cooldown,
      };
    case 'StepScaling':
      return { ...base, kind: 'StepScaling', ...adjustmentOf(input), ...stepsOf(input) };
    case 'TargetTrackingScaling': {
      const configuration = input.TargetTrackingConfiguration;
      if (configuration === undefined) {
        throw invalid(
          'TargetTrackingConfiguration must be specified for policy type TargetTrackingScaling',
        );
      }
      metricOf(group.name, configuration);
      return {
        ...base,
        kind: 'TargetTrackingScaling',
        target: configuration.TargetValue,
        disablesScaleIn: configuration.DisableScaleIn ?? false,
        warmUpSeconds: input.EstimatedInstanceWarmup,
        configuration,
        lowProposal: undefined,
      };
    }
    case 'PredictiveScaling':
      throw notSimulated('Not simulated: predictive scaling policies.');
    default:
      throw invalid(`Scaling policy type ${input.PolicyType} is not valid`);
  }
}

const TYPES: readonly AdjustmentType[] = [
  'ChangeInCapacity',
  'ExactCapacity',
  'PercentChangeInCapacity',
];

function adjustmentOf(input: PolicyInput): {
  adjustmentType: AdjustmentType;
  minMagnitude: number | undefined;
} {
  const adjustmentType = TYPES.find((type) => type === input.AdjustmentType);
  if (adjustmentType === undefined) {
    throw invalid(`Adjustment type ${input.AdjustmentType ?? 'null'} is not valid`);
  }
  const minMagnitude = input.MinAdjustmentMagnitude;
  if (minMagnitude !== undefined && adjustmentType !== 'PercentChangeInCapacity') {
    throw invalid(
      'MinAdjustmentMagnitude is only supported with the PercentChangeInCapacity adjustment type',
    );
  }
  return { adjustmentType, minMagnitude };
}

function stepsOf(input: PolicyInput) {
  const steps = (input.StepAdjustments ?? []).map((step) => ({
    lower: step.MetricIntervalLowerBound,
    upper: step.MetricIntervalUpperBound,
    amount: step.ScalingAdjustment,
  }));
  const fault = faultInSteps(steps);
  if (fault !== undefined) throw invalid(fault);
  return {
    steps,
    aggregation: input.MetricAggregationType ?? 'Average',
    warmUpSeconds: input.EstimatedInstanceWarmup,
  };
}
