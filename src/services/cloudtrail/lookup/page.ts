import type { Instant } from '../../../kernel/clock.ts';
import { availableAt } from '../store/delays.ts';
import { rowAt } from '../store/row.ts';
import { seqOfUuid } from '../store/record-ids.ts';
import { blockOf, countRecords, firstAtOrAfter, type RecordStore } from '../store/store.ts';
import { newestWith, type IndexedAttribute } from './postings.ts';

/** The attributes of LookupEvents. */
export type LookupAttribute =
  | 'EventId'
  | 'EventName'
  | 'ReadOnly'
  | 'Username'
  | 'ResourceType'
  | 'ResourceName'
  | 'EventSource'
  | 'AccessKeyId';

export interface PageRequest {
  readonly attribute?: { readonly key: LookupAttribute; readonly value: string };
  /** Both ends included. */
  readonly from: Instant;
  readonly to: Instant;
  readonly now: Instant;
  readonly size: number;
  /** Only records older in sequence than this; from a page token. */
  readonly below?: number;
}

export interface Page {
  /** Sequence numbers, newest first. */
  readonly seqs: readonly number[];
  /** Where the next page goes on, or null at the end. */
  readonly next: number | null;
}

const INDEXED: Readonly<Record<Exclude<LookupAttribute, 'EventId'>, IndexedAttribute>> = {
  EventName: 'name',
  ReadOnly: 'readOnly',
  Username: 'user',
  ResourceType: 'resourceType',
  ResourceName: 'resourceName',
  EventSource: 'source',
  AccessKeyId: 'accessKey',
};

/** One page of Event history: the newest visible records that fit, from posting lists. */
export function lookupPage(store: RecordStore, request: PageRequest): Page {
  const { attribute } = request;
  if (attribute?.key === 'EventId') return pageOfOne(store, attribute.value, request);
  const oldest = firstAtOrAfter(store, request.from);
  const newest = firstAtOrAfter(store, request.to + 1);
  const below = Math.min(request.below ?? newest, newest);
  const candidates = attribute
    ? newestWith(
        store,
        { attribute: INDEXED[attribute.key], term: attribute.value },
        { from: oldest, below },
      )
    : downTo(oldest, below);
  const seqs: number[] = [];
  for (const seq of candidates) {
    if (availableAt(timeOf(store, seq), seq) > request.now) continue;
    if (seqs.length === request.size) return { seqs, next: seqs.at(-1)! };
    seqs.push(seq);
  }
  return { seqs, next: null };
}

function pageOfOne(store: RecordStore, id: string, { from, to, now }: PageRequest): Page {
  const seq = seqOfUuid(id, store.salt);
  if (seq < 0 || seq >= countRecords(store)) return { seqs: [], next: null };
  const { at } = rowAt(store, seq)!.call;
  const isVisible = at >= from && at <= to && availableAt(at, seq) <= now;
  return { seqs: isVisible ? [seq] : [], next: null };
}

function* downTo(oldest: number, below: number): Generator<number> {
  for (let seq = below - 1; seq >= oldest; seq--) yield seq;
}

function timeOf(store: RecordStore, seq: number): Instant {
  const block = blockOf(store, seq)!;
  return block.columns.at[seq - block.firstSeq]!;
}
