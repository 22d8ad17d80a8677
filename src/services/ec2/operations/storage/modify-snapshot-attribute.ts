import { ec2Operation } from '../../request/declare.ts';
import { findOne, invalidValue, missing } from '../../request/errors.ts';
import type { Snapshot } from '../../state.ts';
import { snapshotRecord } from '../../trail/records.ts';

interface Permission {
  readonly Group?: string;
  readonly UserId?: string;
}

interface Input {
  readonly SnapshotId: string;
  readonly Attribute?: string;
  readonly CreateVolumePermission?: {
    readonly Add?: readonly Permission[];
    readonly Remove?: readonly Permission[];
  };
  readonly OperationType?: string;
  readonly UserIds?: readonly string[];
  readonly GroupNames?: readonly string[];
}

/** Shares a snapshot or takes it back. EC2 API reference, "ModifySnapshotAttribute". */
export const modifySnapshotAttribute = ec2Operation<Input>({
  name: 'ModifySnapshotAttribute',
  readOnly: false,
  fields: [
    ...['SnapshotId', 'Attribute', 'CreateVolumePermission', 'OperationType', 'UserIds'],
    'GroupNames',
  ],
  trail: { shape: snapshotRecord },
  run: (ctx, input) => {
    const snapshot = findOne('snapshot', ctx.state.snapshots, input.SnapshotId);
    if (input.Attribute !== undefined && input.Attribute !== 'createVolumePermission') {
      throw invalidValue(`Value (${input.Attribute}) for parameter attribute is invalid.`);
    }
    const { add, remove } = permissionsOf(input);
    if (add.length + remove.length === 0) throw missing('CreateVolumePermission');
    for (const permission of add) allow(snapshot, permission, true);
    for (const permission of remove) allow(snapshot, permission, false);
    return {};
  },
});

function permissionsOf(input: Input): {
  add: readonly Permission[];
  remove: readonly Permission[];
} {
  const { CreateVolumePermission, OperationType, UserIds = [], GroupNames = [] } = input;
  const flat: Permission[] = [
    ...UserIds.map((UserId) => ({ UserId })),
    ...GroupNames.map((Group) => ({ Group })),
  ];
  return {
    add: [...(CreateVolumePermission?.Add ?? []), ...(OperationType === 'add' ? flat : [])],
    remove: [
      ...(CreateVolumePermission?.Remove ?? []),
      ...(OperationType === 'remove' ? flat : []),
    ],
  };
}

function allow(snapshot: Snapshot, { Group, UserId }: Permission, isAllowed: boolean): void {
  if (Group === 'all') snapshot.isPublic = isAllowed;
  if (UserId === undefined) return;
  if (!/^\d{12}$/.test(UserId)) throw invalidValue(`User ID '${UserId}' is invalid`);
  const others = snapshot.sharedWith.filter((id) => id !== UserId);
  snapshot.sharedWith = isAllowed ? [...others, UserId] : others;
}

/** Whom a snapshot is shared with. EC2 API reference, "DescribeSnapshotAttribute". */
export const describeSnapshotAttribute = ec2Operation<{ SnapshotId: string; Attribute: string }>({
  name: 'DescribeSnapshotAttribute',
  readOnly: true,
  fields: ['SnapshotId', 'Attribute'],
  run: (ctx, { SnapshotId, Attribute }) => {
    const snapshot = findOne('snapshot', ctx.state.snapshots, SnapshotId);
    if (Attribute === 'productCodes') return { SnapshotId, ProductCodes: [] };
    return {
      SnapshotId,
      CreateVolumePermissions: [
        ...(snapshot.isPublic ? [{ Group: 'all' }] : []),
        ...snapshot.sharedWith.map((UserId) => ({ UserId })),
      ],
    };
  },
});
