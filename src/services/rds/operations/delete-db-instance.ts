import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { invalidCombination, invalidState } from '../errors.ts';
import { findInstance, namedInstanceArn, requireIdentifier } from '../find.ts';
import { startPlan } from '../lives/plans.ts';
import { takeSnapshot } from '../lives/snapshots.ts';
import { instanceOf } from '../shapes/instance.ts';
import type { RdsState } from '../state.ts';

interface Input {
  readonly DBInstanceIdentifier: string;
  readonly SkipFinalSnapshot?: boolean;
  readonly FinalDBSnapshotIdentifier?: string;
  readonly DeleteAutomatedBackups?: boolean;
}

/** Deletes an instance, with or without a last snapshot. AWS page: "DeleteDBInstance". */
export const deleteDBInstance = operation<RdsState, Input>({
  name: 'DeleteDBInstance',
  readOnly: false,
  trail: { category: 'management' },
  resource: namedInstanceArn,
  run: (ctx, input) => {
    const instance = findInstance(ctx, input.DBInstanceIdentifier);
    const { SkipFinalSnapshot = false, FinalDBSnapshotIdentifier: name } = input;
    if (instance.settings.DeletionProtection) {
      throw invalidCombination(
        'Cannot delete protected DB Instance, please disable deletion protection and try again.',
      );
    }
    if (instance.status === 'deleting') {
      throw invalidState(`Instance ${instance.id} is already being deleted.`);
    }
    if (!SkipFinalSnapshot && name === undefined) {
      throw invalidCombination(
        'FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
      );
    }
    if (SkipFinalSnapshot && name !== undefined) {
      throw invalidCombination(
        'FinalDBSnapshotIdentifier can not be specified when SkipFinalSnapshot is true.',
      );
    }
    if (name !== undefined) {
      requireIdentifier('FinalDBSnapshotIdentifier', name);
      if (ctx.state.snapshots.has(name.toLowerCase())) throw snapshotExists(name);
      takeSnapshot(ctx, instance, { type: 'manual', id: name.toLowerCase() });
    }
    startPlan(ctx, instance, { plan: 'delete', status: 'deleting' });
    return { DBInstance: instanceOf(ctx, instance) };
  },
});

/** Also the refusal of CreateDBSnapshot. */
export function snapshotExists(id: string) {
  return awsError(
    'DBSnapshotAlreadyExists',
    `Cannot create the snapshot because a snapshot with the identifier ${id} already exists.`,
    { trailCode: 'DBSnapshotAlreadyExistsFault' },
  );
}
