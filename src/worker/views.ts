/**
 * Answers that no single AWS operation gives: the simulator's own instruments. Each name maps to
 * its arguments and result. Lists are oldest first unless said otherwise.
 */
import type { ApiError, Instant, Json, Params } from './protocol.ts';

export interface Range {
  readonly from: Instant;
  readonly to: Instant;
}

export type AlarmStateName = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
export interface StateSpan extends Range {
  readonly state: AlarmStateName;
}

/** One call in full: the request, the answer, the record it left, the same act by CLI and SDK. */
export interface CallReceipt {
  readonly callId: string;
  readonly at: Instant;
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly params: Params;
  readonly result: Json | null;
  readonly error: ApiError | null;
  /** The CloudTrail record, as delivered files hold it. Null: this call leaves none. */
  readonly record: Json | null;
  /** When the record becomes visible in Event history. */
  readonly visibleAt: Instant | null;
  /** Why there is no record, for example "PutMetricData is a data-plane call". */
  readonly noRecord: string | null;
  readonly cli: string;
  readonly sdk: string;
}

export interface TimelineMark {
  readonly at: Instant;
  readonly kind: 'alarm' | 'ok' | 'act' | 'delivery' | 'story' | 'snapshot' | 'pin';
  readonly label: string;
  /** Hash route of the thing, when it has a page. */
  readonly route: string | null;
}

/** How one period looked to the alarm. */
export interface MicroscopeColumn {
  readonly start: Instant;
  readonly value: number | null;
  /** `real` a point arrived, `missing` none did, `future` not yet. */
  readonly point: 'real' | 'missing' | 'future';
  /** What the alarm put in its place, where it did. */
  readonly filledAs: 'breaching' | 'notBreaching' | 'ignore' | 'missing' | null;
  readonly breaching: boolean | null;
  /** Fetched: inside the evaluation range. Counted: among the N that decided. */
  readonly fetched: boolean;
  readonly counted: boolean;
}
export interface Microscope {
  readonly alarmName: string;
  readonly evaluatedAt: Instant;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly threshold: number | null;
  readonly comparison: string;
  readonly treatMissingData: string;
  readonly statistic: string;
  readonly columns: readonly MicroscopeColumn[];
  readonly breachingCount: number;
  readonly state: AlarmStateName;
  readonly reason: string;
  /** One plain sentence on why this state follows from these columns. */
  readonly words: string;
}

export interface Backtest {
  readonly range: Range;
  readonly states: readonly StateSpan[];
  /** Transitions into ALARM. */
  readonly pages: readonly {
    readonly at: Instant;
    readonly until: Instant | null;
    readonly reason: string;
  }[];
  readonly pagesPerWeek: number;
  /** Pages between 22:00 and 06:00 UTC. */
  readonly nightPages: number;
  readonly points: SeriesData;
  readonly words: string;
}

/** A regular series; missing periods are NaN. */
export interface SeriesData {
  readonly label: string;
  readonly unit: string | null;
  readonly start: Instant;
  readonly periodMs: number;
  readonly values: Float64Array;
}
export interface SeriesQuery {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: readonly { readonly Name: string; readonly Value: string }[];
  readonly stat: string;
  readonly periodSeconds: number;
  /** Without one: wherever there is such a metric, the home Region first. */
  readonly region?: string;
}

export interface TrailFilter extends Partial<Range> {
  readonly region?: string;
  readonly readOnly?: boolean | null;
  readonly errorsOnly?: boolean;
  readonly principal?: string;
  /** A name as people know it: of a user, a role, a role's session, or a service. */
  readonly user?: string;
  readonly session?: string;
  readonly eventName?: string;
  readonly eventSource?: string;
  readonly resource?: string;
  readonly accessKeyId?: string;
  readonly sourceIp?: string;
  readonly category?: 'Management' | 'Data' | 'Insight';
  /** Any field contains this text, case-insensitively. */
  readonly text?: string;
}
export interface Who {
  /** Stable key of the principal, for grouping and lanes. */
  readonly key: string;
  readonly label: string;
  readonly kind: 'user' | 'role' | 'root' | 'service' | 'account' | 'unknown';
  /** The human behind it when records prove one; null when it cannot be known. */
  readonly person: string | null;
  /** Key of the session, null for long-term keys. */
  readonly session: string | null;
  readonly words: string;
}
export interface TrailRow {
  readonly eventId: string;
  readonly at: Instant;
  readonly visibleAt: Instant;
  readonly eventName: string;
  readonly eventSource: string;
  readonly region: string;
  readonly who: Who;
  readonly sourceIp: string;
  readonly userAgent: string;
  readonly accessKeyId: string | null;
  readonly errorCode: string | null;
  readonly readOnly: boolean;
  readonly category: string;
  readonly resources: readonly { readonly type: string; readonly name: string }[];
  readonly own: boolean;
}
export interface TrailLane {
  readonly key: string;
  readonly label: string;
  readonly kind: Who['kind'];
  readonly total: number;
}
/** Column arrays of one length; `flags` bit 0 read-only, bit 1 error, bit 2 the learner's own. */
export interface TrailLanes {
  readonly range: Range;
  readonly lanes: readonly TrailLane[];
  readonly at: Float64Array;
  readonly lane: Uint16Array;
  readonly flags: Uint8Array;
  readonly ids: readonly string[];
  readonly truncated: number;
}

export interface MapNode {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  /** Column from the outside (0, users) to the data. */
  readonly tier: number;
  readonly group: string | null;
  readonly health: 'good' | 'warning' | 'bad' | 'unknown' | 'off';
  readonly words: string;
  /** A small live figure, for example "42 % CPU". */
  readonly figure: string | null;
  readonly route: string | null;
}
export interface AccountMap {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly label: string;
    readonly flow: number | null;
  }[];
}

export interface InboxMessage {
  readonly id: string;
  readonly at: Instant;
  readonly channel: 'email' | 'sms' | 'page';
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly read: boolean;
  /** A link the message offers, for example "Confirm subscription". */
  readonly link: { readonly label: string; readonly followed: boolean } | null;
  readonly topicArn: string | null;
}

export interface LedgerRow {
  readonly service: string;
  readonly operation: string;
  readonly status: 'exact' | 'simplified' | 'absent';
  readonly readOnly: boolean;
  readonly tests: number;
  readonly note: string;
}

export interface InsightRow {
  readonly id: string;
  readonly start: Instant;
  readonly end: Instant | null;
  readonly eventName: string;
  readonly eventSource: string;
  readonly type: 'ApiCallRateInsight' | 'ApiErrorRateInsight';
  readonly errorCode: string | null;
  /** Calls (or errors) per minute. */
  readonly baseline: number;
  readonly observed: number;
  readonly attributions: readonly {
    readonly attribute: string;
    readonly insight: readonly { readonly value: string; readonly average: number }[];
    readonly baseline: readonly { readonly value: string; readonly average: number }[];
  }[];
  readonly record: Json;
}

export interface Debrief {
  readonly outcome: 'open' | 'solved' | 'solved-with-help' | 'watched';
  readonly range: Range;
  /** Lanes of one axis: the incident, the first sign, your looks, your acts, the reference path. */
  readonly lanes: readonly {
    readonly id: 'incident' | 'sign' | 'looks' | 'acts' | 'reference';
    readonly label: string;
    readonly marks: readonly {
      readonly at: Instant;
      readonly until: Instant | null;
      readonly label: string;
    }[];
  }[];
  readonly numbers: readonly {
    readonly label: string;
    readonly value: string;
    readonly words: string;
  }[];
  /** Markdown. */
  readonly text: string;
  readonly unknowable: string;
  readonly questions: readonly {
    readonly ask: string;
    readonly options: readonly {
      readonly text: string;
      readonly right: boolean;
      readonly why: string;
    }[];
  }[];
  readonly next: { readonly scenario: string; readonly title: string; readonly why: string } | null;
  /** The same picture with another cause, where there is one that was not just played. */
  readonly twin: { readonly scenario: string; readonly seed: number } | null;
  /** The post-incident report, Markdown, claims linked to pinned evidence. */
  readonly report: string;
}

export interface SearchHit {
  readonly title: string;
  readonly kind: string;
  readonly route: string;
}

interface View<A, R> {
  readonly args: A;
  readonly result: R;
}
export interface Views {
  call: View<{ readonly callId: string }, CallReceipt | null>;
  /** The learner's own recent calls, newest first. */
  calls: View<{ readonly limit: number }, readonly CallReceipt[]>;
  timeline: View<Range, readonly TimelineMark[]>;
  'alarm-microscope': View<
    { readonly alarmName: string; readonly at?: Instant; readonly region?: string },
    Microscope | null
  >;
  /** `alarm` is a PutMetricAlarm input, complete enough to evaluate. */
  'alarm-backtest': View<
    { readonly alarm: Params; readonly days: number; readonly region?: string },
    Backtest | ApiError
  >;
  'alarm-states': View<
    { readonly alarmName: string; readonly region?: string } & Range,
    readonly StateSpan[]
  >;
  /** At most `points` points a series: the period grows until they fit. */
  series: View<
    { readonly queries: readonly SeriesQuery[]; readonly points: number } & Range,
    readonly SeriesData[]
  >;
  'trail-lanes': View<TrailFilter & Range, TrailLanes>;
  /** Newest first. */
  'trail-query': View<
    TrailFilter & { readonly limit: number; readonly offset?: number },
    { readonly total: number; readonly rows: readonly TrailRow[] }
  >;
  'trail-record': View<{ readonly eventId: string }, { row: TrailRow; record: Json } | null>;
  'trail-insights': View<{ readonly region?: string }, readonly InsightRow[]>;
  'account-map': View<Record<string, never>, AccountMap>;
  /** Newest first. */
  inbox: View<Record<string, never>, readonly InboxMessage[]>;
  ledger: View<Record<string, never>, readonly LedgerRow[]>;
  debrief: View<Record<string, never>, Debrief | null>;
  search: View<{ readonly text: string }, readonly SearchHit[]>;
}
