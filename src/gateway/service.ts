import type { Call, Identity, Outcome, Params } from './call.ts';
import type { OperationContext, ServiceContext } from './context.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Playback } from './playback.ts';
import type { Ports } from './ports.ts';

/** Which events of CloudTrail an operation leaves. */
export type TrailCategory = 'management' | 'data' | 'none';

/** What the shaper of a record gets; all of it frozen. */
export interface TrailIo {
  readonly call: Call;
  readonly identity: Identity;
  readonly outcome: Outcome;
}

/** Parts of a record that differ from the general rules of CloudTrail. */
export interface TrailParts {
  readonly requestParameters?: unknown;
  readonly responseElements?: unknown;
  readonly additionalEventData?: Readonly<Record<string, unknown>>;
  readonly resources?: readonly { ARN?: string; accountId?: string; type?: string }[];
  /** Any other field of the record, by its own name; `undefined` leaves a field out. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** How one operation appears in CloudTrail. */
export interface TrailDeclaration {
  readonly category: TrailCategory;
  /** When it differs from the operation's name: `CreateFunction20150331`. */
  readonly eventName?: string;
  /** When it differs from the operation's own: sts:AssumeRole is recorded as a read. */
  readonly readOnly?: boolean;
  /** Default AwsApiCall. */
  readonly eventType?: 'AwsApiCall' | 'AwsConsoleSignIn' | 'AwsConsoleAction' | 'AwsServiceEvent';
  /** Data events: the `resources.type` a selector names, e.g. `AWS::S3::Object`. */
  readonly dataResourceType?: string;
  /** Whether the answer is kept in responseElements. Default: writes with an answer. */
  readonly keepsResponse?: boolean;
  /** Parameter paths to hide or drop, e.g. `Password`; see cloudtrail/records. */
  readonly redact?: Readonly<Record<string, 'drop' | string>>;
  /** Called when the record is read, not when it is made. */
  readonly shape?: (io: TrailIo) => TrailParts;
}

/** A token bucket. AWS page: "Request throttling" of the service. */
export interface RateLimit {
  readonly bucket?: string;
  readonly perSecond: number;
  readonly burst: number;
}

/** One API operation. Generic over the service's state. */
export interface Operation<State = unknown> {
  readonly name: string;
  readonly readOnly: boolean;
  readonly trail: TrailDeclaration;
  /** IAM action when it is not `<iamPrefix>:<name>`; null: needs no permission. */
  readonly action?: string | null;
  /** The ARN(s) that the permission is asked for; default `*`. Gets unchecked parameters. */
  readonly resource?: (input: Params, ctx: ServiceContext<State>) => string | readonly string[];
  readonly conditions?: (
    input: Params,
    ctx: ServiceContext<State>,
    caller: Identity,
  ) => Record<string, string | readonly string[]>;
  /** The resource's own policy, as JSON text. */
  readonly resourcePolicy?: (
    input: Params,
    ctx: ServiceContext<State>,
    caller: Identity,
  ) => string | undefined;
  /** Request rate of the account in one Region; operations of one `bucket` share it. */
  readonly limits?: RateLimit | ((input: Params) => RateLimit);
  /** What is simplified, in one sentence, for the ledger; without it, the operation is exact. */
  readonly simplified?: string;
  /** Internal actions (console sign-in) have no API shape and are not checked against the model. */
  readonly internal?: boolean;
  /** The law. Input was checked; returns a fresh plain answer; throws awsError/notSimulated. */
  readonly run: (ctx: OperationContext<State>, input: never) => object;
}

/** An operation whose state type was forgotten: what registries hold. */
export type AnyOperation = Operation<never>;

/**
 * Declares an operation; `Input` is the checked AWS shape the law may rely on.
 * Usage: `export const putMetricAlarm = operation<State, Input>({ name: 'PutMetricAlarm', … })`.
 */
export function operation<State, Input>(
  declared: Omit<Operation<State>, 'run'> & {
    run: (ctx: OperationContext<State>, input: Input) => object;
  },
): AnyOperation {
  return Object.freeze(declared) as unknown as AnyOperation;
}

export type Handler<State = unknown> = (ctx: ServiceContext<State>, arg: never) => void;

/** A stimulus of the load door: the outside world acts on a resource (requests arrive, …). */
export type Stimulus<State = unknown> = (ctx: ServiceContext<State>, arg: never) => unknown;

/** One AWS service. */
export interface Service<State = unknown> {
  /** Folder name, `Call.service`, handler prefix. */
  readonly name: string;
  /** How people know it: `Amazon CloudWatch`. */
  readonly title: string;
  /** `monitoring.amazonaws.com`. */
  readonly eventSource: string;
  /** `cloudwatch` in `cloudwatch:PutMetricAlarm`. */
  readonly iamPrefix: string;
  /** `apiVersion` that its records carry, if any. */
  readonly apiVersion?: string;
  /** Host name of the endpoint, `{region}` replaced: for tlsDetails and links. */
  readonly endpoint: string;
  /** Global services keep one state and write their records in us-east-1. */
  readonly global?: boolean;
  /** Which error wording family it answers in. */
  readonly protocol: 'query' | 'ec2' | 'json' | 'rest-json' | 'rest-xml' | 'internal';
  /** How a call beyond a rate limit is refused; default ThrottlingException "Rate exceeded". */
  readonly throttled?: { readonly code: string; readonly message: string; readonly status: number };
  /** `AWS/Usage` service name, when its calls are counted there. */
  readonly usageName?: string;
  /** Plain, cloneable, empty state of one Region. */
  readonly empty: (where: { account: string; region: string; seed: number }) => State;
  readonly operations: readonly AnyOperation[];
  /** Scheduled work by name: `cloudwatch.evaluate`. */
  readonly handlers?: Readonly<Record<string, Handler<State>>>;
  readonly stimuli?: Readonly<Record<string, Stimulus<State>>>;
  /** Text of lazy messages and bodies, by name. Pure. */
  readonly renderers?: Readonly<Record<string, (source: never, ctx: ServiceContext) => string>>;
  /** The value whose JSON a lazy message is, by the renderer's name. Pure. */
  readonly values?: Readonly<Record<string, (source: never, ctx: ServiceContext) => unknown>>;
  readonly provides?: Partial<Ports<State>>;
  /** Fills the state from the world's spec before time starts: no calls, no records. */
  readonly seed?: (ctx: ServiceContext<State>, spec: never) => void;
  /**
   * Takes over what a person configured in `from` (alarms, filters, topics with their confirmed
   * subscriptions, rules), with none of its past, and schedules what it needs: how a learner's
   * configuration is replayed over other seeds. Data, no calls, no records.
   */
  readonly adopt?: (ctx: ServiceContext<State>, from: State) => void;
  /**
   * Replaces bulky history from before an instant by placeholders (`kernel/absent.ts`), in place;
   * what is left lives on as if it were all there. `state` is a copy of nobody else's.
   */
  readonly leaveOut?: (state: State, before: Instant) => void;
  readonly playback?: Playback<State>;
  /** Called once when a world is opened, before its first event: schedules recurring work. */
  readonly start?: (ctx: ServiceContext<State>) => void;
}

/** A service whose state type was forgotten: what the registry holds. */
export type AnyService = Service<never>;

/** Declares a service, and lets the registry forget its state's type. */
export function service<State>(declared: Service<State>): AnyService {
  return Object.freeze(declared) as unknown as AnyService;
}
