/** Everything out into one file, a file in beside what is there, and a reset that can be undone. */
import type { Database } from './db.ts';
import { packFile, unpackFile, type FileContents, type FiledWorld } from './export-file.ts';
import type { KeptShell } from '../shell/ports.ts';
import { betterProgress, type KeptWorld } from './kept.ts';
import { mergeNotes } from './notes.ts';
import { readActs, readShell } from './worlds.ts';

const RESET = 'reset';
/** Of files in shells, newest worlds first; a file with more could not be read again. */
const SHELLS_LIMIT_BYTES = 8 * 2 ** 20;

export async function exportAll(db: Database, exportedAt: number): Promise<Uint8Array> {
  const [rows, progress, notes] = await db.attempt(() =>
    Promise.all([db.worlds.toArray(), db.progress.toArray(), db.notes.toArray()]),
  );
  const shells = await shellsOf(db, rows);
  const worlds = await Promise.all(
    rows.map(async (world) => ({
      ...{ world, acts: await readActs(db, world.id) },
      shell: shells.get(world.id) ?? null,
    })),
  );
  return packFile({ worlds, progress, notes }, exportedAt);
}

async function shellsOf(db: Database, rows: readonly KeptWorld[]) {
  const shells = new Map<string, KeptShell>();
  let total = 0;
  for (const { id } of [...rows].sort((a, b) => b.savedAt - a.savedAt)) {
    const kept = await readShell(db, id);
    const size = kept?.files.reduce((sum, { bytes }) => sum + bytes.length, 0) ?? 0;
    if (!kept || total + size > SHELLS_LIMIT_BYTES) continue;
    total += size;
    shells.set(id, { files: kept.files, history: kept.history });
  }
  return shells;
}

/** Adds what a file holds; what is there stays. Throws BadFile before anything is changed. */
export async function importAll(db: Database, file: Blob) {
  return addContents(db, await unpackFile(file));
}

/**
 * Forgets worlds, progress and notes, and keeps them aside until the next reset. Where there is
 * nothing to forget, what the last one kept aside stays.
 */
export async function resetAll(db: Database, at: number): Promise<void> {
  const counts = await Promise.all([db.worlds, db.progress, db.notes].map((one) => one.count()));
  if (counts.every((count) => count === 0)) return;
  const bytes = await exportAll(db, at);
  const forgotten = [db.worlds, db.acts, db.snapshots, db.shells, db.progress, db.notes];
  await db.transaction('rw', [...forgotten, db.bin], async () => {
    await db.bin.put({ key: RESET, savedAt: at, bytes });
    await Promise.all(forgotten.map((table) => table.clear()));
  });
}

export async function canUndoReset(db: Database): Promise<boolean> {
  return (await db.attempt(() => db.bin.where('key').equals(RESET).count())) > 0;
}

/** Brings back what the last reset forgot; false where there was none. */
export async function undoReset(db: Database): Promise<boolean> {
  const kept = await db.attempt(() => db.bin.get(RESET));
  if (!kept) return false;
  await addContents(db, await unpackFile(new Blob([new Uint8Array(kept.bytes)])));
  await db.bin.delete(RESET);
  return true;
}

async function addContents(db: Database, { worlds, progress, notes }: FileContents) {
  const tables = [db.worlds, db.acts, db.shells, db.progress, db.notes];
  const added = await db.attempt(() =>
    db.transaction('rw', tables, async () => {
      let count = 0;
      for (const filed of worlds) count += (await addWorld(db, filed)) ? 1 : 0;
      for (const row of progress) {
        const before = await db.progress.get(row.scenario);
        await db.progress.put(before ? betterProgress(before, row) : row);
      }
      for (const note of notes) {
        const before = await db.notes.get(note.about);
        await db.notes.put(before ? mergeNotes(before, note) : note);
      }
      return count;
    }),
  );
  const same = worlds.length - added;
  return { added, words: tellImport({ added, same, progress, notes }) };
}

/** False where the very same world is here already; another one of the same id gets a new id. */
async function addWorld(db: Database, { world, acts, shell }: FiledWorld): Promise<boolean> {
  const here = await db.worlds.get(world.id);
  const isSame = here?.savedAt === world.savedAt && here.acts === world.acts;
  if (isSame) return false;
  const id = here ? `${world.id.slice(0, 120)}+${world.savedAt.toString(36)}` : world.id;
  if (here && (await db.worlds.get(id))) return false;
  await db.worlds.put({ ...world, id });
  await db.acts.bulkPut(acts.map((act, index) => ({ world: id, index, act })));
  if (shell) await db.shells.put({ ...shell, world: id });
  return true;
}

interface Imported extends Pick<FileContents, 'progress' | 'notes'> {
  readonly added: number;
  readonly same: number;
}

function tellImport({ added, same, progress, notes }: Imported): string {
  const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
  const parts = [
    `${plural(added, 'world')} added`,
    ...(same > 0 ? [`${same} already here`] : []),
    ...(progress.length > 0 ? [`progress of ${plural(progress.length, 'scenario')} merged`] : []),
    ...(notes.length > 0 ? [`${plural(notes.length, 'note')} merged`] : []),
  ];
  return `${parts.join(', ')}.`;
}
