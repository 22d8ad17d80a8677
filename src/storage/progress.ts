import type { Database } from './db.ts';
import { betterProgress, type KeptProgress } from './kept.ts';

/** How far the learner got, by scenario. */
export async function readProgress(db: Database): Promise<Map<string, KeptProgress>> {
  const rows = await db.attempt(() => db.progress.toArray());
  return new Map(rows.map((row) => [row.scenario, row]));
}

/** Notes progress; what was reached once is never taken back. */
export function noteProgress(db: Database, progress: KeptProgress): Promise<void> {
  return db.attempt(() =>
    db.transaction('rw', db.progress, async () => {
      const before = await db.progress.get(progress.scenario);
      await db.progress.put(before ? betterProgress(before, progress) : progress);
    }),
  );
}
