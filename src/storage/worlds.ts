/** Saved worlds: a row that says what it is, its acts one row each, its snapshot, if it has one. */
import { Dexie } from 'dexie';
import type { Database } from './db.ts';
import type { Packed } from './frozen.ts';
import type { KeptShellRow, KeptWorld } from './kept.ts';

const RUNS_KEPT = 4;

/** All saved worlds, last saved first. */
export function listWorlds(db: Database): Promise<KeptWorld[]> {
  return db.attempt(() => db.worlds.orderBy('savedAt').reverse().toArray());
}

export function readWorld(db: Database, id: string): Promise<KeptWorld | undefined> {
  return db.attempt(() => db.worlds.get(id));
}

/** The acts of a world in their order. */
export async function readActs(db: Database, id: string): Promise<unknown[]> {
  const rows = await db.attempt(() => actsOf(db, id).toArray());
  return rows.map((row) => row.act);
}

export function readSnapshot(db: Database, id: string): Promise<Packed | undefined> {
  return db.attempt(() => db.snapshots.get(id));
}

export interface WorldContents {
  readonly world: KeptWorld;
  readonly acts: readonly unknown[];
  readonly snapshot: Packed | null;
}

/** Writes a world whole, in one transaction: the old one stays until the new one is there. */
export function putWorld(db: Database, { world, acts, snapshot }: WorldContents): Promise<void> {
  return db.attempt(() =>
    db.transaction('rw', [db.worlds, db.acts, db.snapshots], async () => {
      await actsOf(db, world.id).delete();
      await db.acts.bulkAdd(acts.map((act, index) => ({ world: world.id, index, act })));
      if (!snapshot) await db.snapshots.delete(world.id);
      else {
        const { id: key, savedAt } = world;
        await db.snapshots.put({ key, savedAt, ...snapshot });
      }
      await db.worlds.put(world);
    }),
  );
}

/**
 * The cheap save after an act: adds what the journal has grown by. False where the store does not
 * hold what came before (it was cleared); then the world must be put whole.
 */
export function appendActs(
  db: Database,
  world: KeptWorld,
  newActs: readonly unknown[],
): Promise<boolean> {
  return db.attempt(() =>
    db.transaction('rw', [db.worlds, db.acts], async () => {
      const before = await db.worlds.get(world.id);
      if (before?.acts !== world.acts - newActs.length) return false;
      const rows = newActs.map((act, i) => ({ world: world.id, index: before.acts + i, act }));
      await db.acts.bulkPut(rows);
      await db.worlds.put({ ...world, snapshot: before.snapshot });
      return true;
    }),
  );
}

export function removeWorld(db: Database, id: string): Promise<void> {
  return db.attempt(() =>
    db.transaction('rw', [db.worlds, db.acts, db.snapshots, db.shells], async () => {
      await actsOf(db, id).delete();
      await db.snapshots.delete(id);
      await db.shells.delete(id);
      await db.worlds.delete(id);
    }),
  );
}

/** Of the runs of a story that saved themselves, the last few stay; named saves always do. */
export async function pruneRuns(
  db: Database,
  of: { scenario: string; seed: number },
): Promise<void> {
  const runs = (await listWorlds(db)).filter(
    (row) => row.automatic && row.scenario === of.scenario && row.seed === of.seed,
  );
  for (const { id } of runs.slice(RUNS_KEPT)) await removeWorld(db, id);
}

function actsOf(db: Database, id: string) {
  return db.acts.where('[world+index]').between([id, Dexie.minKey], [id, Dexie.maxKey]);
}

/** The shell of a world: files of its home folder and the lines that were typed. */
export function readShell(db: Database, world: string): Promise<KeptShellRow | undefined> {
  return db.attempt(() => db.shells.get(world));
}

export async function keepShell(db: Database, row: KeptShellRow): Promise<void> {
  await db.attempt(() => db.shells.put(row));
}

/** A copy of a world has the files of its shell too. */
export async function copyShell(db: Database, from: string, to: string): Promise<void> {
  const kept = await readShell(db, from);
  if (kept) await keepShell(db, { ...kept, world: to });
}
