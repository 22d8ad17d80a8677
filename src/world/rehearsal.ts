import type { Instant } from '../kernel/clock.ts';
import type { WorldSpec } from './state.ts';
import { openWorld, type World } from './world.ts';

/**
 * A hidden world in which a person's configuration is tried: opened on its own seed, lived up to
 * the opening of the story, then given what `own` has configured (services' `adopt`). Advance it
 * and read what it would have done. `own` is not touched.
 */
export function openRehearsal(own: World, spec: WorldSpec, seed: number): World {
  const hidden = openWorld(spec, seed, own.fittings);
  hidden.advance(spec.start);
  adoptAll(hidden, own);
  return hidden;
}

/** Gives a world what another one has configured. */
export function adoptAll(world: World, own: World): void {
  for (const service of own.fittings.services) {
    if (!service.adopt) continue;
    for (const [region, state] of own.state.services.get(service.name) ?? []) {
      service.adopt(world.door.context(service, region), state as never);
    }
  }
}

/** Entries of the queue: a few milliseconds of work. */
const SLICE = 64;

/** Steps a rehearsal in slices, so that its runner can show progress and stay answering. */
export function* rehearse(hidden: World, until: Instant): Generator<number, void> {
  const from = hidden.now;
  while (hidden.step(until, SLICE)) yield (hidden.now - from) / Math.max(1, until - from);
}
