import { ec2Operation } from '../../request/declare.ts';
import { ec2Error } from '../../request/errors.ts';
import { change, instanceArns, judged } from './change-state.ts';

/**
 * Terminates instances; one that is protected keeps the others of the request alive too. EC2 API
 * reference, "TerminateInstances".
 */
export const terminateInstances = ec2Operation<{ InstanceIds: readonly string[] }>({
  name: 'TerminateInstances',
  readOnly: false,
  fields: ['InstanceIds'],
  resource: instanceArns,
  run: (ctx, { InstanceIds }) => {
    const instances = judged(ctx, 'terminate', InstanceIds);
    for (const { id, disableApiTermination } of instances) {
      if (!disableApiTermination) continue;
      const text = `The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`;
      throw ec2Error('OperationNotPermitted', text);
    }
    return { TerminatingInstances: change(ctx, 'terminate', instances) };
  },
});
