/**
 * A dictionary of one chunk: each distinct value once, numbered in order of first appearance.
 * Values that share a text key (two identities of one access key) form a chain.
 */
export interface Dictionary<T> {
  readonly values: T[];
  readonly first: Map<string, number>;
  /** The next code with the same key, or -1. */
  readonly next: number[];
}

export function emptyDictionary<T>(): Dictionary<T> {
  return { values: [], first: new Map(), next: [] };
}

/** The code of `value`; `isSame` tells values of one key apart. */
export function encode<T>(
  dictionary: Dictionary<T>,
  key: string,
  { value, isSame }: { value: T; isSame: (known: T, value: T) => boolean },
): number {
  const head = dictionary.first.get(key);
  for (let code = head ?? -1; code >= 0; code = dictionary.next[code]!) {
    const known = dictionary.values[code]!;
    if (known === value || isSame(known, value)) return code;
  }
  const code = dictionary.values.length;
  dictionary.values.push(value);
  dictionary.next.push(head ?? -1);
  dictionary.first.set(key, code);
  return code;
}

/** The code of a text that is its own key. */
export function encodeText(dictionary: Dictionary<string>, text: string): number {
  const known = dictionary.first.get(text);
  if (known !== undefined) return known;
  const code = dictionary.values.length;
  dictionary.values.push(text);
  dictionary.next.push(-1);
  dictionary.first.set(text, code);
  return code;
}

/** Rows grouped by term, each group oldest first: the posting lists of one attribute. */
export interface Postings {
  readonly terms: Map<string, number>;
  /** Group `g` is `rows[starts[g]] … rows[starts[g + 1] - 1]`. */
  readonly starts: Uint32Array;
  readonly rows: Uint16Array;
}

/** Posting lists of an attribute of which every row has at most one term (-1: none). */
export function postingsOf(codes: Int32Array, terms: readonly string[]): Postings {
  const ids = new Map<string, number>();
  const groupOfCode = terms.map((term) => {
    const known = ids.get(term);
    if (known !== undefined) return known;
    ids.set(term, ids.size);
    return ids.size - 1;
  });
  const starts = new Uint32Array(ids.size + 1);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code >= 0) starts[groupOfCode[code]! + 1]! += 1;
  }
  for (let group = 0; group < ids.size; group++) starts[group + 1]! += starts[group]!;
  const rows = new Uint16Array(starts[ids.size]!);
  const fill = starts.slice(0, ids.size);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code < 0) continue;
    const group = groupOfCode[code]!;
    rows[fill[group]!] = row;
    fill[group]! += 1;
  }
  return Object.freeze({ terms: ids, starts, rows });
}

/** Posting lists of an attribute of which a row may have several terms. */
export function postingsOfLists(
  pairs: readonly (readonly [term: string, row: number])[],
): Postings {
  const groups = new Map<string, number[]>();
  for (const [term, row] of pairs) {
    const rows = groups.get(term);
    if (!rows) groups.set(term, [row]);
    else if (rows[rows.length - 1] !== row) rows.push(row);
  }
  const terms = new Map<string, number>();
  const starts = new Uint32Array(groups.size + 1);
  const all: number[] = [];
  for (const [term, rows] of groups) {
    terms.set(term, terms.size);
    for (const row of rows) all.push(row);
    starts[terms.size] = all.length;
  }
  return Object.freeze({ terms, starts, rows: Uint16Array.from(all) });
}
