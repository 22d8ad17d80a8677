import type { Instant } from '../../kernel/clock.ts';
import { NO_LOAD, type DbInstance, type DbSettings } from './state.ts';

/** A DB instance at the beginning of its life. */
export function newInstance(
  id: string,
  settings: DbSettings,
  born: { readonly resourceId: string; readonly at: Instant; readonly status: string },
): DbInstance {
  return {
    id,
    resourceId: born.resourceId,
    createdAt: born.at,
    settings,
    status: born.status,
    pending: Object.freeze({}),
    action: 0,
    stoppedAt: null,
    load: NO_LOAD,
    usedBytes: 2_400_000_000,
    credits: 60,
    backupUntil: 0,
    lastBackupAt: 0,
    isLowOnStorage: false,
    lowMinutes: 0,
    parameterStatus: 'in-sync',
    tags: new Map(),
    series: new Map(),
  };
}

/** The tags of a request, later ones winning. */
export function tagsOf(list: readonly { Key?: string; Value?: string }[] | undefined) {
  return new Map((list ?? []).map(({ Key = '', Value = '' }) => [Key, Value] as const));
}
