import { arnOf } from '../../aws/arn.ts';
import { awsError } from '../../aws/errors.ts';
import type { Instant } from '../../kernel/clock.ts';
import { emptyLog, type EventLog } from './events/chunks.ts';
import type { MetricFilterProgram } from './metric-filters/extract.ts';
import type { OpenMinutes } from './metric-filters/minutes.ts';

/** CloudWatch Logs of one Region. */
export interface LogsState {
  readonly groups: Map<string, LogGroup>;
  /** Handles of the telemetry door: names, so that a stream made anew keeps its handle. */
  readonly handles: { readonly group: string; readonly stream: string }[];
  readonly handleOf: Map<string, number>;
  /** Order of ingestion over all groups; part of every event's id. */
  nextSequence: number;
}

export type LogGroupClass = 'STANDARD' | 'INFREQUENT_ACCESS';

export interface LogGroup {
  readonly name: string;
  readonly createdAt: Instant;
  readonly class: LogGroupClass;
  retentionDays: number | undefined;
  readonly tags: Map<string, string>;
  readonly streams: Map<string, LogStream>;
  readonly filters: Map<string, MetricFilter>;
  /** Series of AWS/Logs, made with the first event. */
  incoming: { readonly bytes: number; readonly events: number } | undefined;
}

export interface LogStream {
  readonly name: string;
  readonly createdAt: Instant;
  readonly log: EventLog;
  firstEventAt: Instant | undefined;
  lastEventAt: Instant | undefined;
  lastIngestedAt: Instant | undefined;
}

/** The settings of a metric filter as AWS shows them. Frozen. */
export interface MetricFilterSettings {
  readonly filterName: string;
  readonly filterPattern: string;
  readonly createdAt: Instant;
  readonly metricName: string;
  readonly metricNamespace: string;
  readonly metricValue: string;
  readonly defaultValue: number | undefined;
  readonly unit: string | undefined;
  readonly dimensions: Readonly<Record<string, string>> | undefined;
  readonly program: MetricFilterProgram;
  readonly regexes: number;
}

export interface MetricFilter {
  settings: MetricFilterSettings;
  /** Handles of the series it writes, by the values of its dimensions. */
  series: Map<string, number>;
  open: OpenMinutes;
}

export function emptyLogs(): LogsState {
  return { groups: new Map(), handles: [], handleOf: new Map(), nextSequence: 1 };
}

export function newGroup(name: string, at: Instant, groupClass: LogGroupClass): LogGroup {
  return {
    name,
    createdAt: at,
    class: groupClass,
    retentionDays: undefined,
    tags: new Map(),
    streams: new Map(),
    filters: new Map(),
    incoming: undefined,
  };
}

export function newStream(name: string, at: Instant): LogStream {
  return {
    name,
    createdAt: at,
    log: emptyLog(),
    firstEventAt: undefined,
    lastEventAt: undefined,
    lastIngestedAt: undefined,
  };
}

export function groupNamed(state: LogsState, name: string): LogGroup {
  const group = state.groups.get(name);
  if (group) return group;
  throw awsError('ResourceNotFoundException', 'The specified log group does not exist.');
}

export function streamNamed(group: LogGroup, name: string): LogStream {
  const stream = group.streams.get(name);
  if (stream) return stream;
  throw awsError('ResourceNotFoundException', 'The specified log stream does not exist.');
}

interface Place {
  readonly region: string;
  readonly account: string;
}

/** `logGroupArn`: without the `:*` that `arn` has. */
export function groupArn(where: Place, name: string): string {
  const { region, account } = where;
  return arnOf('logs', `log-group:${name}`, { region, account });
}

export function streamArn(where: Place, group: string, stream: string): string {
  return `${groupArn(where, group)}:log-stream:${stream}`;
}

/** Events before this instant have expired. */
export function expiryOf(group: LogGroup, now: Instant): Instant {
  return group.retentionDays === undefined ? 0 : now - group.retentionDays * 86_400_000;
}

/** Plain order of code units, the same on every engine. */
export function byName(left: { readonly name: string }, right: { readonly name: string }): number {
  return left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
}
