import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { findSnapshot, namedSnapshotArn } from '../find.ts';
import { snapshotOf } from '../shapes/snapshot.ts';
import type { RdsState } from '../state.ts';

/** Deletes a manual snapshot. AWS page: "DeleteDBSnapshot". */
export const deleteDBSnapshot = operation<RdsState, { DBSnapshotIdentifier: string }>({
  name: 'DeleteDBSnapshot',
  readOnly: false,
  trail: { category: 'management' },
  resource: namedSnapshotArn,
  run: (ctx, { DBSnapshotIdentifier }) => {
    const snapshot = findSnapshot(ctx, DBSnapshotIdentifier);
    const trailCode = 'InvalidDBSnapshotStateFault';
    if (snapshot.type === 'automated') {
      const message = `Deletion of automated snapshot ${snapshot.id} is not allowed.`;
      throw awsError('InvalidDBSnapshotState', message, { trailCode });
    }
    if (ctx.now < snapshot.readyAt) {
      const message = `Cannot delete the snapshot because it is not currently in the available or failed state.`;
      throw awsError('InvalidDBSnapshotState', message, { trailCode });
    }
    ctx.state.snapshots.delete(snapshot.id);
    return { DBSnapshot: { ...snapshotOf(ctx, snapshot), Status: 'deleted' } };
  },
});
