import { operation } from '../../../gateway/service.ts';
import { invalidState } from '../errors.ts';
import { findInstance, namedInstanceArn, requireIdentifier } from '../find.ts';
import { startPlan } from '../lives/plans.ts';
import { takeSnapshot } from '../lives/snapshots.ts';
import { instanceOf } from '../shapes/instance.ts';
import type { RdsState } from '../state.ts';

interface Input {
  readonly DBInstanceIdentifier: string;
  readonly DBSnapshotIdentifier?: string;
}

/** Stops an instance, for seven days at most. AWS page: "StopDBInstance". */
export const stopDBInstance = operation<RdsState, Input>({
  name: 'StopDBInstance',
  readOnly: false,
  trail: { category: 'management' },
  resource: namedInstanceArn,
  run: (ctx, { DBInstanceIdentifier, DBSnapshotIdentifier }) => {
    const instance = findInstance(ctx, DBInstanceIdentifier);
    if (instance.status !== 'available') {
      throw invalidState(
        `Instance ${instance.id} cannot be stopped as it is not in one of the following ` +
          "statuses: 'available'.",
      );
    }
    if (DBSnapshotIdentifier !== undefined) {
      requireIdentifier('DBSnapshotIdentifier', DBSnapshotIdentifier);
      const id = DBSnapshotIdentifier.toLowerCase();
      takeSnapshot(ctx, instance, { type: 'manual', id });
    }
    startPlan(ctx, instance, { plan: 'stop', status: 'stopping' });
    return { DBInstance: instanceOf(ctx, instance) };
  },
});
