import type { Instant } from '../kernel/clock.ts';
import type { WorldState } from './state.ts';
import type { World } from './world.ts';

/**
 * A copy of a world's state that holds no bulky history from before an instant: placeholders stand
 * there (services' `leaveOut`). It lives on exactly as the whole world does, until somebody reads
 * what is not there.
 */
export function recentState(world: World, before: Instant): WorldState {
  const state = world.snapshot();
  for (const service of world.fittings.services) {
    if (!service.leaveOut) continue;
    for (const own of state.services.get(service.name)?.values() ?? []) {
      service.leaveOut(own as never, before);
    }
  }
  return state;
}
