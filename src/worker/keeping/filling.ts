/**
 * A world that was opened from a pack is played at once, and its older history is lived beside it.
 * When that is done, the learner's acts so far are done again on the whole world, which then takes
 * the quick one's place: it stands where the quick one stood, to the byte, and lacks nothing.
 */
import type { World } from '../../world/world.ts';
import type { Play } from '../play.ts';
import type { Runner } from '../time/runner.ts';
import { Timeline } from '../time/timeline.ts';

export interface FillingOptions {
  readonly play: Pick<Play, 'world' | 'timeline'>;
  readonly runner: Runner;
  /** The world with its whole history, at the story's start. */
  readonly whole: Promise<World>;
  /** Whether the play is still the one that is open. */
  readonly isOpen: () => boolean;
  /** The whole world stands in; its first snapshot, for the timeline, is in the play already. */
  readonly filled: (world: World) => void;
}

export class Filling {
  /** Resolves when the whole world stands in, or the play was closed; rejects when it broke. */
  readonly done: Promise<void>;
  private readonly options: FillingOptions;

  constructor(options: FillingOptions) {
    this.options = options;
    this.done = this.fill();
    // Whoever waits hears of it; when nobody waits, the runner has told already.
    this.done.catch(() => undefined);
  }

  private async fill(): Promise<void> {
    const { play, runner, isOpen, filled } = this.options;
    const first = await this.whole();
    if (!first || !isOpen()) return;
    const opening = first.snapshot();
    const timeline = new Timeline(opening, first.fittings);
    for (;;) {
      const { now, state } = play.world;
      let found: World | null = null;
      await runner.run(timeline.goTo(now, state.journal, { found: (there) => (found = there) }));
      if (!isOpen()) return;
      if (isSamePlace(found!, play.world)) {
        play.timeline.startOver(opening);
        return filled(found!);
      }
      timeline.keep(found!);
    }
  }

  /** Null when it was given up because the play was closed. */
  private async whole(): Promise<World | null> {
    try {
      return await this.options.whole;
    } catch (error) {
      if (!this.options.isOpen()) return null;
      throw error;
    }
  }
}

/** Acts come in between slices of the work; then it goes on from there. */
function isSamePlace(found: World, present: World): boolean {
  return found.now === present.now && found.state.journal.length === present.state.journal.length;
}
