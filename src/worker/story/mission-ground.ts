import type { Host } from '../host.ts';
import type { Play } from '../play.ts';
import type { Job } from '../time/runner.ts';
import type { Ground } from './story.ts';

/** What a mission may see and do of the play it judges. */
export function groundOf(host: Host, play: Play): Ground {
  return {
    story: play.story,
    scenario: play.scenario,
    now: () => play.world.now,
    world: () => play.world,
    work: (label, work) => workFor(host, label, work),
    changed: () => host.missionChanged(),
  };
}

/** Runs work as a job. Should it fail, it fails alone: the learner's world is not broken by it. */
async function workFor<T>(host: Host, label: string, work: Generator<number, T>): Promise<T> {
  let outcome: { value: T } | { error: unknown } | undefined;
  function* job(): Job {
    try {
      outcome = { value: yield* work };
    } catch (error) {
      outcome = { error };
    }
  }
  host.busy = { label, progress: null };
  host.report();
  try {
    await host.runner.run(job());
  } finally {
    host.busy = null;
    host.report();
  }
  if (!outcome || 'error' in outcome) throw outcome?.error ?? new Error(`${label}: no answer`);
  return outcome.value;
}
