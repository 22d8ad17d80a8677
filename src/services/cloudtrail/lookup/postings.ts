import type { Postings } from '../store/dictionary.ts';
import { lookupResources } from '../store/lookup-resources.ts';
import {
  CHUNK_ROWS,
  countRecords,
  type Chunk,
  type ChunkIndex,
  type RecordStore,
  type Tail,
} from '../store/store.ts';
import { userNameOf } from '../store/user-name.ts';

/** An attribute that sealed chunks keep posting lists of. */
export type IndexedAttribute = keyof ChunkIndex;

/** Sequence numbers of the records of one event name in `[from, to)`, oldest first. */
export function* rowsNamed(
  store: RecordStore,
  name: string,
  { from, to }: { from: number; to: number },
): Generator<number> {
  for (let first = from; first < to;) {
    const chunk = store.chunks[Math.floor(first / CHUNK_ROWS)];
    const block = chunk ?? store.tail;
    const end = Math.min(to, block.firstSeq + block.count);
    const matches = chunk ? groupOf(chunk.index.name, name) : tailRows(store.tail, 'name', name);
    for (const row of matches) {
      const seq = block.firstSeq + row;
      if (seq >= first && seq < end) yield seq;
    }
    if (!chunk) return;
    first = end;
  }
}

/**
 * Sequence numbers of the records in `[from, below)` whose attribute has the term, newest first.
 * Sealed chunks answer from their posting lists; the tail is looked through.
 */
export function* newestWith(
  store: RecordStore,
  { attribute, term }: { attribute: IndexedAttribute; term: string },
  { from = 0, below = countRecords(store) }: { from?: number; below?: number } = {},
): Generator<number> {
  const { tail } = store;
  if (below > tail.firstSeq) {
    const rows = tailRows(tail, attribute, term);
    for (let i = rows.length - 1; i >= 0; i--) {
      const seq = tail.firstSeq + rows[i]!;
      if (seq >= from && seq < below) yield seq;
    }
  }
  for (let c = store.chunks.length - 1; c >= 0; c--) {
    const chunk = store.chunks[c]!;
    if (chunk.firstSeq >= below) continue;
    if (chunk.firstSeq + chunk.count <= from) return;
    const rows = groupOf(chunk.index[attribute], term);
    for (let i = rows.length - 1; i >= 0; i--) {
      const seq = chunk.firstSeq + rows[i]!;
      if (seq >= from && seq < below) yield seq;
    }
  }
}

const NO_ROWS = new Uint16Array(0);

function groupOf(postings: Postings, term: string): Uint16Array {
  const group = postings.terms.get(term);
  if (group === undefined) return NO_ROWS;
  return postings.rows.subarray(postings.starts[group], postings.starts[group + 1]);
}

/** Rows of the tail with the term, oldest first. */
function tailRows(tail: Tail, attribute: IndexedAttribute, term: string): number[] {
  const rows: number[] = [];
  if (attribute === 'resourceName' || attribute === 'resourceType') {
    for (let row = 0; row < tail.count; row++) {
      const found = lookupResources(tail, row);
      const key = attribute === 'resourceName' ? 'name' : 'type';
      if (found.some((resource) => resource[key] === term)) rows.push(row);
    }
    return rows;
  }
  const { codes, wanted } = wantedCodes(tail, attribute, term);
  for (let row = 0; row < tail.count; row++) if (wanted[codes[row]!] === 1) rows.push(row);
  return rows;
}

/** Which codes of which column carry the term. */
export function wantedCodes(
  block: Chunk | Tail,
  attribute: Exclude<IndexedAttribute, 'resourceName' | 'resourceType'>,
  term: string,
): { codes: Uint16Array; wanted: Uint8Array } {
  const { columns, dictionaries } = block;
  if (attribute === 'user' || attribute === 'accessKey') {
    const read = attribute === 'user' ? userNameOf : accessKeyOf;
    const wanted = dictionaries.identity.values.map((identity) => Number(read(identity) === term));
    return { codes: columns.identity, wanted: Uint8Array.from(wanted) };
  }
  const wanted = dictionaries.mark.values.map((mark) => {
    if (attribute === 'readOnly') return Number(String(mark.isRead) === term);
    return Number((attribute === 'name' ? mark.name : mark.source) === term);
  });
  return { codes: columns.mark, wanted: Uint8Array.from(wanted) };
}

function accessKeyOf(identity: { readonly accessKeyId?: string }): string | undefined {
  return identity.accessKeyId;
}
