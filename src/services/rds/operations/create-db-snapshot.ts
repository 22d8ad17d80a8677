import { operation } from '../../../gateway/service.ts';
import { invalidState } from '../errors.ts';
import { findInstance, namedInstanceArn, namedSnapshotArn, requireIdentifier } from '../find.ts';
import { tagsOf } from '../instances.ts';
import { takeSnapshot } from '../lives/snapshots.ts';
import { snapshotOf } from '../shapes/snapshot.ts';
import type { RdsState } from '../state.ts';
import { snapshotExists } from './delete-db-instance.ts';

interface Input {
  readonly DBSnapshotIdentifier: string;
  readonly DBInstanceIdentifier: string;
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[];
}

/** A manual snapshot. AWS page: "CreateDBSnapshot". */
export const createDBSnapshot = operation<RdsState, Input>({
  name: 'CreateDBSnapshot',
  readOnly: false,
  trail: { category: 'management' },
  resource: (input, ctx) => [namedInstanceArn(input, ctx), namedSnapshotArn(input, ctx)],
  run: (ctx, { DBSnapshotIdentifier, DBInstanceIdentifier, Tags }) => {
    const instance = findInstance(ctx, DBInstanceIdentifier);
    requireIdentifier('DBSnapshotIdentifier', DBSnapshotIdentifier);
    const id = DBSnapshotIdentifier.toLowerCase();
    if (ctx.state.snapshots.has(id)) throw snapshotExists(id);
    if (instance.status !== 'available' && instance.status !== 'storage-optimization') {
      throw invalidState(
        `Cannot create a snapshot because the database instance ${instance.id} is not currently ` +
          'in the available state.',
      );
    }
    const tags = Tags ? tagsOf(Tags) : undefined;
    const snapshot = takeSnapshot(ctx, instance, { type: 'manual', id, tags });
    return { DBSnapshot: snapshotOf(ctx, snapshot) };
  },
});
