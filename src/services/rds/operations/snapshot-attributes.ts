import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { invalidValue } from '../errors.ts';
import { findSnapshot, namedSnapshotArn } from '../find.ts';
import { attributesOf } from '../shapes/snapshot.ts';
import type { RdsState } from '../state.ts';

interface ModifyInput {
  readonly DBSnapshotIdentifier: string;
  readonly AttributeName: string;
  readonly ValuesToAdd?: readonly string[];
  readonly ValuesToRemove?: readonly string[];
}

/** Most accounts a snapshot may be shared with. AWS page: "Sharing a DB snapshot". */
const SHARED_LIMIT = 20;

/** Shares a manual snapshot with accounts, or with `all`. AWS page: "ModifyDBSnapshotAttribute". */
export const modifyDBSnapshotAttribute = operation<RdsState, ModifyInput>({
  name: 'ModifyDBSnapshotAttribute',
  readOnly: false,
  trail: { category: 'management' },
  resource: namedSnapshotArn,
  run: (ctx, input) => {
    const snapshot = findSnapshot(ctx, input.DBSnapshotIdentifier);
    const { AttributeName, ValuesToAdd = [], ValuesToRemove = [] } = input;
    if (AttributeName !== 'restore') {
      throw invalidValue(`Invalid attribute name: ${AttributeName}`);
    }
    if (snapshot.type === 'automated') {
      throw awsError(
        'InvalidDBSnapshotState',
        `Automated snapshots cannot be modified: ${snapshot.id}`,
        { trailCode: 'InvalidDBSnapshotStateFault' },
      );
    }
    for (const value of ValuesToAdd) {
      if (value !== 'all' && !/^\d{12}$/.test(value)) {
        throw invalidValue(`Invalid account ID: ${value}`);
      }
    }
    const kept = snapshot.sharedWith.filter((value) => !ValuesToRemove.includes(value));
    const next = [...new Set([...kept, ...ValuesToAdd])];
    if (next.length > SHARED_LIMIT) {
      throw awsError(
        'SharedSnapshotQuotaExceeded',
        'You have exceeded the maximum number of accounts that you can share a manual DB ' +
          'snapshot with.',
        { trailCode: 'SharedSnapshotQuotaExceededFault' },
      );
    }
    snapshot.sharedWith = Object.freeze(next);
    return attributesOf(snapshot);
  },
});

/** Who may restore a snapshot. AWS page: "DescribeDBSnapshotAttributes". */
export const describeDBSnapshotAttributes = operation<RdsState, { DBSnapshotIdentifier: string }>({
  name: 'DescribeDBSnapshotAttributes',
  readOnly: true,
  trail: { category: 'management' },
  resource: namedSnapshotArn,
  run: (ctx, { DBSnapshotIdentifier }) => attributesOf(findSnapshot(ctx, DBSnapshotIdentifier)),
});
