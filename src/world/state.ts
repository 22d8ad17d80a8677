import type { Call, CallRequest } from '../gateway/call.ts';
import type { TokenBucket } from '../gateway/substrate.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Queue } from '../kernel/queue.ts';
import type { RandomStream } from '../kernel/random.ts';

/** The account every scenario starts from, as data. Frozen once a world is opened. */
export interface WorldSpec {
  readonly id: string;
  readonly version: string;
  readonly account: string;
  readonly homeRegion: string;
  /** When the scenario opens; history lies before it. */
  readonly start: Instant;
  readonly historyDays: number;
  /** Region → service → that service's own seed spec. */
  readonly regions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Resident → its config. A resident that is not named does not live here. */
  readonly residents: Readonly<Record<string, unknown>>;
  /** Changes of signals over time, from the scenario's acts. */
  readonly modulations: readonly Modulation[];
}

/** From `at` to `until` the signal is multiplied by a factor that moves as `shape` says. */
export interface Modulation {
  readonly at: Instant;
  readonly until: Instant;
  readonly target: string;
  readonly signal: string;
  readonly shape: 'step' | 'ramp' | 'peak';
  readonly to: number;
  /** How long a ramp takes to reach `to`, and to fall back at the end. */
  readonly rampMs: number;
}

/** One act from outside, at the instant it was drawn from the inbox. */
export interface JournalEntry {
  readonly at: Instant;
  readonly request: CallRequest;
  /** How it ended: AWS's code when it was refused. */
  readonly errorCode: string | null;
}

/** Everything a world is. One structured-cloneable value. */
export interface WorldState {
  spec: WorldSpec;
  readonly seed: number;
  now: Instant;
  serial: number;
  readonly queue: Queue;
  readonly streams: Map<string, RandomStream>;
  /** Service → Region → state. */
  readonly services: Map<string, Map<string, unknown>>;
  readonly residents: Map<string, unknown>;
  readonly buckets: Map<string, TokenBucket>;
  readonly journal: JournalEntry[];
}

export type { Call };
