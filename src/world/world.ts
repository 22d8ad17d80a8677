import type { CallRequest, Look, Outcome } from '../gateway/call.ts';
import type { ServiceContext } from '../gateway/context.ts';
import { Door } from '../gateway/door.ts';
import { deepFreeze } from '../gateway/freeze.ts';
import type { AnyResident } from '../gateway/resident.ts';
import type { AnyService, Handler } from '../gateway/service.ts';
import type { ModelLaws } from '../gateway/substrate.ts';
import { assert, AssertionError } from '../kernel/assert.ts';
import { DAY_MS, type Instant } from '../kernel/clock.ts';
import { emptyQueue, moveCursor, peekInstant, takeUntil } from '../kernel/queue.ts';
import { residentContext, substrateOf } from './bindings.ts';
import { copyState, digestOf } from './snapshot.ts';
import type { Modulation, WorldSpec, WorldState } from './state.ts';

/** What a world is made of besides its state: constants of this release. */
export interface Fittings {
  readonly services: readonly AnyService[];
  readonly residents: readonly AnyResident[];
  readonly model: ModelLaws;
}

type Work = (arg: never, region: string) => void;

/** A living account: its state, and the machinery over it. */
export class World {
  readonly state: WorldState;
  readonly door: Door;
  readonly fittings: Fittings;
  private readonly work = new Map<string, Work>();

  constructor(state: WorldState, fittings: Fittings) {
    this.state = state;
    this.fittings = fittings;
    this.door = new Door(substrateOf(state, fittings));
    for (const service of fittings.services) this.addServiceWork(service);
    for (const resident of fittings.residents) this.addResidentWork(resident);
  }

  get now(): Instant {
    return this.state.now;
  }

  /** Runs everything up to and including `until`, then stands there. */
  advance(until: Instant): void {
    while (this.step(until));
  }

  /**
   * Runs at most `budget` entries up to `until`. True while entries may be left; when it returns
   * false the clock stands at `until`.
   */
  step(until: Instant, budget = 512): boolean {
    const { state } = this;
    assert(until >= state.now, 'time does not run backwards: restore a snapshot instead');
    for (let count = 0; count < budget; count++) {
      const entry = takeUntil(state.queue, until);
      if (!entry) {
        state.now = until;
        moveCursor(state.queue, until);
        return false;
      }
      state.now = entry.at;
      const work = this.work.get(entry.kind);
      if (!work) throw new AssertionError(`nobody does ${entry.kind}`);
      work(entry.arg as never, entry.region);
    }
    return true;
  }

  /**
   * Makes a workload stronger or weaker for a while. Nobody's act, so it is not in the journal: for
   * worlds of which nothing is kept.
   */
  stir(change: Modulation): void {
    const { spec } = this.state;
    const modulations = Object.freeze([...spec.modulations, Object.freeze(change)]);
    this.state.spec = Object.freeze({ ...spec, modulations });
  }

  /** The instant of the next scheduled work, or null. */
  nextInstant(): Instant | null {
    return peekInstant(this.state.queue);
  }

  /** An outside act: journalled, then sent through the door at this instant. */
  submit(request: CallRequest): Outcome {
    const kept = deepFreeze(request);
    const outcome = this.door.call(kept);
    const errorCode = outcome.ok ? null : outcome.error.code;
    this.state.journal.push(Object.freeze({ at: this.now, request: kept, errorCode }));
    return outcome;
  }

  /** An unrecorded look, for redraw and graders. */
  peek(look: Look): Outcome {
    return this.door.peek({ ...look, region: look.region ?? this.state.spec.homeRegion });
  }

  /** A service's context, for views. */
  context(service: string, region?: string): ServiceContext<never> {
    const where = region ?? this.state.spec.homeRegion;
    return this.door.context(this.door.serviceNamed(service), where);
  }

  /**
   * The digest of everything that matters: a Region somebody only looked at counts for nothing.
   */
  digest(): string {
    const services = this.fittings.services.map((service) => [
      service.name,
      this.digestsByRegion(service),
    ]);
    return digestOf({ ...this.state, services });
  }

  private digestsByRegion(service: AnyService): string[][] {
    const { account } = this.state.spec;
    const byRegion = this.state.services.get(service.name) ?? new Map<string, unknown>();
    const digests: string[][] = [];
    for (const region of [...byRegion.keys()].sort()) {
      const own = digestOf(byRegion.get(region));
      const empty = digestOf(service.empty({ account, region, seed: this.state.seed }));
      if (own !== empty) digests.push([region, own]);
    }
    return digests;
  }

  /** A copy of the state that lives on its own. */
  snapshot(): WorldState {
    return copyState(this.state);
  }

  private addServiceWork(service: AnyService): void {
    for (const [kind, handler] of Object.entries(service.handlers ?? {})) {
      const handle = handler as Handler<never>;
      this.work.set(kind, (arg, region) => handle(this.door.context(service, region), arg));
    }
  }

  private addResidentWork(resident: AnyResident): void {
    if (!(resident.name in this.state.spec.residents)) return;
    const ctx = residentContext(this, resident);
    for (const [kind, handler] of Object.entries(resident.handlers)) {
      this.work.set(kind, (arg) => handler(ctx, arg));
    }
  }
}

/** A world from a snapshot. The snapshot itself is not touched and can be used again. */
export function restoreWorld(snapshot: WorldState, fittings: Fittings): World {
  return new World(copyState(snapshot), fittings);
}

/**
 * A new world, standing at the beginning of its history. Advance it to `spec.start` to have lived
 * through it.
 */
export function openWorld(spec: WorldSpec, seed: number, fittings: Fittings): World {
  const origin = spec.start - spec.historyDays * DAY_MS;
  const state: WorldState = {
    spec: deepFreeze(spec),
    seed,
    now: origin,
    serial: 1,
    queue: emptyQueue(origin),
    streams: new Map(),
    services: new Map(),
    residents: new Map(),
    buckets: new Map(),
    journal: [],
  };
  const world = new World(state, fittings);
  seedServices(world);
  for (const resident of fittings.residents) {
    if (resident.name in spec.residents) resident.start(residentContext(world, resident));
  }
  return world;
}

function seedServices(world: World): void {
  const { spec } = world.state;
  for (const service of world.fittings.services) {
    for (const [region, seeds] of Object.entries(spec.regions)) {
      const own = seeds[service.name];
      if (own === undefined) continue;
      assert(service.seed, `${service.name} cannot be seeded`);
      service.seed(world.door.context(service, region), own as never);
    }
  }
  for (const service of world.fittings.services) {
    const regions = service.global ? ['us-east-1'] : Object.keys(spec.regions);
    for (const region of regions) service.start?.(world.door.context(service, region));
  }
}
