import type { Identity } from '../../../gateway/call.ts';
import { renderJson } from '../records/render.ts';
import { renderScope } from '../records/scope.ts';
import { availableAt, LONGEST_DELAY_MS } from '../store/delays.ts';
import { lookupResources } from '../store/lookup-resources.ts';
import { seqOfUuid } from '../store/record-ids.ts';
import { firstAtOrAfter, type Chunk, type RecordStore, type Tail } from '../store/store.ts';
import type { TrailFilter, TrailReader } from './types.ts';
import { namesOf, principalKey, sessionNamesOf } from './who.ts';

/** One store that a look goes through. */
export interface Place {
  readonly region: string;
  readonly category: 'Management' | 'Data';
  readonly store: RecordStore;
}

export function placesOf(reader: TrailReader, filter: TrailFilter): Place[] {
  if (filter.category === 'Insight') return [];
  const regions = filter.region === undefined ? reader.regions() : [filter.region];
  const categories = filter.category ? [filter.category] : (['Management', 'Data'] as const);
  return regions
    .filter((region) => reader.regions().includes(region))
    .flatMap((region) => {
      const state = reader.stateIn(region);
      return categories.map((category) => {
        const store = category === 'Data' ? state.data : state.management;
        return { region, category, store };
      });
    });
}

/**
 * Calls `visit` with the sequence number of every visible record that the filter lets through,
 * newest first. Dictionaries are tested once per chunk, so that a record costs a few array looks.
 */
export function eachMatch(
  place: Place,
  { filter, reader }: { filter: TrailFilter; reader: TrailReader },
  visit: (seq: number, block: Chunk | Tail, row: number) => void,
): void {
  const { store, region, category } = place;
  const { now } = reader;
  /** Up to here everything has long arrived. */
  const surely = now - LONGEST_DELAY_MS;
  const scope = renderScope(reader, region, category);
  const shows = (seq: number) => renderJson(store, seq, scope).toLowerCase().includes(text);
  const oldest = firstAtOrAfter(store, filter.from ?? 0);
  const end = firstAtOrAfter(store, Math.min(filter.to ?? now, now) + 1);
  const text = filter.text?.trim().toLowerCase() ?? '';
  const only = text === '' ? -1 : seqOfUuid(text, store.salt);
  for (let c = store.chunks.length; c >= 0; c--) {
    const block = store.chunks[c] ?? store.tail;
    if (block.firstSeq >= end || block.firstSeq + block.count <= oldest) continue;
    const sought = text === '' || region.includes(text) ? '' : text;
    const matches = matcherOf(block, filter, { text: sought, shows });
    if (!matches && only < 0) continue;
    const last = Math.min(block.count, end - block.firstSeq) - 1;
    for (let row = last; row >= Math.max(0, oldest - block.firstSeq); row--) {
      const seq = block.firstSeq + row;
      if (only !== seq && !matches?.(row)) continue;
      const at = block.columns.at[row]!;
      if (at <= surely || availableAt(at, seq) <= now) visit(seq, block, row);
    }
  }
}

type Matcher = (row: number) => boolean;

/** The filter over one block's codes; null when no row of it can match. */
function matcherOf(block: Chunk | Tail, filter: TrailFilter, search: TextSearch): Matcher | null {
  const { columns, dictionaries } = block;
  const tests: Matcher[] = [];
  const demand = (codes: Uint16Array, wanted: Uint8Array): boolean => {
    if (wanted.every((flag) => flag === 1)) return true;
    if (!wanted.includes(1)) return false;
    tests.push((row) => wanted[codes[row]!] === 1);
    return true;
  };
  const marks = flags(
    dictionaries.mark.values,
    (mark) =>
      same(filter.eventName, mark.name) &&
      same(filter.eventSource, mark.source) &&
      (typeof filter.readOnly !== 'boolean' || filter.readOnly === mark.isRead),
  );
  const identities = flags(dictionaries.identity.values, (identity) => isMeant(identity, filter));
  const addresses = flags(dictionaries.address.values, (text) => same(filter.sourceIp, text));
  const isPossible =
    demand(columns.mark, marks) &&
    demand(columns.identity, identities) &&
    demand(columns.address, addresses);
  if (!isPossible) return null;
  if (filter.errorsOnly) tests.push((row) => columns.refusal[row] !== 0);
  if (filter.resource !== undefined) {
    const { resource } = filter;
    tests.push((row) => lookupResources(block, row).some(({ name }) => name === resource));
  }
  if (search.text !== '') tests.push(textMatcher(block, search));
  if (tests.length === 0) return () => true;
  return (row) => tests.every((test) => test(row));
}

function isMeant(identity: Identity, filter: TrailFilter): boolean {
  return (
    same(filter.accessKeyId, identity.accessKeyId) &&
    (filter.principal === undefined || filter.principal === principalKey(identity)) &&
    (filter.user === undefined || namesOf(identity).includes(filter.user)) &&
    (filter.session === undefined || sessionNamesOf(identity).includes(filter.session))
  );
}

interface TextSearch {
  readonly text: string;
  /** Whether the record as it is shown contains the text: hidden values do not count. */
  readonly shows: (seq: number) => boolean;
}

/** Whether any field of a row contains the text; parameters and answers are looked at last. */
function textMatcher(block: Chunk | Tail, { text, shows }: TextSearch): Matcher {
  const { columns, dictionaries } = block;
  const has = (value: string | undefined) => value?.toLowerCase().includes(text) === true;
  const marks = flags(dictionaries.mark.values, (mark) => has(mark.name) || has(mark.source));
  const identities = flags(
    dictionaries.identity.values,
    (identity) => has(identity.arn) || has(identity.accessKeyId) || has(identity.principalId),
  );
  const addresses = flags(dictionaries.address.values, has);
  const agents = flags(dictionaries.agent.values, has);
  const errors = flags(dictionaries.error.values, has);
  return (row) =>
    marks[columns.mark[row]!] === 1 ||
    identities[columns.identity[row]!] === 1 ||
    addresses[columns.address[row]!] === 1 ||
    agents[columns.agent[row]!] === 1 ||
    errors[columns.error[row]!] === 1 ||
    ((contains(block.params[row], text, 0) || contains(block.results[row], text, 0)) &&
      shows(block.firstSeq + row));
}

const DEEPEST = 8;

function contains(value: unknown, text: string, depth: number): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(text);
  if (typeof value === 'number') return String(value).includes(text);
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return false;
  if (ArrayBuffer.isView(value)) return false;
  return Object.values(value).some((member) => contains(member, text, depth + 1));
}

function flags<T>(values: readonly T[], test: (value: T) => boolean): Uint8Array {
  const out = new Uint8Array(values.length);
  for (let code = 0; code < values.length; code++) out[code] = test(values[code]!) ? 1 : 0;
  return out;
}

function same(wanted: string | undefined, value: string | undefined): boolean {
  return wanted === undefined || wanted === value;
}
