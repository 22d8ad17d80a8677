import { notSimulated } from '../../../../aws/errors.ts';
import { ec2Operation } from '../../request/declare.ts';
import { ec2Error } from '../../request/errors.ts';
import { change, instanceArns, judged } from './change-state.ts';

/** Stops EBS-backed instances; `Force` is accepted. EC2 API reference, "StopInstances". */
export const stopInstances = ec2Operation<{
  InstanceIds: readonly string[];
  Force?: boolean;
  Hibernate?: boolean;
}>({
  name: 'StopInstances',
  readOnly: false,
  fields: ['InstanceIds', 'Force', 'Hibernate'],
  resource: instanceArns,
  run: (ctx, { InstanceIds, Hibernate }) => {
    const instances = judged(ctx, 'stop', InstanceIds);
    if (Hibernate) throw notSimulated('Not simulated: hibernation (StopInstances with Hibernate).');
    for (const { id, disableApiStop } of instances) {
      if (!disableApiStop) continue;
      const text = `The instance '${id}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.`;
      throw ec2Error('OperationNotPermitted', text);
    }
    return { StoppingInstances: change(ctx, 'stop', instances) };
  },
});
