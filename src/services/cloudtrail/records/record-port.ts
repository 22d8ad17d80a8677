import { keepsResponse } from '../../../gateway/gateway.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import type { TrailEntry } from '../../../gateway/ports.ts';
import { countRecord } from '../insights/watch.ts';
import type { CloudTrailState, Sink } from '../state.ts';
import { selectorsMatch, type EventFacts } from '../trails/selectors.ts';
import { sinksOf } from '../trails/sinks.ts';
import { actorOf, keptParams } from './actor.ts';
import { conventionOf, eventNameOf, readOnlyException } from './conventions.ts';
import { dataResourceArns } from './data-resources.ts';
import { availableAt } from '../store/delays.ts';
import { isDenial, trailErrorCode } from './errors.ts';
import { append, type Draft, type OperationMark } from '../store/store.ts';

type Context = ServiceContext<CloudTrailState>;

const GLOBAL_REGION = 'us-east-1';
const MINUTE = 60_000;

/** Leaves the record of a call: kept as columns, handed to the trails that select it. */
export function record(ctx: Context, entry: TrailEntry): void {
  const region = entry.service.global ? GLOBAL_REGION : entry.call.region;
  const sinks = sinksOf(ctx, region);
  if (entry.operation.trail.category === 'data') {
    if (sinks.some((sink) => sink.wantsData)) recordData(ctx, entry, { region, sinks });
    return;
  }
  const state = ctx.stateIn(region);
  const draft = draftOf(entry);
  const seq = append(state.management, draft);
  if (state.watch) countRecord(state.watch, { at: draft.at, ...draft.mark, ...errorOf(draft) });
  for (const sink of sinks) {
    if (!sink.hasLogGroup || (entry.service.global && !sink.includesGlobal)) continue;
    if (!sink.takesAllManagement && !selectorsMatch(sink.selectors, factsOf(ctx, entry, draft))) {
      continue;
    }
    enqueue(ctx, sink, { region, category: 'Management', seq, at: draft.at });
  }
}

/** Data events exist only where a trail asks for them. */
function recordData(
  ctx: Context,
  entry: TrailEntry,
  { region, sinks }: { region: string; sinks: readonly Sink[] },
): void {
  const draft = draftOf(entry);
  const facts = factsOf(ctx, entry, draft);
  const takers = sinks.filter((sink) => sink.wantsData && selectorsMatch(sink.selectors, facts));
  if (takers.length === 0) return;
  const seq = append(ctx.stateIn(region).data, draft);
  for (const sink of takers) {
    if (sink.hasLogGroup) enqueue(ctx, sink, { region, category: 'Data', seq, at: draft.at });
  }
}

/** A record as columns take it. */
export function draftOf(entry: TrailEntry): Draft {
  const { call, outcome, refusedAt, service, operation } = entry;
  const failure = outcome.ok ? null : outcome.error;
  const keepsParams = conventionOf(service.name).keepsDenied || !isDenial(refusedAt, failure);
  return {
    at: call.at,
    serial: call.serial,
    mark: markOf(service, operation),
    identity: actorOf(entry),
    region: call.region,
    address: call.sourceIp,
    agent: call.userAgent,
    via: call.via,
    ...(call.invokedBy === undefined ? {} : { invokedBy: call.invokedBy }),
    ...(call.vpcEndpointId === undefined ? {} : { vpcEndpointId: call.vpcEndpointId }),
    params: keepsParams ? keptParams(call, service.protocol) : null,
    result: outcome.ok && keepsResponse(operation) ? outcome.result : null,
    failure,
    errorCode: failure ? trailErrorCode(service.name, failure) : '',
    refusedAt,
  };
}

/** How an operation is spelled in the trail; one object per operation, made on first use. */
// tidy-allow: memo of frozen declarations; what it returns never depends on what ran before.
const marks = new WeakMap<TrailEntry['operation'], OperationMark>();

function markOf(service: TrailEntry['service'], operation: TrailEntry['operation']): OperationMark {
  let mark = marks.get(operation);
  if (!mark) {
    const { trail, name, readOnly } = operation;
    mark = Object.freeze({
      service: service.name,
      operation: name,
      source: service.eventSource,
      name: trail.eventName ?? eventNameOf(service.name, name),
      isRead: trail.readOnly ?? readOnlyException(service.name, name) ?? readOnly,
    });
    marks.set(operation, mark);
  }
  return mark;
}

function factsOf(ctx: Context, entry: TrailEntry, draft: Draft): EventFacts {
  const { trail } = entry.operation;
  const isData = trail.category === 'data';
  return {
    category: isData ? 'Data' : 'Management',
    source: draft.mark.source,
    name: draft.mark.name,
    isRead: draft.mark.isRead,
    eventType: trail.eventType ?? 'AwsApiCall',
    identityArn: draft.identity.arn,
    isFromConsole: draft.identity.session?.fromConsole === true,
    resourceType: trail.dataResourceType ?? '',
    resourceArns: isData ? dataResourceArns(entry.call, ctx.account) : [],
  };
}

function errorOf(draft: Draft): { errorCode: string } {
  return { errorCode: draft.errorCode };
}

/** Puts a record on the way to a trail's log group; the trail's own minute work delivers it. */
function enqueue(
  ctx: Context,
  sink: Sink,
  what: { region: string; category: 'Management' | 'Data'; seq: number; at: number },
): void {
  const trail = ctx.stateIn(sink.home).trails.get(sink.name);
  if (!trail) return;
  const { due } = trail.delivery;
  const minute = Math.ceil(availableAt(what.at, what.seq) / MINUTE);
  const batches = due.get(minute);
  const batch = batches?.find(
    ({ region, category }) => region === what.region && category === what.category,
  );
  if (batch) batch.seqs.push(what.seq);
  else {
    const { region, category, seq } = what;
    const fresh = { region, category, seqs: [seq] };
    if (batches) batches.push(fresh);
    else due.set(minute, [fresh]);
  }
}
