/** Snapshots: rendering and finding, shared by their operations. */
import { shownTags } from '../../request/tags.ts';
import type { Snapshot } from '../../state.ts';

export function renderSnapshot(snapshot: Snapshot, account: string): object {
  return {
    ...shownTags(snapshot.tags),
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
