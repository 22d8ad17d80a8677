import type { Instant } from '../../kernel/clock.ts';

/** What the code of a function does when it runs: not visible to the API. Frozen. */
export interface Behaviour {
  /** Median duration at 128 MB of a purely computing function, or of one that waits. */
  readonly durationMs: number;
  /** Sigma of the log-normal duration. */
  readonly spread: number;
  /** Share of the duration that shrinks as memory (and with it CPU) grows. */
  readonly computeShare: number;
  /** The memory at which `durationMs` was measured. */
  readonly measuredAtMb: number;
  readonly initMs: number;
  readonly usedMb: number;
  /** Share of invocations that end with an error. */
  readonly errorRate: number;
  readonly errorType: string;
  readonly errorMessage: string;
  /** What an invocation answers, as JSON text. */
  readonly result: string;
  /** Lines the code writes per invocation. */
  readonly lines: readonly string[];
}

/** The configuration members that a version freezes, in AWS's own spelling. */
export interface Settings {
  readonly Runtime?: string;
  readonly Role: string;
  readonly Handler?: string;
  readonly CodeSize: number;
  readonly CodeSha256: string;
  readonly Description: string;
  readonly Timeout: number;
  readonly MemorySize: number;
  readonly LastModified: string;
  readonly RevisionId: string;
  readonly PackageType: string;
  readonly Architectures: readonly string[];
  readonly EphemeralStorage: { readonly Size: number };
  readonly TracingConfig: { readonly Mode: string };
  readonly SnapStart: { readonly ApplyOn: string; readonly OptimizationStatus: string };
  readonly LoggingConfig: {
    readonly LogFormat: string;
    readonly LogGroup: string;
    readonly ApplicationLogLevel?: string;
    readonly SystemLogLevel?: string;
  };
  readonly Environment?: { readonly Variables: Readonly<Record<string, string>> };
  readonly DeadLetterConfig?: { readonly TargetArn?: string };
  readonly VpcConfig?: object;
  readonly KMSKeyArn?: string;
  readonly Layers?: readonly { readonly Arn: string; readonly CodeSize: number }[];
}

export interface Version {
  readonly number: string;
  readonly settings: Settings;
  readonly behaviour: Behaviour;
}

/** One sandbox that serves one invocation at a time, and its log stream. */
export interface Environment {
  readonly stream: string;
  handle: number;
  readonly day: number;
  /** The settings' revision it was started with: a new one needs a new sandbox. */
  readonly revision: string;
}

export interface Statement {
  readonly sid: string;
  /** The statement as JSON text, AWS's key order. */
  readonly json: string;
}

export interface LambdaFunction {
  readonly name: string;
  readonly createdAt: Instant;
  /** Until then the function is Pending. */
  readonly activeAt: Instant;
  /** Until then the last update is InProgress. */
  updatedAt: Instant;
  settings: Settings;
  behaviour: Behaviour;
  code: { readonly bucket?: string; readonly key?: string; readonly image?: string };
  versions: Version[];
  nextVersion: number;
  reserved: number | null;
  statements: Statement[];
  tags: Map<string, string>;
  /** Ends of the single invocations under way. */
  running: Instant[];
  /** Highest concurrency of the batch of a minute. */
  busy: { minute: Instant; peak: number };
  /** Sandboxes that are warm: how many, and when they last worked. */
  warm: { count: number; at: Instant };
  environments: Environment[];
  series: FunctionSeries | null;
}

/** Handles of the series of one function, in the order of `SERIES` in metrics.ts. */
export interface FunctionSeries {
  readonly byName: number[];
  readonly byResource: number[];
}

export interface EventSourceMapping {
  readonly uuid: string;
  readonly functionName: string;
  readonly sourceArn: string;
  readonly createdAt: Instant;
  settings: Readonly<Record<string, unknown>>;
  isEnabled: boolean;
  changedAt: Instant;
  lastResult: string;
}

export interface LambdaState {
  functions: Map<string, LambdaFunction>;
  mappings: Map<string, EventSourceMapping>;
  /** Behaviour of deployment packages by `bucket/key`, from the world's spec. */
  artifacts: Map<string, Behaviour>;
  /** Invocations so far: request ids are made from it. */
  invocations: number;
  concurrencyLimit: number;
  /** Concurrency of all functions in the minute that is being reported. */
  account: { minute: Instant; total: number; unreserved: number };
  accountSeries: number[] | null;
}

export function emptyState(): LambdaState {
  return {
    functions: new Map(),
    mappings: new Map(),
    artifacts: new Map(),
    invocations: 0,
    concurrencyLimit: 1_000,
    account: { minute: 0, total: 0, unreserved: 0 },
    accountSeries: null,
  };
}

/** What code does of which nothing is known: a quick handler that returns null. */
export const PLAIN_BEHAVIOUR: Behaviour = Object.freeze({
  durationMs: 12,
  spread: 0.35,
  computeShare: 0.5,
  measuredAtMb: 128,
  initMs: 180,
  usedMb: 68,
  errorRate: 0,
  errorType: 'Error',
  errorMessage: 'Internal error',
  result: 'null',
  lines: Object.freeze([]),
});

/** Concurrency that must stay for functions without a reservation. */
export const UNRESERVED_MINIMUM = 100;

/** Reserved concurrency of all functions together. */
export function reservedTotal(state: LambdaState): number {
  let total = 0;
  for (const fn of state.functions.values()) total += fn.reserved ?? 0;
  return total;
}

/** How many executions of a function may run at once. */
export function limitOf(state: LambdaState, fn: LambdaFunction): number {
  return fn.reserved ?? state.concurrencyLimit - reservedTotal(state);
}
