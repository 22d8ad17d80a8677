import { Dexie, type Table } from 'dexie';
import type { Packed } from './frozen.ts';
import type { KeptAct, KeptNote, KeptProgress, KeptShellRow, KeptWorld } from './kept.ts';

/** A world's state; the key is a world's id or an opening's key. */
export interface KeptState extends Packed {
  readonly key: string;
  readonly savedAt: number;
}

export interface KeptBytes {
  readonly key: string;
  readonly savedAt: number;
  readonly bytes: Uint8Array;
}

/** Every version the stores ever had; a released line is never changed, only followed. */
export const SCHEMAS = [
  {
    version: 1,
    stores: {
      worlds: 'id, savedAt',
      acts: '[world+index]',
      snapshots: 'key',
      openings: 'key, savedAt',
      progress: 'scenario',
      bin: 'key',
    },
  },
  { version: 2, stores: { notes: 'about' } },
  { version: 3, stores: { shells: 'world' } },
] as const;

export class Database extends Dexie {
  readonly worlds!: Table<KeptWorld, string>;
  readonly acts!: Table<KeptAct, [string, number]>;
  readonly snapshots!: Table<KeptState, string>;
  readonly openings!: Table<KeptState, string>;
  readonly progress!: Table<KeptProgress, string>;
  readonly notes!: Table<KeptNote, string>;
  readonly shells!: Table<KeptShellRow, string>;
  /** What a reset threw away, as an export file, until the next reset. */
  readonly bin!: Table<KeptBytes, string>;

  constructor(name = 'trailwatch') {
    super(name);
    for (const { version, stores } of SCHEMAS) this.version(version).stores({ ...stores });
  }

  /**
   * Runs `work`; when the browser closed the store under it (site data cleared in another tab, the
   * disk gone for a moment), opens it again and tries once more.
   */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isLostConnection(error)) throw error;
      this.close();
      await this.open();
      return work();
    }
  }
}

/** Whether the browser refuses to keep more. */
export function isFull(error: unknown): boolean {
  return namesOf(error).includes('QuotaExceededError');
}

function isLostConnection(error: unknown): boolean {
  const lost = ['DatabaseClosedError', 'InvalidStateError', 'UnknownError', 'NotFoundError'];
  return namesOf(error).some((name) => lost.includes(name));
}

function namesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { inner } = error as { inner?: unknown };
  return [error.name, ...namesOf(inner)];
}
