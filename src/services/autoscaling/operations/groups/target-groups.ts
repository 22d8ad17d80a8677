import { register } from '../../members/terminate.ts';
import { LINKED_ROLE } from '../../state.ts';
import { scalingOperation } from '../../request/declare.ts';
import { findGroup } from '../../request/errors.ts';

interface Input {
  readonly AutoScalingGroupName: string;
  readonly TargetGroupARNs: readonly string[];
}

/** API reference, "AttachLoadBalancerTargetGroups". */
export const attachLoadBalancerTargetGroups = scalingOperation<Input>({
  name: 'AttachLoadBalancerTargetGroups',
  readOnly: false,
  fields: ['AutoScalingGroupName', 'TargetGroupARNs'],
  run: (ctx, { AutoScalingGroupName, TargetGroupARNs }) => {
    const group = findGroup(ctx.state, AutoScalingGroupName);
    const fresh = TargetGroupARNs.filter((arn) => !group.targetGroupArns.includes(arn));
    group.targetGroupArns.push(...fresh);
    for (const member of group.members.values()) {
      if (member.state === 'InService') register(ctx, group, member);
    }
    return {};
  },
});

/** API reference, "DetachLoadBalancerTargetGroups". */
export const detachLoadBalancerTargetGroups = scalingOperation<Input>({
  name: 'DetachLoadBalancerTargetGroups',
  readOnly: false,
  fields: ['AutoScalingGroupName', 'TargetGroupARNs'],
  run: (ctx, { AutoScalingGroupName, TargetGroupARNs }) => {
    const group = findGroup(ctx.state, AutoScalingGroupName);
    for (const TargetGroupArn of TargetGroupARNs) {
      const index = group.targetGroupArns.indexOf(TargetGroupArn);
      if (index < 0) continue;
      group.targetGroupArns.splice(index, 1);
      const Targets = [...group.members.keys()].map((Id) => ({ Id }));
      if (Targets.length === 0) continue;
      ctx.call({
        service: 'elbv2',
        operation: 'DeregisterTargets',
        params: { TargetGroupArn, Targets },
        credential: LINKED_ROLE,
      });
    }
    return {};
  },
});

/** API reference, "DescribeLoadBalancerTargetGroups". */
export const describeLoadBalancerTargetGroups = scalingOperation<{ AutoScalingGroupName: string }>({
  name: 'DescribeLoadBalancerTargetGroups',
  readOnly: true,
  fields: ['AutoScalingGroupName', 'MaxRecords', 'NextToken'],
  run: (ctx, { AutoScalingGroupName }) => ({
    LoadBalancerTargetGroups: findGroup(ctx.state, AutoScalingGroupName).targetGroupArns.map(
      (LoadBalancerTargetGroupARN) => ({ LoadBalancerTargetGroupARN, State: 'InService' }),
    ),
  }),
});
