import type { Instant } from '../kernel/clock.ts';
import type { RandomStream } from '../kernel/random.ts';
import type { CallRequest, Look, Outcome, Push } from './call.ts';
import type { ServiceContext } from './context.ts';

/**
 * Whoever lives in the account besides AWS: actors (people, automation, intruders: they make
 * calls) and workloads (traffic: it loads resources through stimuli). Declared like services:
 * plain state, scheduled work by name.
 */
export interface Resident<State = unknown, Config = unknown> {
  /** Unique among residents and services; prefix of its handlers. */
  readonly name: string;
  readonly empty: (config: Config) => State;
  /** Schedules the first of its work. */
  readonly start: (ctx: ResidentContext<State, Config>) => void;
  readonly handlers: Readonly<
    Record<string, (ctx: ResidentContext<State, Config>, arg: never) => void>
  >;
}

export interface ResidentContext<State = unknown, Config = unknown> {
  readonly account: string;
  readonly homeRegion: string;
  readonly seed: number;
  readonly now: Instant;
  /** When the scenario opens: history lies before it. */
  readonly opensAt: Instant;
  readonly state: State;
  /** Frozen, from the world spec. */
  readonly config: Config;
  random(name: string): RandomStream;
  /** `<resident>.<what>`; `arg` is frozen. */
  schedule(at: Instant, kind: string, arg?: unknown): void;
  /** The API door, recorded. */
  call(request: CallRequest): Outcome;
  /** An unrecorded look. */
  peek(look: Look): Outcome;
  /** The load door. */
  stimulate(push: Push): unknown;
  /** The telemetry door of a Region (custom metrics of an agent, application logs). */
  telemetry(region: string): Pick<ServiceContext, 'metrics' | 'logs'>;
  /** Strength of a signal named in the scenario's acts right now: 1 when nothing changes it. */
  modulation(target: string, signal: string): number;
}

/** A resident whose types were forgotten: what the registry holds. */
export type AnyResident = Resident<never, never>;

export function resident<State, Config>(declared: Resident<State, Config>): AnyResident {
  return Object.freeze(declared) as unknown as AnyResident;
}
