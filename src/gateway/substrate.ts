import type { ErrorAnswer } from '../aws/errors.ts';
import type { Instant } from '../kernel/clock.ts';
import type { RandomStream } from '../kernel/random.ts';
import type { AnyService } from './service.ts';

/** What the gateway stands on; the world builds it over its state. */
export interface Substrate {
  readonly account: string;
  readonly homeRegion: string;
  readonly seed: number;
  readonly services: ReadonlyMap<string, AnyService>;
  now(): Instant;
  nextSerial(): number;
  /** The state of a service in a Region, made when missing. */
  stateOf(service: AnyService, region: string): never;
  regionsOf(service: AnyService): string[];
  random(name: string): RandomStream;
  schedule(at: Instant, what: { kind: string; region: string; arg: unknown }): void;
  readonly buckets: Map<string, TokenBucket>;
  readonly model: ModelLaws;
}

/** A token bucket's state: tokens left at an instant. */
export interface TokenBucket {
  tokens: number;
  at: Instant;
}

/** What the gateway asks of the generated API model (src/aws/model). */
export interface ModelLaws {
  /** Whether AWS has this operation at all. */
  knows(service: string, operation: string): boolean;
  /** Null when the parameters have the right shape; otherwise AWS's answer. */
  check(service: string, operation: string, params: object): ErrorAnswer | null;
}
