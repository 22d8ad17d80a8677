import { service } from '../../gateway/service.ts';
import { tick } from './members/tick.ts';
import { wakeSoon } from './members/wake.ts';
import { createAutoScalingGroup } from './operations/groups/create-auto-scaling-group.ts';
import { deleteAutoScalingGroup } from './operations/groups/delete-auto-scaling-group.ts';
import { describeAutoScalingGroups } from './operations/groups/describe-auto-scaling-groups.ts';
import { describeScalingActivities } from './operations/groups/describe-scaling-activities.ts';
import { describeAdjustmentTypes, EMPTY_LISTS } from './operations/groups/empty-lists.ts';
import {
  disableMetricsCollection,
  enableMetricsCollection,
} from './operations/groups/metrics-collection.ts';
import {
  describeScalingProcessTypes,
  resumeProcesses,
  suspendProcesses,
} from './operations/groups/processes.ts';
import { setDesiredCapacity } from './operations/groups/set-desired-capacity.ts';
import {
  attachLoadBalancerTargetGroups,
  describeLoadBalancerTargetGroups,
  detachLoadBalancerTargetGroups,
} from './operations/groups/target-groups.ts';
import { updateAutoScalingGroup } from './operations/groups/update-auto-scaling-group.ts';
import { describeAutoScalingInstances } from './operations/instances/describe-auto-scaling-instances.ts';
import {
  setInstanceHealth,
  setInstanceProtection,
} from './operations/instances/set-instance-health.ts';
import { terminateInstanceInAutoScalingGroup } from './operations/instances/terminate-instance.ts';
import {
  createLaunchConfiguration,
  deleteLaunchConfiguration,
  describeLaunchConfigurations,
} from './operations/launch/launch-configurations.ts';
import { describePolicies } from './operations/policies/describe-policies.ts';
import { deletePolicy, executePolicy } from './operations/policies/execute-policy.ts';
import { putScalingPolicy } from './operations/policies/put-scaling-policy.ts';
import { createOrUpdateTags, deleteTags, describeTags } from './operations/tags/tag-operations.ts';
import { alarmed, type AlarmPush } from './policies/alarm.ts';
import { makeAlarms } from './policies/tracking-alarms.ts';
import type { PlainCtx } from './request/declare.ts';
import { seedAutoScaling } from './seed.ts';
import { emptyScaling, type ScalingState } from './state.ts';

export const autoscaling = service<ScalingState>({
  name: 'autoscaling',
  title: 'Amazon EC2 Auto Scaling',
  eventSource: 'autoscaling.amazonaws.com',
  iamPrefix: 'autoscaling',
  endpoint: 'autoscaling.{region}.amazonaws.com',
  protocol: 'query',
  usageName: 'AutoScaling',
  throttled: { code: 'Throttling', message: 'Rate exceeded', status: 400 },
  empty: emptyScaling,
  operations: [
    ...[createAutoScalingGroup, updateAutoScalingGroup, deleteAutoScalingGroup],
    ...[describeAutoScalingGroups, setDesiredCapacity, describeScalingActivities],
    ...[suspendProcesses, resumeProcesses, describeScalingProcessTypes],
    ...[enableMetricsCollection, disableMetricsCollection],
    ...[attachLoadBalancerTargetGroups, detachLoadBalancerTargetGroups],
    describeLoadBalancerTargetGroups,
    ...[describeAutoScalingInstances, setInstanceHealth, setInstanceProtection],
    terminateInstanceInAutoScalingGroup,
    ...[putScalingPolicy, describePolicies, executePolicy, deletePolicy],
    ...[createLaunchConfiguration, describeLaunchConfigurations, deleteLaunchConfiguration],
    ...[createOrUpdateTags, deleteTags, describeTags],
    ...[...EMPTY_LISTS, describeAdjustmentTypes],
  ],
  handlers: { 'autoscaling.tick': tick, 'autoscaling.begin': begin },
  stimuli: {
    /** `{ policyArn, alarmName, state, value, threshold }`: an alarm's action. */
    alarm: (ctx, arg: AlarmPush) => alarmed(ctx, arg),
  },
  seed: seedAutoScaling,
  start: (ctx) => {
    if (ctx.state.groups.size === 0) return;
    ctx.schedule(ctx.now + 1_000, 'autoscaling.begin');
    wakeSoon(ctx);
  },
});

/** Handler: policies that were seeded get their alarms. */
function begin(ctx: PlainCtx): void {
  for (const group of ctx.state.groups.values()) {
    for (const policy of group.policies.values()) {
      if (policy.kind === 'TargetTrackingScaling' && policy.alarms.length === 0) {
        makeAlarms(ctx, group, policy);
      }
    }
  }
}
