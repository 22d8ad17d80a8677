import type { Host } from '../host.ts';
import type { Play } from '../play.ts';
import { statusOf } from '../status.ts';
import type { Ground } from './story.ts';

/** What a mission may see and do of the play it judges. */
export function groundOf(host: Host, play: Play): Ground {
  return {
    story: play.story,
    scenario: play.scenario,
    now: () => play.world.now,
    world: () => play.world,
    peek: (look) => play.world.peek(look),
    journal: () => play.world.state.journal,
    snapshot: () => play.world.snapshot(),
    learner: () => play.learner,
    act: (request) => {
      const outcome = host.runner.act((world) => world.submit(request));
      void host.acted();
      return outcome;
    },
    report: (busy) => {
      host.busy = busy;
      // At once: hidden runs hold the worker, and timers hardly come through beside them.
      host.listener(statusOf(host));
    },
    breathe: () => host.breathe(),
    changed: () => host.missions.changed(),
  };
}
