import { formatSeconds } from '../../../../aws/instant.ts';
import { scalingOperation } from '../../request/declare.ts';
import { findGroup, invalid } from '../../request/errors.ts';

/** User guide, "Suspend and resume a process for an Auto Scaling group". */
const PROCESSES: readonly string[] = [
  ...['AZRebalance', 'AddToLoadBalancer', 'AlarmNotification', 'HealthCheck', 'InstanceRefresh'],
  ...['Launch', 'ReplaceUnhealthy', 'ScheduledActions', 'Terminate'],
];

interface Input {
  readonly AutoScalingGroupName: string;
  readonly ScalingProcesses?: readonly string[];
}

const REASON = 'User suspended at ';

/** All processes when none is named. API reference, "SuspendProcesses". */
export const suspendProcesses = scalingOperation<Input>({
  name: 'SuspendProcesses',
  readOnly: false,
  fields: ['AutoScalingGroupName', 'ScalingProcesses'],
  run: (ctx, input) => {
    const group = findGroup(ctx.state, input.AutoScalingGroupName);
    for (const name of processesOf(input)) {
      if (!group.suspended.has(name)) group.suspended.set(name, REASON + formatSeconds(ctx.now));
    }
    return {};
  },
});

/** API reference, "ResumeProcesses". */
export const resumeProcesses = scalingOperation<Input>({
  name: 'ResumeProcesses',
  readOnly: false,
  fields: ['AutoScalingGroupName', 'ScalingProcesses'],
  run: (ctx, input) => {
    const group = findGroup(ctx.state, input.AutoScalingGroupName);
    for (const name of processesOf(input)) group.suspended.delete(name);
    return {};
  },
});

/** API reference, "DescribeScalingProcessTypes". */
export const describeScalingProcessTypes = scalingOperation<object>({
  name: 'DescribeScalingProcessTypes',
  readOnly: true,
  fields: [],
  run: () => ({ Processes: PROCESSES.map((ProcessName) => ({ ProcessName })) }),
});

function processesOf({ ScalingProcesses: names = [] }: Input): readonly string[] {
  const unknown = names.find((name) => !PROCESSES.includes(name));
  if (unknown !== undefined) {
    throw invalid(`Process type ${unknown} is not valid`);
  }
  return names.length > 0 ? names : PROCESSES;
}
