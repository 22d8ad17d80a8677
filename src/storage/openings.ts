/** Lived histories of scenarios already opened once, so that the next opening is quick. */
import type { Database } from './db.ts';
import type { Packed } from './frozen.ts';

/** Each takes tens of megabytes. */
const KEPT_OPENINGS = 4;

export function readOpening(db: Database, key: string): Promise<Packed | undefined> {
  return db.attempt(() => db.openings.get(key));
}

/** Keeps an opening and forgets the oldest beyond four, and those of other code. */
export function putOpening(
  db: Database,
  opening: { key: string; code: string; savedAt: number; state: Packed },
): Promise<void> {
  const { key, code, savedAt, state } = opening;
  return db.attempt(() =>
    db.transaction('rw', db.openings, async () => {
      await db.openings.put({ key, savedAt, ...state });
      const keys = await db.openings.orderBy('savedAt').reverse().primaryKeys();
      const isStale = (other: string, place: number) =>
        place >= KEPT_OPENINGS || !other.startsWith(`${code}:`);
      await db.openings.bulkDelete(keys.filter(isStale));
    }),
  );
}
