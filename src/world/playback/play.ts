import type { Arrival } from '../../gateway/playback.ts';
import { emptyQueue, schedule } from '../../kernel/queue.ts';
import { copyState } from '../snapshot.ts';
import type { WorldState } from '../state.ts';
import { World } from '../world.ts';
import type { Recording } from './recording.ts';

/** How many arrivals pass between two looks at the clock. */
const ARRIVALS_A_STEP = 256;
/** How many pieces the time without arrivals is cut into. */
const STEPS = 64;

/** A recording that plays: the world in which the configuration lives, and what will reach it. */
export interface Playing {
  readonly world: World;
  readonly arrivals: readonly Arrival[];
  readonly recording: Recording;
}

/**
 * The world of a recording as its story opens, with what `own` has configured and with nobody in
 * it. `own` is not touched.
 */
export function openPlayback(own: World, recording: Recording): Playing {
  const { opened } = recording;
  const { fittings } = own;
  const queue = emptyQueue(opened.now);
  for (const { at, ...what } of recording.due) schedule(queue, at, what);
  const world = new World(
    { ...copyOf(opened), queue, services: beginning(own, recording) },
    fittings,
  );
  const arrivals: Arrival[] = [];
  for (const service of fittings.services) {
    const { playback, name } = service;
    for (const [region, state] of own.state.services.get(name) ?? []) {
      playback?.adopt?.(world.door.context(service, region), state as never);
    }
    for (const [region, lived] of recording.lived.get(name) ?? []) {
      const ctx = world.door.context(service, region);
      for (const arrival of playback?.arrivals?.(ctx, lived as never) ?? []) arrivals.push(arrival);
    }
  }
  arrivals.sort((a, b) => a.at - b.at);
  return { world, arrivals, recording };
}

/** Plays it to its end; yields the share done. */
export function* playOn({ world, arrivals, recording }: Playing): Generator<number, void> {
  const { until } = recording;
  const from = world.now;
  const span = until - from;
  let next = 0;
  for (let step = 1; step <= STEPS; step++) {
    const end = from + Math.round((span * step) / STEPS);
    for (; next < arrivals.length && arrivals[next]!.at <= end; next++) {
      const { at, arrive } = arrivals[next]!;
      if (at > world.now) world.advance(at);
      arrive();
      if (next % ARRIVALS_A_STEP === 0) yield (world.now - from) / span;
    }
    world.advance(end);
    yield step / STEPS;
  }
}

function copyOf(opened: WorldState): WorldState {
  const { spec, seed, now, serial, queue } = opened;
  const { streams, buckets } = copyState({ streams: opened.streams, buckets: opened.buckets });
  return {
    ...{ spec, seed, now, serial, queue, streams, buckets },
    services: new Map(),
    residents: new Map(),
    journal: [],
  };
}

/** States of the services as `Playback.begin` has them. */
function beginning(own: World, { opened, lived }: Recording): WorldState['services'] {
  const services: WorldState['services'] = new Map();
  for (const { name, playback, empty } of own.fittings.services) {
    const byRegion = lived.get(name);
    if (!playback || !byRegion) continue;
    const begun = [...byRegion].map(([region, state]) => {
      const known = opened.services.get(name)?.get(region);
      const before = known ?? empty({ account: opened.spec.account, region, seed: opened.seed });
      return [region, playback.begin(copyState(before) as never, state as never)] as const;
    });
    services.set(name, new Map<string, unknown>(begun));
  }
  return services;
}
