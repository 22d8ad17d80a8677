/**
 * Worlds that stand at the beginning of their story: at once from a pack of this release, which
 * lacks the older history; or whole, from the cache or lived through beside what is played.
 */
import { packFrozen, unpackFrozen } from '../../storage/frozen.ts';
import { putOpening, readOpening } from '../../storage/openings.ts';
import { FITTINGS } from '../../world/fittings.ts';
import { unpackOpening } from '../../world/pack/opening.ts';
import type { WorldState } from '../../world/state.ts';
import { openWorld, restoreWorld, type World } from '../../world/world.ts';
import type { HostOptions } from '../host.ts';
import type { Story } from '../story/story.ts';
import { advancing, type Job, type Runner } from '../time/runner.ts';

/** A lived history is kept once the screens have drawn it. */
const KEEP_AFTER_MS = 1_000;

/** Which opening. */
export interface OpeningKey {
  readonly story: Story;
  readonly seed: number;
}

/** A history that is being lived; `world` rejects when it was given up. */
interface Living {
  readonly world: Promise<World>;
  isGivenUp: boolean;
}

/** Nobody wants this history any more. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

export class Openings {
  private readonly options: HostOptions;
  private readonly runner: Runner;
  private readonly living = new Map<string, Living>();

  constructor(options: HostOptions, runner: Runner) {
    this.options = options;
    this.runner = runner;
  }

  /** The world as the pack of this release has it: it lacks older history. Null without a pack. */
  async recent(of: OpeningKey): Promise<World | null> {
    try {
      const bytes = await this.options.packs.read(of.story.card.id, of.seed);
      if (!bytes) return null;
      const world = restoreWorld(unpackOpening(bytes, of.story.specOf(of.seed)), FITTINGS);
      await this.runner.run(advancing(world, of.story.start));
      world.advance(of.story.start);
      return world;
    } catch (error) {
      console.warn('The pack of this opening cannot be used; its history is lived:', error);
      return null;
    }
  }

  /** The world with its whole history. Slow the first time, and done while nothing else is. */
  whole(of: OpeningKey): Promise<World> {
    const key = this.keyOf(of);
    const known = this.living.get(key);
    if (known && !known.isGivenUp) return known.world;
    const living: Living = {
      isGivenUp: false,
      world: this.make(of, () => living.isGivenUp).finally(() => {
        if (this.living.get(key) === living) this.living.delete(key);
      }),
    };
    this.living.set(key, living);
    return living.world;
  }

  /** Nobody waits for this history any more. */
  giveUp(of: OpeningKey): void {
    const living = this.living.get(this.keyOf(of));
    if (living) living.isGivenUp = true;
  }

  private async make(of: OpeningKey, isGivenUp: () => boolean): Promise<World> {
    const kept = await this.recall(of);
    if (kept) return restoreWorld(kept, FITTINGS);
    const { story, seed } = of;
    const world = openWorld(story.specOf(seed), seed, FITTINGS);
    await this.runner.runAside(untilGivenUp(advancing(world, story.start), isGivenUp));
    if (isGivenUp()) throw new GivenUp();
    world.advance(story.start);
    this.keepSoon(of, world.snapshot());
    return world;
  }

  /** A browser that refuses to keep it costs time only. */
  private keepSoon(of: OpeningKey, state: WorldState): void {
    const { code, db, machine } = this.options;
    const keep = async () => {
      try {
        const key = this.keyOf(of);
        await putOpening(db, { key, code, savedAt: Date.now(), state: packFrozen(state) });
      } catch (error) {
        console.warn('The lived history was not kept:', error);
      }
    };
    machine.later(() => void keep(), KEEP_AFTER_MS);
  }

  private async recall(of: OpeningKey): Promise<WorldState | null> {
    try {
      const packed = await readOpening(this.options.db, this.keyOf(of));
      return packed ? (unpackFrozen(packed) as WorldState) : null;
    } catch (error) {
      console.warn('The kept history cannot be read; it is lived again:', error);
      return null;
    }
  }

  private keyOf({ story, seed }: OpeningKey): string {
    const { id, version } = story.card;
    return `${this.options.code}:${id}:${version}:${seed}`;
  }
}

function* untilGivenUp(job: Job, isGivenUp: () => boolean): Job {
  for (;;) {
    if (isGivenUp()) return;
    const { done, value } = job.next();
    if (done) return;
    yield value;
  }
}
