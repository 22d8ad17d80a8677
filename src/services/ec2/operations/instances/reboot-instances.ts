import { ec2Operation } from '../../request/declare.ts';
import { reboot } from '../../instances/transit.ts';
import { instanceArns, judged } from './change-state.ts';

/** Restarts the guests; the instances stay `running`. EC2 API reference, "RebootInstances". */
export const rebootInstances = ec2Operation<{ InstanceIds: readonly string[] }>({
  name: 'RebootInstances',
  readOnly: false,
  fields: ['InstanceIds'],
  resource: instanceArns,
  run: (ctx, { InstanceIds }) => {
    for (const instance of judged(ctx, 'reboot', InstanceIds)) reboot(ctx, instance);
    return {};
  },
});
