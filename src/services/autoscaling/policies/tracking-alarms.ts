/**
 * The two alarms Auto Scaling makes for a target tracking policy: high after three minutes above
 * the target, low after fifteen below nine tenths of it. Made through the door as the
 * service-linked role, so that they stand in the trail.
 */
import { notSimulated } from '../../../aws/errors.ts';
import { drawUuid } from '../../../kernel/ids.ts';
import { onlyDefined } from '../request/defined.ts';
import type { PlainCtx } from '../request/declare.ts';
import { invalid } from '../request/errors.ts';
import { lowThreshold } from '../scaling/capacity.ts';
import { LINKED_ROLE, type Group, type TrackingPolicy } from '../state.ts';

export interface TrackingInput {
  readonly TargetValue: number;
  readonly DisableScaleIn?: boolean;
  readonly PredefinedMetricSpecification?: {
    readonly PredefinedMetricType: string;
    readonly ResourceLabel?: string;
  };
  readonly CustomizedMetricSpecification?: {
    readonly MetricName?: string;
    readonly Namespace?: string;
    readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
    readonly Statistic?: string;
    readonly Unit?: string;
    readonly Metrics?: readonly object[];
  };
}

interface MetricChoice {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Statistic: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
  readonly Unit?: string;
}

/** The metric a configuration tracks; throws Auto Scaling's refusals. */
export function metricOf(groupName: string, input: TrackingInput): MetricChoice {
  const { PredefinedMetricSpecification: known, CustomizedMetricSpecification: own } = input;
  if ((known === undefined) === (own === undefined)) {
    throw invalid(
      'One and only one of PredefinedMetricSpecification or CustomizedMetricSpecification must be specified',
    );
  }
  if (own !== undefined) return customised(own);
  const byGroup = [{ Name: 'AutoScalingGroupName', Value: groupName }];
  const ec2 = (MetricName: string): MetricChoice => ({
    Namespace: 'AWS/EC2',
    MetricName,
    Statistic: 'Average',
    Dimensions: byGroup,
  });
  switch (known!.PredefinedMetricType) {
    case 'ASGAverageCPUUtilization':
      return ec2('CPUUtilization');
    case 'ASGAverageNetworkIn':
      return ec2('NetworkIn');
    case 'ASGAverageNetworkOut':
      return ec2('NetworkOut');
    default:
      return perTarget(known!.ResourceLabel);
  }
}

function perTarget(label: string | undefined): MetricChoice {
  const parts = /^(app\/[^/]+\/[^/]+)\/(targetgroup\/[^/]+\/[^/]+)$/.exec(label ?? '');
  if (parts === null) {
    throw invalid(
      'You must specify a ResourceLabel of the form app/<load-balancer-name>/<load-balancer-id>/targetgroup/<target-group-name>/<target-group-id> for the ALBRequestCountPerTarget metric',
    );
  }
  return {
    Namespace: 'AWS/ApplicationELB',
    MetricName: 'RequestCountPerTarget',
    Statistic: 'Sum',
    Dimensions: [
      { Name: 'TargetGroup', Value: parts[2]! },
      { Name: 'LoadBalancer', Value: parts[1]! },
    ],
  };
}

function customised(
  own: NonNullable<TrackingInput['CustomizedMetricSpecification']>,
): MetricChoice {
  if (own.Metrics !== undefined) {
    throw notSimulated('Not simulated: metric math in CustomizedMetricSpecification.');
  }
  const { MetricName, Namespace, Statistic, Dimensions = [], Unit } = own;
  if (MetricName === undefined || Namespace === undefined || Statistic === undefined) {
    throw invalid('MetricName, Namespace and Statistic must be specified');
  }
  return onlyDefined({ Namespace, MetricName, Statistic, Dimensions, Unit });
}

/** Makes both alarms and notes them on the policy. */
export function makeAlarms(ctx: PlainCtx, group: Group, policy: TrackingPolicy): void {
  const metric = metricOf(group.name, policy.configuration as TrackingInput);
  const sides = [
    {
      side: 'AlarmHigh',
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 3,
      Threshold: policy.target,
    },
    {
      side: 'AlarmLow',
      ComparisonOperator: 'LessThanThreshold',
      EvaluationPeriods: 15,
      Threshold: lowThreshold(policy.target),
    },
  ];
  policy.alarms = sides.map(({ side, ...rule }) => {
    const name = `TargetTracking-${group.name}-${side}-${drawUuid(ctx.random('ids'))}`;
    ctx.call({
      service: 'cloudwatch',
      operation: 'PutMetricAlarm',
      params: {
        AlarmName: name,
        AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${policy.arn}.`,
        ActionsEnabled: true,
        AlarmActions: [policy.arn],
        ...metric,
        Period: 60,
        ...rule,
      },
      credential: LINKED_ROLE,
    });
    return { name, arn: `arn:aws:cloudwatch:${ctx.region}:${ctx.account}:alarm:${name}` };
  });
}

export function deleteAlarms(ctx: PlainCtx, policy: TrackingPolicy): void {
  if (policy.alarms.length === 0) return;
  ctx.call({
    service: 'cloudwatch',
    operation: 'DeleteAlarms',
    params: { AlarmNames: policy.alarms.map(({ name }) => name) },
    credential: LINKED_ROLE,
  });
  policy.alarms = [];
}
