/** Snapshots: rendering and finding, shared by their operations. */
import { renderTags } from '../../request/tags.ts';
import type { Snapshot } from '../../state.ts';

export function renderSnapshot(snapshot: Snapshot, account: string): object {
  return {
    Tags: renderTags(snapshot.tags),
    StorageTier: 'standard',
    SnapshotId: snapshot.id,
    VolumeId: snapshot.volumeId,
    State: 'completed',
    StartTime: snapshot.startedAt,
    Progress: '100%',
    OwnerId: account,
    Description: snapshot.description,
    VolumeSize: snapshot.sizeGib,
    Encrypted: snapshot.encrypted,
  };
}
