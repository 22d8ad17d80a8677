import type { ErrorAnswer } from '../../../aws/errors.ts';
import type { Identity, Params, Via } from '../../../gateway/call.ts';
import type { TrailEntry } from '../../../gateway/ports.ts';
import type { Instant } from '../../../kernel/clock.ts';
import {
  emptyDictionary,
  encode,
  encodeText,
  type Dictionary,
  type Postings,
} from './dictionary.ts';
import { indexChunk } from './chunk-index.ts';

/**
 * The records of one Region and category as columns, oldest first. Sealed chunks are frozen and
 * shared between snapshots; only the open tail is copied. Nothing is rendered here.
 */
export interface RecordStore {
  /** Salt of this store's event ids. */
  readonly salt: number;
  readonly chunks: Chunk[];
  tail: Tail;
}

/** What the operation of a record was, as the trail spells it. Frozen. */
export interface OperationMark {
  /** Our service name and AWS's operation name: the way back to the declaration. */
  readonly service: string;
  readonly operation: string;
  readonly source: string;
  readonly name: string;
  readonly isRead: boolean;
}

/** Where a call failed; null in `Draft` means it did not. */
export type Refusal = NonNullable<TrailEntry['refusedAt']>;

/** One record as it is handed in. Objects are frozen and kept by reference. */
export interface Draft {
  readonly at: Instant;
  readonly serial: number;
  readonly mark: OperationMark;
  readonly identity: Identity;
  /** Region of the endpoint called, which for global services is not the record's own. */
  readonly region: string;
  readonly address: string;
  readonly agent: string;
  readonly via: Via;
  readonly invokedBy?: string;
  readonly vpcEndpointId?: string;
  /** `null`: not kept. */
  readonly params: Params | null;
  /** The answer kept for responseElements, or why the call failed. */
  readonly result: Params | null;
  readonly failure: ErrorAnswer | null;
  /** The error code in the trail's spelling, `''` for none. */
  readonly errorCode: string;
  readonly refusedAt: Refusal | null;
}

/** How and through what a call came; few distinct ones. */
export interface Route {
  readonly via: Via;
  readonly region: string;
  readonly invokedBy: string;
  readonly vpcEndpointId: string;
}

export interface Columns {
  /** Instants in milliseconds; never decreasing. */
  readonly at: Float64Array;
  readonly serial: Uint32Array;
  readonly mark: Uint16Array;
  readonly identity: Uint16Array;
  readonly address: Uint16Array;
  readonly agent: Uint16Array;
  readonly route: Uint16Array;
  readonly error: Uint16Array;
  /** 0: not refused, else 1 + the place in REFUSALS. */
  readonly refusal: Uint8Array;
}

export interface Dictionaries {
  readonly mark: Dictionary<OperationMark>;
  readonly identity: Dictionary<Identity>;
  readonly address: Dictionary<string>;
  readonly agent: Dictionary<string>;
  readonly route: Dictionary<Route>;
  readonly error: Dictionary<string>;
}

export interface Tail {
  readonly firstSeq: number;
  count: number;
  columns: Columns;
  readonly params: (Params | null)[];
  /** The kept answer of a success, the error answer of a failure. */
  readonly results: (Params | ErrorAnswer | null)[];
  readonly dictionaries: Dictionaries;
}

/** A sealed chunk: like a tail, but full, frozen and indexed. */
export interface Chunk {
  readonly firstSeq: number;
  readonly count: number;
  readonly columns: Columns;
  readonly params: readonly (Params | null)[];
  readonly results: readonly (Params | ErrorAnswer | null)[];
  readonly dictionaries: Dictionaries;
  readonly index: ChunkIndex;
}

export interface ChunkIndex {
  readonly name: Postings;
  readonly source: Postings;
  readonly user: Postings;
  readonly accessKey: Postings;
  readonly resourceType: Postings;
  readonly resourceName: Postings;
  readonly readOnly: Postings;
}

export const CHUNK_ROWS = 4096;
/** Rows a fresh tail has room for; it doubles as it fills, so that a quiet Region costs nothing. */
const FIRST_ROWS = 64;
export const REFUSALS: readonly Refusal[] = ['throttle', 'authorize', 'check', 'run'];

export function emptyStore(salt: number): RecordStore {
  return { salt, chunks: [], tail: emptyTail(0) };
}

export function countRecords(store: RecordStore): number {
  return store.tail.firstSeq + store.tail.count;
}

/** Adds a record and returns its sequence number. `draft.at` never decreases. */
export function append(store: RecordStore, draft: Draft): number {
  let tail = store.tail;
  if (tail.count === CHUNK_ROWS) tail = seal(store);
  const row = tail.count;
  if (row === tail.columns.at.length) tail.columns = grown(tail.columns);
  const { columns, dictionaries: known } = tail;
  columns.at[row] = draft.at;
  columns.serial[row] = draft.serial;
  columns.mark[row] = encode(known.mark, draft.mark.operation, {
    value: draft.mark,
    isSame: isSameMark,
  });
  columns.identity[row] = encode(known.identity, identityKey(draft.identity), {
    value: draft.identity,
    isSame: isSameIdentity,
  });
  columns.address[row] = encodeText(known.address, draft.address);
  columns.agent[row] = encodeText(known.agent, draft.agent);
  columns.route[row] = encodeRoute(known.route, draft);
  columns.error[row] = encodeText(known.error, draft.errorCode);
  columns.refusal[row] = draft.refusedAt === null ? 0 : 1 + REFUSALS.indexOf(draft.refusedAt);
  tail.params.push(draft.params);
  tail.results.push(draft.failure ?? draft.result);
  tail.count = row + 1;
  return tail.firstSeq + row;
}

/** The block that holds record `seq`; its row there is `seq - block.firstSeq`. */
export function blockOf(store: RecordStore, seq: number): Chunk | Tail | undefined {
  if (seq < 0 || seq >= countRecords(store)) return undefined;
  return seq >= store.tail.firstSeq ? store.tail : store.chunks[Math.floor(seq / CHUNK_ROWS)];
}

/** The blocks, oldest first. */
export function blocks(store: RecordStore): (Chunk | Tail)[] {
  return [...store.chunks, store.tail];
}

/** The first sequence number whose record is not before `at`. */
export function firstAtOrAfter(store: RecordStore, at: Instant): number {
  const list = store.chunks;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]!.columns.at[CHUNK_ROWS - 1]! < at) low = middle + 1;
    else high = middle;
  }
  const block = list[low] ?? store.tail;
  if (block.count > 0 && block.columns.at[0]! >= at) return block.firstSeq;
  let [from, to] = [0, block.count];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (block.columns.at[middle]! < at) from = middle + 1;
    else to = middle;
  }
  return block.firstSeq + from;
}

function seal(store: RecordStore): Tail {
  const { tail } = store;
  Object.freeze(tail.params);
  Object.freeze(tail.results);
  for (const dictionary of Object.values(tail.dictionaries)) freezeDictionary(dictionary);
  Object.freeze(tail.dictionaries);
  Object.freeze(tail.columns);
  store.chunks.push(Object.freeze({ ...tail, index: indexChunk(tail) }));
  store.tail = emptyTail(tail.firstSeq + CHUNK_ROWS);
  return store.tail;
}

function freezeDictionary(dictionary: Dictionary<unknown>): void {
  Object.freeze(dictionary.values);
  Object.freeze(dictionary.next);
  Object.freeze(dictionary.first);
  Object.freeze(dictionary);
}

function emptyTail(firstSeq: number): Tail {
  return {
    firstSeq,
    count: 0,
    columns: emptyColumns(FIRST_ROWS),
    params: [],
    results: [],
    dictionaries: {
      mark: emptyDictionary(),
      identity: emptyDictionary(),
      address: emptyDictionary(),
      agent: emptyDictionary(),
      route: emptyDictionary(),
      error: emptyDictionary(),
    },
  };
}

function emptyColumns(rows: number): Columns {
  return {
    at: new Float64Array(rows),
    serial: new Uint32Array(rows),
    mark: new Uint16Array(rows),
    identity: new Uint16Array(rows),
    address: new Uint16Array(rows),
    agent: new Uint16Array(rows),
    route: new Uint16Array(rows),
    error: new Uint16Array(rows),
    refusal: new Uint8Array(rows),
  };
}

/** Columns of twice the length, with the same content. */
function grown(columns: Columns): Columns {
  const wider = emptyColumns(columns.at.length * 2);
  for (const name of Object.keys(columns) as (keyof Columns)[]) wider[name].set(columns[name]);
  return wider;
}

function encodeRoute(dictionary: Dictionary<Route>, draft: Draft): number {
  const { invokedBy = '', vpcEndpointId = '', region, via } = draft;
  for (let code = dictionary.first.get(via) ?? -1; code >= 0; code = dictionary.next[code]!) {
    const known = dictionary.values[code]!;
    if (known.region !== region || known.invokedBy !== invokedBy) continue;
    if (known.vpcEndpointId === vpcEndpointId) return code;
  }
  const value = Object.freeze({ via, region, invokedBy, vpcEndpointId });
  return encode(dictionary, via, { value, isSame: () => false });
}

function identityKey(identity: Identity): string {
  return identity.accessKeyId || identity.invokedBy || identity.arn || identity.principalId;
}

function isSameMark(a: OperationMark, b: OperationMark): boolean {
  return a.service === b.service && a.name === b.name && a.isRead === b.isRead;
}

function isSameIdentity(a: Identity, b: Identity): boolean {
  return (
    a.type === b.type &&
    a.principalId === b.principalId &&
    a.arn === b.arn &&
    a.accountId === b.accountId &&
    a.userName === b.userName &&
    a.accessKeyId === b.accessKeyId &&
    a.invokedBy === b.invokedBy &&
    a.session?.createdAt === b.session?.createdAt &&
    a.session?.mfaAuthenticated === b.session?.mfaAuthenticated &&
    a.session?.fromConsole === b.session?.fromConsole &&
    a.session?.ec2RoleDelivery === b.session?.ec2RoleDelivery &&
    a.session?.sourceIdentity === b.session?.sourceIdentity
  );
}
