import type { Instant } from '../kernel/clock.ts';
import type { RandomStream } from '../kernel/random.ts';
import type { Call, CallRequest, Identity, Look, Outcome, Push } from './call.ts';
import type { LazyText, SampleBatch, SeriesName, StatisticSet } from './ports.ts';
import type { AnyOperation, AnyService } from './service.ts';

/** What every piece of a service may use: its own state, time, chance, and the doors. */
export interface ServiceContext<State = unknown> {
  readonly account: string;
  /** The Region whose state this is; `us-east-1` for global services. */
  readonly region: string;
  readonly seed: number;
  /** Simulated now. */
  readonly now: Instant;
  /** The service's own state in this Region. Mutate it in place. */
  readonly state: State;
  /** The service's state in another Region (made when missing). */
  stateIn(region: string): State;
  /** Regions in which the service has state so far. */
  regions(): string[];
  /** A named stream of the service's own. */
  random(name: string): RandomStream;
  /** Adds a `<service>.<what>` entry to the future; `arg` is frozen to the bottom. */
  schedule(at: Instant, kind: string, arg?: unknown): void;
  /** Makes a call through the door, recorded, as the given principal. */
  call(request: ServiceCall): Outcome;
  /** A read of another service's, unauthorised and unrecorded: internal wiring, not an API call. */
  peek(look: Look): Outcome;
  /** The load door: what the outside world does to another service's resource. */
  stimulate(push: Push): unknown;
  readonly metrics: {
    series(name: SeriesName): number;
    put(handle: number, at: Instant, value: number): void;
    putSet(handle: number, set: StatisticSet): void;
    putValues(handle: number, batch: SampleBatch): void;
  };
  readonly logs: {
    stream(group: string, stream: string): number;
    append(handle: number, at: Instant, message: string | LazyText): void;
  };
  /** The text of a lazy message or body, by the renderer its emitter declared. */
  render(text: string | LazyText): string;
  /** The value whose JSON a lazy message is: its source, or what its emitter makes of it. */
  jsonOf(text: LazyText): unknown;
  /** How an operation was declared; the trail renders old records by it. */
  declared(service: string, operation: string): Declared | undefined;
}

export interface Declared {
  readonly service: AnyService;
  readonly operation: AnyOperation;
}

/** The context of one operation's run. */
export interface OperationContext<State = unknown> extends ServiceContext<State> {
  readonly caller: Identity;
  readonly request: Call;
  /** Asks for a further permission (iam:PassRole, …); throws AWS's refusal when there is none. */
  authorize(action: string, resource: string, conditions?: Record<string, string>): void;
}

/** A call by a service; Region defaults to the caller's own. */
export type ServiceCall = Pick<CallRequest, 'service' | 'operation' | 'params' | 'credential'> &
  Partial<
    Pick<CallRequest, 'region' | 'userAgent' | 'sourceIp' | 'invokedBy' | 'via' | 'sourceArn'>
  >;
