import { operation } from '../../../gateway/service.ts';
import { invalidCombination, invalidState } from '../errors.ts';
import { findInstance, namedInstanceArn } from '../find.ts';
import { startPlan } from '../lives/plans.ts';
import { instanceOf } from '../shapes/instance.ts';
import type { RdsState } from '../state.ts';

interface Input {
  readonly DBInstanceIdentifier: string;
  readonly ForceFailover?: boolean;
}

/** Restarts the database, or fails over to the standby. AWS page: "RebootDBInstance". */
export const rebootDBInstance = operation<RdsState, Input>({
  name: 'RebootDBInstance',
  readOnly: false,
  trail: { category: 'management' },
  resource: namedInstanceArn,
  run: (ctx, { DBInstanceIdentifier, ForceFailover }) => {
    const instance = findInstance(ctx, DBInstanceIdentifier);
    if (instance.status !== 'available' && instance.status !== 'storage-optimization') {
      throw invalidState(`Instance ${instance.id} is not in available state.`);
    }
    if (ForceFailover && !instance.settings.MultiAZ) {
      throw invalidCombination('Cannot force failover for a non-Multi-AZ DB instance.');
    }
    instance.parameterStatus = 'in-sync';
    const plan = ForceFailover ? 'failover' : 'reboot';
    startPlan(ctx, instance, { plan, status: 'rebooting' });
    return { DBInstance: instanceOf(ctx, instance) };
  },
});
