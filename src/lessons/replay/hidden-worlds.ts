import { MINUTE_MS } from '../../kernel/clock.ts';
import { record, type Recording } from '../../world/playback/recording.ts';
import { whyNotPlayed } from '../../world/playback/configured.ts';
import type { Fittings, World } from '../../world/world.ts';
import type { HiddenWorld, ReplayTask } from './lab.ts';
import { hiddenSpec, playTask, rehearseTask, type Told } from './rehearsals.ts';

/** What part of a task the living of its world is: a playback is quick. */
const LIVING_SHARE = 0.95;

/**
 * The hidden worlds of one scenario. Each is lived once and recorded; configurations are tried
 * against the recordings, which whoever needs one first brings on.
 */
export class HiddenWorlds {
  private readonly told: Told;
  private readonly fittings: Fittings;
  private readonly recordings = new Map<string, Recording>();
  private readonly begun = new Map<string, Generator<number, Recording>>();

  constructor(told: Told, fittings: Fittings) {
    this.told = told;
    this.fittings = fittings;
  }

  isRecorded(world: HiddenWorld): boolean {
    return this.recordings.has(keyOf(world));
  }

  /** Goes on with the recording of a world, from where it was left; yields the share done. */
  *record(world: HiddenWorld): Generator<number, Recording> {
    const key = keyOf(world);
    for (;;) {
      const known = this.recordings.get(key);
      if (known) return known;
      const living = this.begun.get(key) ?? this.begin(world);
      this.begun.set(key, living);
      const step = living.next();
      if (!step.done) {
        yield step.value;
        continue;
      }
      this.begun.delete(key);
      this.recordings.set(key, step.value);
    }
  }

  /** The minutes at which somebody is paged in a hidden world; yields the share done. */
  *run(own: World, task: ReplayTask): Generator<number, number[]> {
    const isLived = this.isRecorded(task);
    if (isLived || !this.isKnownToDiffer(own)) {
      const share = isLived ? 0 : LIVING_SHARE;
      for (const done of this.record(task)) yield done * share;
      const playing = playTask(own, this.recordings.get(keyOf(task))!);
      for (;;) {
        const step = playing.next();
        if (!step.done) yield share + step.value * (1 - share);
        else if (step.value) return step.value;
        else break;
      }
    }
    return yield* rehearseTask(own, this.told, task);
  }

  /** What cannot be played in one of the worlds is not worth recording another one for. */
  private isKnownToDiffer(own: World): boolean {
    const [any] = this.recordings.values();
    return any !== undefined && whyNotPlayed(own, any) !== null;
  }

  private begin(world: HiddenWorld): Generator<number, Recording> {
    const spec = hiddenSpec(this.told, world);
    const until = spec.start + world.untilMinute * MINUTE_MS;
    return record({ spec, seed: world.seed, until }, this.fittings);
  }
}

function keyOf({ kind, seed, untilMinute }: HiddenWorld): string {
  return `${kind} ${seed} ${untilMinute}`;
}
