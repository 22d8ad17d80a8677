import { entriesInOrder, type Entry } from '../../kernel/queue.ts';
import type { Instant } from '../../kernel/clock.ts';
import { adoptAll, rehearse } from '../rehearsal.ts';
import { copyState } from '../snapshot.ts';
import type { WorldSpec, WorldState } from '../state.ts';
import { openWorld, restoreWorld, type Fittings } from '../world.ts';

type Services = WorldState['services'];

/**
 * A hidden world as it goes by when nobody touches it: what a playback needs of it. It is lived
 * once; any number of configurations are then tried against it.
 */
export interface Recording {
  /** The world as the story opens, with the services that take part in playbacks only. */
  readonly opened: WorldState;
  /** Work that was due later. */
  readonly due: readonly Entry[];
  /** How those services stood at the end. Shared by playbacks, which do not write to it. */
  readonly lived: Services;
  readonly until: Instant;
}

/** What is to be recorded. */
export interface RecordingWish {
  readonly spec: WorldSpec;
  readonly seed: number;
  readonly until: Instant;
}

/** Lives a world to its end and keeps what a playback needs; yields the share done. */
export function* record(
  { spec, seed, until }: RecordingWish,
  fittings: Fittings,
): Generator<number, Recording> {
  const world = openWorld(spec, seed, fittings);
  const from = world.now;
  const before = (spec.start - from) / (until - from);
  for (const { name, playback } of fittings.services) {
    if (!playback?.record) continue;
    for (const region of Object.keys(spec.regions)) {
      playback.record(world.context(name, region).state);
    }
  }
  for (const share of rehearse(world, spec.start)) yield share * before;
  // As a rehearsal does with a configuration that nobody touched.
  adoptAll(world, restoreWorld(world.snapshot(), fittings));
  const { state } = world;
  const kinds = new Set(fittings.services.flatMap(({ playback }) => playback?.work ?? []));
  const due = entriesInOrder(state.queue).filter(({ kind }) => kinds.has(kind));
  const opened: WorldState = {
    ...{ seed, now: state.now, serial: state.serial, queue: state.queue, journal: [] },
    spec: Object.freeze({ ...spec, residents: Object.freeze({}) }),
    streams: copyState(state.streams),
    buckets: copyState(state.buckets),
    services: copyState(keptOpened(state.services, fittings)),
    residents: new Map(),
  };
  for (const share of rehearse(world, until)) yield before + share * (1 - before);
  const lived = takingPart(state.services, fittings);
  for (const { name, playback } of fittings.services) {
    for (const own of lived.get(name)?.values() ?? []) {
      playback?.seal?.(own as never, { from: spec.start, until });
    }
  }
  return { opened, due, lived, until };
}

function keptOpened(services: Services, fittings: Fittings): Services {
  const kept = takingPart(services, fittings);
  for (const { name, playback } of fittings.services) {
    const byRegion = kept.get(name);
    if (!playback?.keepOpened || !byRegion) continue;
    const bare = [...byRegion].map(([region, state]) => {
      return [region, playback.keepOpened!(state as never) as unknown] as const;
    });
    kept.set(name, new Map(bare));
  }
  return kept;
}

function takingPart(services: Services, fittings: Fittings): Services {
  const names = fittings.services.filter(({ playback }) => playback).map(({ name }) => name);
  return new Map([...services].filter(([name]) => names.includes(name)));
}
