import { openRehearsal, rehearse } from '../world/rehearsal.ts';
import type { World } from '../world/world.ts';
import { MINUTE_MS } from '../kernel/clock.ts';
import type { ReplayTask } from './lab.ts';
import type { Scenario, WorldFile } from './schema.ts';
import { worldSpecOf } from './spec.ts';
import { pageMinutes } from './world-lens.ts';

/** Enough history for an alarm to know its state when the story opens. */
const REHEARSAL_DAYS = 0.25;

/**
 * Runs one task with what `own` has configured; yields the share done, answers the minutes at
 * which somebody was paged.
 */
export function* runTask(
  own: World,
  told: { scenario: Scenario; world: WorldFile },
  task: ReplayTask,
): Generator<number, number[]> {
  const spec = worldSpecOf(told.scenario, told.world, {
    quiet: task.kind === 'quiet',
    historyDays: REHEARSAL_DAYS,
    without: task.without,
    seed: task.seed,
  });
  const hidden = openRehearsal(own, spec, task.seed);
  yield* rehearse(hidden, spec.start + task.untilMinute * MINUTE_MS);
  return pageMinutes(hidden);
}
