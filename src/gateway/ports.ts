import type { ErrorAnswer } from '../aws/errors.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Call, Identity, Outcome, Params } from './call.ts';
import type { AnyOperation, AnyService } from './service.ts';
import type { ServiceContext } from './context.ts';

/**
 * What the gateway and the services need of one another without knowing one another. The gateway
 * declares; iam, cloudtrail, cloudwatch and logs provide in their `service({ provides })`; the
 * world plugs them together. Every function gets the *provider's* own context first.
 */
export interface Ports<State = never> {
  /** Who is this? iam provides. */
  identify: (ctx: ServiceContext<State>, call: Call) => Identity | ErrorAnswer;
  /** May they? iam provides. `null` allows; otherwise why not. */
  authorize: (ctx: ServiceContext<State>, ask: Authorization) => Denial | null;
  /** How the refusal is worded for this service and operation. iam provides. */
  denialAnswer: (ctx: ServiceContext<State>, ask: Authorization, denial: Denial) => ErrorAnswer;
  /** Leaves the trail record. cloudtrail provides. */
  record: (ctx: ServiceContext<State>, entry: TrailEntry) => void;
  /** Usage count of one call (AWS/Usage CallCount). cloudwatch provides. */
  count: (ctx: ServiceContext<State>, usage: Usage) => void;
  metrics: MetricPort<State>;
  logs: LogPort<State>;
}

export interface Authorization {
  readonly call: Call;
  readonly identity: Identity;
  /** `cloudwatch:PutMetricAlarm`. */
  readonly action: string;
  /** A resource ARN or `*`. */
  readonly resource: string;
  /** Condition keys of this request beyond the global ones, e.g. `iam:PassedToService`. */
  readonly conditions: Readonly<Record<string, string | readonly string[]>>;
  /** The resource's own policy document as JSON text, where it has one. */
  readonly resourcePolicy?: string;
  readonly service: AnyService;
}

export interface Denial {
  readonly explicit: boolean;
  /** Which kind of policy denied or failed to allow. */
  readonly by: 'identity' | 'resource' | 'boundary' | 'session' | 'scp' | 'trust';
}

/** All that a record is made of. Everything in it is frozen and may be kept. */
export interface TrailEntry {
  readonly call: Call;
  readonly identity: Identity;
  readonly outcome: Outcome;
  /** Why the call failed early, if it did: denied calls lose their parameters. */
  readonly refusedAt: 'throttle' | 'authorize' | 'check' | 'run' | null;
  readonly service: AnyService;
  readonly operation: AnyOperation;
}

export interface Usage {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly at: Instant;
}

/** A series as its writer names it. Dimensions in the writer's order. */
export interface SeriesName {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly (readonly [name: string, value: string])[];
  readonly unit: string;
}

/** The telemetry door for metrics: a resource lived. Not an API call, so not in the trail. */
export interface MetricPort<State = never> {
  /** The handle of a series in this Region, made on first use. Keep it in your state. */
  series: (ctx: ServiceContext<State>, name: SeriesName) => number;
  /** One sample in the minute of `at`. */
  put: (ctx: ServiceContext<State>, handle: number, sample: { at: Instant; value: number }) => void;
  /** A ready statistic set for the minute of `at`. */
  putSet: (ctx: ServiceContext<State>, handle: number, set: StatisticSet) => void;
  /** Many samples of one minute; `counts[i]` says how often `values[i]` occurred (default once). */
  putValues: (ctx: ServiceContext<State>, handle: number, batch: SampleBatch) => void;
}

export interface StatisticSet {
  readonly at: Instant;
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
}

export interface SampleBatch {
  readonly at: Instant;
  readonly values: readonly number[];
  readonly counts?: readonly number[];
}

/** A message rendered only when read: `renderer` is declared by the service that emits it. */
export interface LazyText {
  readonly renderer: string;
  /** Frozen. */
  readonly source: unknown;
  /**
   * The text is the JSON of a value: of `source`, or of what the emitter's `values` makes of it.
   * Filter patterns look at the value, unrendered.
   */
  readonly isJson?: boolean;
  /** Length of the text in bytes, where the emitter knows it; counted for IncomingBytes. */
  readonly bytes?: number;
}

/** The telemetry door for logs. */
export interface LogPort<State = never> {
  /** The handle of a stream; group and stream are made when missing, as services do. */
  stream: (ctx: ServiceContext<State>, group: string, stream: string) => number;
  append: (
    ctx: ServiceContext<State>,
    handle: number,
    event: { at: Instant; message: string | LazyText },
  ) => void;
}

/** Parameters that an operation's declaration looks at before they were checked. */
export type RawParams = Params;
