import { operationNamed } from '../gateway/stages/route.ts';
import type { ServiceContext } from '../gateway/context.ts';
import { isOwn } from '../gateway/door.ts';
import { deepFreeze } from '../gateway/freeze.ts';
import type { AnyResident, ResidentContext } from '../gateway/resident.ts';
import type { Substrate } from '../gateway/substrate.ts';
import { AssertionError } from '../kernel/assert.ts';
import { schedule } from '../kernel/queue.ts';
import { forkStream, type RandomStream } from '../kernel/random.ts';
import { modulationAt } from './modulation.ts';
import type { WorldState } from './state.ts';
import type { Fittings, World } from './world.ts';

/** What the gateway stands on, over a world's state. */
export function substrateOf(state: WorldState, fittings: Fittings): Substrate {
  const services = new Map(fittings.services.map((service) => [service.name, service]));
  return {
    account: state.spec.account,
    homeRegion: state.spec.homeRegion,
    seed: state.seed,
    services,
    buckets: state.buckets,
    model: fittings.model,
    now: () => state.now,
    nextSerial: () => state.serial++,
    stateOf: (service, region) => {
      let byRegion = state.services.get(service.name);
      if (!byRegion) state.services.set(service.name, (byRegion = new Map()));
      let own = byRegion.get(region);
      if (own === undefined) {
        own = service.empty({ account: state.spec.account, region, seed: state.seed });
        byRegion.set(region, own);
      }
      return own as never;
    },
    regionsOf: (service) => [...(state.services.get(service.name)?.keys() ?? [])],
    random: (name) => streamOf(state, name),
    schedule: (at, what) => {
      schedule(state.queue, at, what);
    },
  };
}

/** The context of a resident, bound to its state and config. */
export function residentContext(
  world: World,
  resident: AnyResident,
): ResidentContext<never, never> {
  const { state, door } = world;
  const { spec } = state;
  const config = spec.residents[resident.name] as never;
  let own = state.residents.get(resident.name);
  if (own === undefined) state.residents.set(resident.name, (own = resident.empty(config)));
  const streams = new Map<string, RandomStream>();
  const telemetry = new Map<string, Pick<ServiceContext, 'metrics' | 'logs'>>();
  return {
    account: spec.account,
    homeRegion: spec.homeRegion,
    seed: state.seed,
    opensAt: spec.start,
    get now() {
      return state.now;
    },
    state: own as never,
    config,
    random: (name) => {
      let stream = streams.get(name);
      if (!stream) streams.set(name, (stream = streamOf(state, `${resident.name}/${name}`)));
      return stream;
    },
    schedule: (at, kind, arg = null) => {
      if (!isOwn(kind, resident.name))
        throw new AssertionError(`${kind} is not ${resident.name}'s`);
      schedule(state.queue, at, { kind, region: spec.homeRegion, arg: deepFreeze(arg) });
    },
    call: (request) => door.call(request),
    peek: (look) => world.peek(look),
    stimulate: ({ service, stimulus, arg, region = spec.homeRegion }) =>
      door.stimulate({ service, stimulus, arg, region }),
    telemetry: (region) => {
      let known = telemetry.get(region);
      if (!known) {
        const { metrics, logs } = door.context(door.serviceNamed('cloudwatch'), region);
        telemetry.set(region, (known = { metrics, logs }));
      }
      return known;
    },
    modulation: (target, signal) =>
      modulationAt(state.spec.modulations, { target, signal }, state.now),
  };
}

/** Whether we simulate an operation: for ledgers and pages. */
export function simulates(fittings: Fittings, service: string, operation: string): boolean {
  const found = fittings.services.find((s) => s.name === service);
  return found !== undefined && operationNamed(found, operation) !== undefined;
}

function streamOf(state: WorldState, name: string): RandomStream {
  let stream = state.streams.get(name);
  if (!stream) state.streams.set(name, (stream = forkStream(state.seed, name)));
  return stream;
}
