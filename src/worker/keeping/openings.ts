/**
 * Worlds that stand at the beginning of their story: from the cache, lived through, or lived
 * ahead of time while the visitor still reads.
 */
import { packFrozen, unpackFrozen } from '../../storage/frozen.ts';
import { putOpening, readOpening } from '../../storage/openings.ts';
import { FITTINGS } from '../../world/fittings.ts';
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

interface Warming {
  readonly key: string;
  readonly world: Promise<World | null>;
  isCancelled: boolean;
}

export class Openings {
  private readonly options: HostOptions;
  private readonly runner: Runner;
  private warming: Warming | null = null;

  constructor(options: HostOptions, runner: Runner) {
    this.options = options;
    this.runner = runner;
  }

  /** Whether an opening nobody asked for yet is being lived: not to be shown as work. */
  get isWarming(): boolean {
    return this.warming !== null;
  }

  /** The world at its story's start. Slow the first time, slice by slice. */
  async at(of: OpeningKey): Promise<World> {
    const warmed = await this.takeWarm(of);
    if (warmed) return warmed;
    const kept = await this.recall(of);
    if (kept) return restoreWorld(kept, FITTINGS);
    const world = openingOf(of);
    await this.runner.run(advancing(world, of.story.start));
    world.advance(of.story.start);
    this.keepSoon(of, world.snapshot());
    return world;
  }

  /** Lives an opening ahead, unless it is kept already. Given up when another one is wanted. */
  async warm(of: OpeningKey): Promise<void> {
    if (this.warming || (await this.recall(of))) return;
    const world = openingOf(of);
    const warming: Warming = {
      key: this.keyOf(of),
      isCancelled: false,
      world: this.runner
        .run(untilCancelled(advancing(world, of.story.start), () => warming.isCancelled))
        .then(() => {
          if (warming.isCancelled) return null;
          world.advance(of.story.start);
          this.keepSoon(of, world.snapshot());
          return world;
        })
        .catch(() => null),
    };
    this.warming = warming;
    await warming.world;
    if (this.warming === warming) this.warming = null;
  }

  private async takeWarm(of: OpeningKey): Promise<World | null> {
    const { warming } = this;
    if (!warming) return null;
    this.warming = null;
    if (warming.key === this.keyOf(of)) return warming.world;
    warming.isCancelled = true;
    return null;
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

function openingOf({ story, seed }: OpeningKey): World {
  return openWorld(story.specOf(seed), seed, FITTINGS);
}

function* untilCancelled(job: Job, isCancelled: () => boolean): Job {
  for (;;) {
    if (isCancelled()) return;
    const { done, value } = job.next();
    if (done) return;
    yield value;
  }
}
