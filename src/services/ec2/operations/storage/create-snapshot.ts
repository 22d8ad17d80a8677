import { freshId } from '../../instances/launch.ts';
import { ec2Operation } from '../../request/declare.ts';
import { ec2Error, findOne } from '../../request/errors.ts';
import { checkSpecified, specifiedTags, type TagSpecification } from '../../request/tags.ts';
import type { Snapshot } from '../../state.ts';
import { renderSnapshot } from './snapshots.ts';

interface Input {
  readonly VolumeId: string;
  readonly Description?: string;
  readonly TagSpecifications?: readonly TagSpecification[];
}

/** EC2 API reference, "CreateSnapshot". */
export const createSnapshot = ec2Operation<Input>({
  name: 'CreateSnapshot',
  readOnly: false,
  fields: ['VolumeId', 'Description', 'TagSpecifications'],
  run: (ctx, input) => {
    const volume = findOne('volume', ctx.state.volumes, input.VolumeId);
    checkSpecified(input.TagSpecifications, ['snapshot']);
    const snapshot: Snapshot = {
      id: freshId('snap', ctx.random('ids')),
      volumeId: volume.id,
      sizeGib: volume.sizeGib,
      startedAt: ctx.now,
      description: input.Description ?? '',
      encrypted: volume.encrypted,
      tags: specifiedTags(input.TagSpecifications, 'snapshot'),
      sharedWith: [],
      isPublic: false,
    };
    ctx.state.snapshots.set(snapshot.id, snapshot);
    return { ...renderSnapshot(snapshot, ctx.account), State: 'pending', Progress: '' };
  },
});

/** EC2 API reference, "DeleteSnapshot". */
export const deleteSnapshot = ec2Operation<{ SnapshotId: string }>({
  name: 'DeleteSnapshot',
  readOnly: false,
  fields: ['SnapshotId'],
  run: (ctx, { SnapshotId }) => {
    findOne('snapshot', ctx.state.snapshots, SnapshotId);
    const image = [...ctx.state.images.values()].find((each) => each.snapshotId === SnapshotId);
    if (image !== undefined) {
      const text = `The snapshot ${SnapshotId} is currently in use by ${image.id}`;
      throw ec2Error('InvalidSnapshot.InUse', text);
    }
    ctx.state.snapshots.delete(SnapshotId);
    return {};
  },
});
