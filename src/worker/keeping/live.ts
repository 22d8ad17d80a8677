/** A world that stands at the beginning of its story: from the cache, or lived through. */
import { FITTINGS } from '../../world/fittings.ts';
import type { WorldState } from '../../world/state.ts';
import { openWorld, restoreWorld, type World } from '../../world/world.ts';
import { decode, encodePieces } from '../../storage/codec.ts';
import type { Database } from '../../storage/db.ts';
import { gunzipText, gzipPieces } from '../../storage/gzip.ts';
import { putOpening, readOpening } from '../../storage/openings.ts';
import { advancing, type Runner } from '../time/runner.ts';
import type { Story } from '../story/story.ts';

const STATE_LIMIT_BYTES = 2 ** 30;

export interface Opening {
  readonly story: Story;
  readonly seed: number;
  /** The code of the world, part of the cache's key. */
  readonly code: string;
}

/** The world at its story's start. Slow the first time: the history is lived, slice by slice. */
export async function liveOpening(opening: Opening, runner: Runner, db: Database): Promise<World> {
  const { story, seed } = opening;
  const kept = await recallOpening(opening, db);
  if (kept) return restoreWorld(kept, FITTINGS);
  const world = openWorld(story.specOf(seed), seed, FITTINGS);
  await runner.run(advancing(world, story.start));
  world.advance(story.start);
  return world;
}

/** Keeps an opening for the next time; a browser that refuses costs time only. */
export async function keepOpening(opening: Opening, state: WorldState, db: Database) {
  try {
    const bytes = await packState(state);
    const { code } = opening;
    await putOpening(db, { key: keyOf(opening), code, savedAt: Date.now(), bytes });
  } catch (error) {
    console.warn('The lived history was not kept:', error);
  }
}

export async function packState(state: WorldState): Promise<Uint8Array> {
  return gzipPieces(encodePieces(state));
}

export async function unpackState(bytes: Uint8Array): Promise<WorldState> {
  const blob = new Blob([new Uint8Array(bytes)]);
  return decode(await gunzipText(blob, STATE_LIMIT_BYTES)) as WorldState;
}

async function recallOpening(opening: Opening, db: Database): Promise<WorldState | null> {
  try {
    const bytes = await readOpening(db, keyOf(opening));
    return bytes ? await unpackState(bytes) : null;
  } catch (error) {
    console.warn('The kept history cannot be read; it is lived again:', error);
    return null;
  }
}

function keyOf({ story, seed, code }: Opening): string {
  const { id, version } = story.card;
  return `${code}:${id}:${version}:${seed}`;
}
