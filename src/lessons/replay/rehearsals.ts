import { MINUTE_MS } from '../../kernel/clock.ts';
import { whyNotPlayed } from '../../world/playback/configured.ts';
import { openPlayback, playOn } from '../../world/playback/play.ts';
import type { Recording } from '../../world/playback/recording.ts';
import { openRehearsal, rehearse } from '../../world/rehearsal.ts';
import type { WorldSpec } from '../../world/state.ts';
import type { World } from '../../world/world.ts';
import type { HiddenWorld, ReplayTask } from './lab.ts';
import type { Scenario, WorldFile } from '../schema.ts';
import { worldSpecOf } from '../spec.ts';
import { pageMinutes } from '../world-lens.ts';

/** Enough history for an alarm to know its state when the story opens. */
const REHEARSAL_DAYS = 0.25;

export interface Told {
  readonly scenario: Scenario;
  readonly world: WorldFile;
}

/** The world of a task, without the learner. */
export function hiddenSpec(told: Told, task: HiddenWorld, without?: readonly string[]): WorldSpec {
  return worldSpecOf(told.scenario, told.world, {
    quiet: task.kind === 'quiet',
    historyDays: REHEARSAL_DAYS,
    without,
    seed: task.seed,
  });
}

/**
 * Lives the hidden world of a task with what `own` has configured; yields the share done, answers
 * the minutes at which somebody was paged.
 */
export function* rehearseTask(
  own: World,
  told: Told,
  task: ReplayTask,
): Generator<number, number[]> {
  const spec = hiddenSpec(told, task, task.without);
  const hidden = openRehearsal(own, spec, task.seed);
  yield* rehearse(hidden, spec.start + task.untilMinute * MINUTE_MS);
  return pageMinutes(hidden);
}

/** The same from the recording of that world; null where that would not be the same. */
export function* playTask(own: World, recording: Recording): Generator<number, number[] | null> {
  if (whyNotPlayed(own, recording) !== null) return null;
  const playing = openPlayback(own, recording);
  yield* playOn(playing);
  return pageMinutes(playing.world);
}
