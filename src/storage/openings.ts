/** Lived histories of scenarios already opened once, so that the next opening is quick. */
import type { Database } from './db.ts';

const KEPT_OPENINGS = 6;

export async function readOpening(db: Database, key: string): Promise<Uint8Array | undefined> {
  return (await db.attempt(() => db.openings.get(key)))?.bytes;
}

/** Keeps an opening and forgets the oldest beyond six, and those of other code. */
export function putOpening(
  db: Database,
  opening: { key: string; code: string; savedAt: number; bytes: Uint8Array },
): Promise<void> {
  const { key, code, savedAt, bytes } = opening;
  return db.attempt(() =>
    db.transaction('rw', db.openings, async () => {
      await db.openings.put({ key, savedAt, bytes });
      const keys = await db.openings.orderBy('savedAt').reverse().primaryKeys();
      const isStale = (other: string, place: number) =>
        place >= KEPT_OPENINGS || !other.startsWith(`${code}:`);
      await db.openings.bulkDelete(keys.filter(isStale));
    }),
  );
}
