import { operation } from '../../../gateway/service.ts';
import { invalidValue } from '../errors.ts';
import { findSnapshot, namedSnapshotArn, pageOf } from '../find.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import { snapshotOf } from '../shapes/snapshot.ts';
import type { RdsState } from '../state.ts';

interface Input {
  readonly DBInstanceIdentifier?: string;
  readonly DBSnapshotIdentifier?: string;
  readonly SnapshotType?: string;
  readonly DbiResourceId?: string;
  readonly MaxRecords?: number;
  readonly Marker?: string;
}

const TYPES = new Set(['automated', 'manual', 'shared', 'public', 'awsbackup']);

/** Snapshots by instance, name or type. AWS page: "DescribeDBSnapshots". */
export const describeDBSnapshots = operation<RdsState, Input>({
  name: 'DescribeDBSnapshots',
  readOnly: true,
  trail: { category: 'management' },
  resource: namedSnapshotArn,
  run: (ctx, input) => {
    refuseMembers('RDS DescribeDBSnapshots', input, ['Filters']);
    const { DBSnapshotIdentifier: name, SnapshotType: type } = input;
    if (type !== undefined && !TYPES.has(type)) {
      throw invalidValue(`Invalid snapshot type: ${type}`);
    }
    const all = name === undefined ? [...ctx.state.snapshots.values()] : [findSnapshot(ctx, name)];
    const instanceId = input.DBInstanceIdentifier?.toLowerCase();
    const found = all.filter(
      (snapshot) =>
        (instanceId === undefined || snapshot.instanceId === instanceId) &&
        (input.DbiResourceId === undefined || snapshot.resourceId === input.DbiResourceId) &&
        (type === undefined || snapshot.type === type),
    );
    const { items, marker } = pageOf(found, input);
    return { DBSnapshots: items.map((snapshot) => snapshotOf(ctx, snapshot)), ...marker };
  },
});
