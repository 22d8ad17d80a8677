import type { ServiceContext } from '../../../gateway/context.ts';
import type { Instant } from '../../../kernel/clock.ts';
import { watch } from '../metric-filters/watch.ts';
import { expiryOf, newGroup, newStream } from '../state.ts';
import type { LogGroup, LogStream, LogsState } from '../state.ts';
import { append, dropBefore, OVERHEAD_BYTES } from './chunks.ts';
import { messageBytes, type LogMessage } from './message.ts';

/** Expired events leave the store three days after they leave the reader's sight. */
const PURGE_DELAY_MS = 3 * 86_400_000;

export interface NewEvent {
  readonly at: Instant;
  readonly message: LogMessage;
}

/** Keeps one event, lets the metric filters of its group look at it, and counts it. */
export function keep(
  ctx: ServiceContext<LogsState>,
  place: { readonly group: LogGroup; readonly stream: LogStream },
  event: NewEvent,
): void {
  const { group, stream } = place;
  const bytes = messageBytes(event.message);
  store(ctx, stream, { event, bytes });
  const { log } = stream;
  if (group.retentionDays !== undefined && log.open.timestamps.length === 0) {
    dropBefore(log, expiryOf(group, ctx.now) - PURGE_DELAY_MS);
  }
  if (group.filters.size > 0) watch(ctx, group, event);
  const incoming = incomingOf(ctx, group);
  ctx.metrics.put(incoming.bytes, ctx.now, bytes + OVERHEAD_BYTES);
  ctx.metrics.put(incoming.events, ctx.now, 1);
}

/** The stream of a handle, made anew when somebody deleted it: services create what they lack. */
export function streamOfHandle(
  ctx: ServiceContext<LogsState>,
  handle: number,
): { group: LogGroup; stream: LogStream } {
  const names = ctx.state.handles[handle]!;
  let group = ctx.state.groups.get(names.group);
  if (!group) {
    group = newGroup(names.group, ctx.now, 'STANDARD');
    ctx.state.groups.set(names.group, group);
  }
  let stream = group.streams.get(names.stream);
  if (!stream) {
    stream = newStream(names.stream, ctx.now);
    group.streams.set(names.stream, stream);
  }
  return { group, stream };
}

export function handleOf(state: LogsState, group: string, stream: string): number {
  const key = `${group}\n${stream}`;
  let handle = state.handleOf.get(key);
  if (handle === undefined) {
    handle = state.handles.push(Object.freeze({ group, stream })) - 1;
    state.handleOf.set(key, handle);
  }
  return handle;
}

function store(
  ctx: ServiceContext<LogsState>,
  stream: LogStream,
  kept: { readonly event: NewEvent; readonly bytes: number },
): void {
  const { at, message } = kept.event;
  append(stream.log, {
    timestamp: at,
    sequence: ctx.state.nextSequence,
    ingestedAt: ctx.now,
    message,
    bytes: kept.bytes,
  });
  ctx.state.nextSequence += 1;
  if (stream.firstEventAt === undefined || at < stream.firstEventAt) stream.firstEventAt = at;
  if (stream.lastEventAt === undefined || at > stream.lastEventAt) stream.lastEventAt = at;
  stream.lastIngestedAt = ctx.now;
}

function incomingOf(
  ctx: ServiceContext<LogsState>,
  group: LogGroup,
): { readonly bytes: number; readonly events: number } {
  return (group.incoming ??= Object.freeze({
    bytes: seriesOf(ctx, group, { name: 'IncomingBytes', unit: 'Bytes' }),
    events: seriesOf(ctx, group, { name: 'IncomingLogEvents', unit: 'Count' }),
  }));
}

function seriesOf(
  ctx: ServiceContext<LogsState>,
  group: LogGroup,
  metric: { readonly name: string; readonly unit: string },
): number {
  return ctx.metrics.series({
    namespace: 'AWS/Logs',
    name: metric.name,
    dimensions: [['LogGroupName', group.name]],
    unit: metric.unit,
  });
}
