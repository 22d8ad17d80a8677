import { calendarOf } from '../../../aws/instant.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { DAY_MS } from '../../../kernel/clock.ts';
import { tellEvent, tellSnapshotEvent } from '../events.ts';
import type { DbInstance, DbSnapshot, RdsState } from '../state.ts';

type Ctx = ServiceContext<RdsState>;

/** How long a snapshot of a small instance takes. */
const SNAPSHOT_MS = 150_000;

/** Begins a snapshot; it is available a few minutes later. */
export function takeSnapshot(
  ctx: Ctx,
  instance: DbInstance,
  want: {
    readonly type: 'manual' | 'automated';
    readonly id?: string;
    readonly tags?: Map<string, string>;
  },
): DbSnapshot {
  const snapshot: DbSnapshot = {
    id: want.id ?? automatedName(ctx, instance.id),
    type: want.type,
    instanceId: instance.id,
    resourceId: instance.resourceId,
    instanceCreatedAt: instance.createdAt,
    createdAt: ctx.now,
    readyAt: ctx.now + SNAPSHOT_MS,
    settings: instance.settings,
    sharedWith: Object.freeze([]),
    tags: want.tags ?? (instance.settings.CopyTagsToSnapshot ? new Map(instance.tags) : new Map()),
  };
  ctx.state.snapshots.set(snapshot.id, snapshot);
  instance.backupUntil = snapshot.readyAt;
  const kind = want.type === 'manual' ? 'manual' : 'automated';
  tellSnapshotEvent(ctx, snapshot.id, `Creating ${kind} snapshot`);
  return snapshot;
}

/** `rds:reports-db-2026-03-02-03-05`. */
function automatedName(ctx: Ctx, id: string): string {
  const { year, month, day, hour, minute } = calendarOf(ctx.now);
  const two = (n: number) => String(n).padStart(2, '0');
  return `rds:${id}-${year}-${two(month)}-${two(day)}-${two(hour)}-${two(minute)}`;
}

/** The nightly backup: a snapshot, and those beyond the retention period go. */
export function backUp(ctx: Ctx, instance: DbInstance): void {
  const { BackupRetentionPeriod } = instance.settings;
  if (BackupRetentionPeriod === 0) return;
  tellEvent(ctx, instance.id, 'backupStarted');
  takeSnapshot(ctx, instance, { type: 'automated' });
  instance.lastBackupAt = ctx.now;
  const oldest = ctx.now - BackupRetentionPeriod * DAY_MS;
  for (const [id, snapshot] of ctx.state.snapshots) {
    const isOwn = snapshot.type === 'automated' && snapshot.instanceId === instance.id;
    if (isOwn && snapshot.createdAt < oldest) ctx.state.snapshots.delete(id);
  }
}
