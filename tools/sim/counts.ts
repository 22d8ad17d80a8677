import type { World } from '../../src/world/world.ts';

/** What has gathered in a world, for reports. */
export function countsOf(world: World): Record<string, number> {
  return { calls: world.state.serial - 1, scheduled: world.state.queue.size };
}
