import { ec2Operation } from '../../request/declare.ts';
import { ec2Error } from '../../request/errors.ts';
import { isWithinVcpuLimit, VCPU_LIMIT_TEXT } from '../../instances/quota.ts';
import { change, instanceArns, judged } from './change-state.ts';

/** Starts stopped instances. EC2 API reference, "StartInstances". */
export const startInstances = ec2Operation<{ InstanceIds: readonly string[] }>({
  name: 'StartInstances',
  readOnly: false,
  fields: ['InstanceIds'],
  resource: instanceArns,
  run: (ctx, { InstanceIds }) => {
    const instances = judged(ctx, 'start', InstanceIds);
    const stopped = instances.filter((instance) => instance.state === 'stopped');
    if (
      !isWithinVcpuLimit(
        ctx.state,
        stopped.map((instance) => instance.type),
      )
    ) {
      throw ec2Error('VcpuLimitExceeded', VCPU_LIMIT_TEXT(ctx.state.vcpuLimit));
    }
    return { StartingInstances: change(ctx, 'start', instances) };
  },
});
