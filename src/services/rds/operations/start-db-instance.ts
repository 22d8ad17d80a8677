import { operation } from '../../../gateway/service.ts';
import { invalidState } from '../errors.ts';
import { findInstance, namedInstanceArn } from '../find.ts';
import { startPlan } from '../lives/plans.ts';
import { instanceOf } from '../shapes/instance.ts';
import type { RdsState } from '../state.ts';

/** Starts a stopped instance. AWS page: "StartDBInstance". */
export const startDBInstance = operation<RdsState, { DBInstanceIdentifier: string }>({
  name: 'StartDBInstance',
  readOnly: false,
  trail: { category: 'management' },
  resource: namedInstanceArn,
  run: (ctx, { DBInstanceIdentifier }) => {
    const instance = findInstance(ctx, DBInstanceIdentifier);
    if (instance.status !== 'stopped') {
      throw invalidState(
        `Instance ${instance.id} cannot be started as it is not in one of the following ` +
          "statuses: 'stopped, inaccessible-encryption-credentials-recoverable, " +
          "incompatible-network (only valid for non-SqlServer instances)'.",
      );
    }
    instance.stoppedAt = null;
    startPlan(ctx, instance, { plan: 'start', status: 'starting' });
    return { DBInstance: instanceOf(ctx, instance) };
  },
});
