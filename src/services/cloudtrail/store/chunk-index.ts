import type { Identity } from '../../../gateway/call.ts';
import { lookupResources } from './lookup-resources.ts';
import { postingsOf, postingsOfLists } from './dictionary.ts';
import type { ChunkIndex, Tail } from './store.ts';
import { userNameOf } from './user-name.ts';

/** Posting lists of the lookup attributes (EventId needs none), made when a chunk is sealed. */
export function indexChunk(tail: Tail): ChunkIndex {
  const { mark, identity } = tail.dictionaries;
  const marks = codesOf(tail.columns.mark, tail.count);
  const identities = codesOf(tail.columns.identity, tail.count);
  const resources = resourcePairs(tail);
  return Object.freeze({
    name: postingsOf(
      marks,
      mark.values.map((value) => value.name),
    ),
    source: postingsOf(
      marks,
      mark.values.map((value) => value.source),
    ),
    readOnly: postingsOf(
      marks,
      mark.values.map((value) => String(value.isRead)),
    ),
    user: identityPostings(identities, identity.values, userNameOf),
    accessKey: identityPostings(identities, identity.values, (value) => value.accessKeyId),
    resourceType: postingsOfLists(resources.types),
    resourceName: postingsOfLists(resources.names),
  });
}

function codesOf(column: Uint16Array, count: number): Int32Array {
  return Int32Array.from(column.subarray(0, count));
}

function identityPostings(
  codes: Int32Array,
  identities: readonly Identity[],
  term: (identity: Identity) => string | undefined,
) {
  const terms = identities.map(term);
  const named = codes.map((code) => (terms[code] ? code : -1));
  return postingsOf(
    named,
    terms.map((text) => text ?? ''),
  );
}

function resourcePairs(tail: Tail): { types: [string, number][]; names: [string, number][] } {
  const types: [string, number][] = [];
  const names: [string, number][] = [];
  for (let row = 0; row < tail.count; row++) {
    for (const { type, name } of lookupResources(tail, row)) {
      types.push([type, row]);
      names.push([name, row]);
    }
  }
  return { types, names };
}
