/** A world that stands at the beginning of its story: from the cache, or lived through. */
import { FITTINGS } from '../../world/fittings.ts';
import type { WorldState } from '../../world/state.ts';
import { openWorld, restoreWorld, type World } from '../../world/world.ts';
import type { Database } from '../../storage/db.ts';
import { packFrozen, unpackFrozen } from '../../storage/frozen.ts';
import { putOpening, readOpening } from '../../storage/openings.ts';
import { advancing, type Runner } from '../time/runner.ts';
import type { Story } from '../story/story.ts';

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
    const { code } = opening;
    const packed = packFrozen(state);
    await putOpening(db, { key: keyOf(opening), code, savedAt: Date.now(), state: packed });
  } catch (error) {
    console.warn('The lived history was not kept:', error);
  }
}

async function recallOpening(opening: Opening, db: Database): Promise<WorldState | null> {
  try {
    const packed = await readOpening(db, keyOf(opening));
    return packed ? (unpackFrozen(packed) as WorldState) : null;
  } catch (error) {
    console.warn('The kept history cannot be read; it is lived again:', error);
    return null;
  }
}

function keyOf({ story, seed, code }: Opening): string {
  const { id, version } = story.card;
  return `${code}:${id}:${version}:${seed}`;
}
