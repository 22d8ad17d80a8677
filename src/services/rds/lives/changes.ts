import type { DbSettings } from '../state.ts';
import type { PlanName } from './plans.ts';

/** Members whose change interrupts the database or takes long: they wait for the window. */
const WAITING = [
  ...['DBInstanceClass', 'AllocatedStorage', 'MultiAZ', 'EngineVersion', 'Iops', 'StorageType'],
  ...['StorageThroughput', 'CACertificateIdentifier', 'Port'],
] as const;

export type Changes = Partial<DbSettings>;

/** Parts a modification into what waits for the window and what happens at once. */
export function splitChanges(
  settings: DbSettings,
  changes: Changes,
): { waiting: Changes; direct: Changes } {
  const waiting: Record<string, unknown> = {};
  const direct: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === settings[name as keyof DbSettings]) continue;
    const waits = (WAITING as readonly string[]).includes(name);
    (waits ? waiting : direct)[name] = value;
  }
  return { waiting, direct };
}

/** What applying the changes goes through. */
export function planFor(changes: Changes): PlanName {
  if (changes.DBInstanceClass !== undefined || changes.EngineVersion !== undefined) {
    return 'change-class';
  }
  if (changes.MultiAZ === true) return 'change-multi-az';
  const isStorage =
    changes.AllocatedStorage !== undefined ||
    changes.Iops !== undefined ||
    changes.StorageType !== undefined ||
    changes.StorageThroughput !== undefined;
  return isStorage ? 'change-storage' : 'change-settings';
}
