import { ec2Operation, type Ctx } from '../../request/declare.ts';
import { findAll } from '../../request/errors.ts';
import type { Instance } from '../../state.ts';
import { instanceArns } from './change-state.ts';

/** Detailed monitoring on: one-minute metrics from now. EC2 API reference, "MonitorInstances". */
export const monitorInstances = ec2Operation<{ InstanceIds: readonly string[] }>({
  name: 'MonitorInstances',
  readOnly: false,
  fields: ['InstanceIds'],
  resource: instanceArns,
  run: (ctx, { InstanceIds }) => switchMonitoring(ctx, InstanceIds, true),
});

/** Detailed monitoring off: back to five minutes. EC2 API reference, "UnmonitorInstances". */
export const unmonitorInstances = ec2Operation<{ InstanceIds: readonly string[] }>({
  name: 'UnmonitorInstances',
  readOnly: false,
  fields: ['InstanceIds'],
  resource: instanceArns,
  run: (ctx, { InstanceIds }) => switchMonitoring(ctx, InstanceIds, false),
});

function switchMonitoring(ctx: Ctx, ids: readonly string[], isOn: boolean): object {
  const instances = findAll('instance', ctx.state.instances, ids);
  return {
    InstanceMonitorings: instances.map((instance) => {
      const shown = answerFor(instance, isOn);
      instance.monitoring = isOn
        ? instance.state === 'pending'
          ? 'pending'
          : 'enabled'
        : 'disabled';
      return { InstanceId: instance.id, Monitoring: { State: shown } };
    }),
  };
}

/** The answer shows the change under way; DescribeInstances shows it done. */
function answerFor(instance: Instance, isOn: boolean): string {
  const isAlready = (instance.monitoring === 'enabled') === isOn;
  if (isAlready) return isOn ? 'enabled' : 'disabled';
  return isOn ? 'pending' : 'disabling';
}
