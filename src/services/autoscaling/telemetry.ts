/** Group metrics: opt-in, one-minute gauges. User guide, "Amazon EC2 Auto Scaling group metrics". */
import type { Instant } from '../../kernel/clock.ts';
import type { PlainCtx } from './request/declare.ts';
import type { Group, MemberState } from './state.ts';

export const GROUP_METRICS: readonly string[] = [
  'GroupMinSize',
  'GroupMaxSize',
  'GroupDesiredCapacity',
  'GroupInServiceInstances',
  'GroupPendingInstances',
  'GroupStandbyInstances',
  'GroupTerminatingInstances',
  'GroupTotalInstances',
];

/** Publishes the gauges of every group that collects them, for the minute at `at`. */
export function publishGroups(ctx: PlainCtx, at: Instant): void {
  for (const group of ctx.state.groups.values()) {
    if (group.enabledMetrics.size === 0) continue;
    const values = valuesOf(group);
    for (const [index, name] of GROUP_METRICS.entries()) {
      if (!group.enabledMetrics.has(name)) continue;
      const handle = (group.series[index] ??= ctx.metrics.series({
        namespace: 'AWS/AutoScaling',
        name,
        unit: 'None',
        dimensions: [['AutoScalingGroupName', group.name]],
      }));
      ctx.metrics.put(handle, at, values[index]!);
    }
  }
}

function valuesOf(group: Group): number[] {
  const count = (...states: MemberState[]): number =>
    [...group.members.values()].filter((member) => states.includes(member.state)).length;
  return [
    group.minSize,
    group.maxSize,
    group.desired,
    count('InService'),
    count('Pending'),
    0,
    count('Terminating', 'Terminating:Wait'),
    group.members.size,
  ];
}
