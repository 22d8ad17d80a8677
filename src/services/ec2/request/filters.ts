/**
 * Filters of Describe operations: values of one filter are alternatives, filters must all hold,
 * `*` and `?` are wildcards, a backslash takes their meaning away. EC2 user guide, "Filtering".
 */
import type { Tags } from '../state.ts';
import { invalidValue } from './errors.ts';

export interface Filter {
  readonly Name?: string;
  readonly Values?: readonly string[];
}

type Text = string | undefined;

/** Values of a thing by filter name; undefined for a filter this operation does not have. */
export type Reader<T> = Readonly<Record<string, (thing: T) => Text | readonly Text[]>>;

export interface Filtering<T> {
  readonly read: Reader<T>;
  /** Present when `tag:<key>` and `tag-key` are among the operation's filters. */
  readonly tags?: (thing: T) => Tags;
}

/** The things that satisfy every filter. */
export function applyFilters<T>(
  things: readonly T[],
  filters: readonly Filter[] | undefined,
  filtering: Filtering<T>,
): T[] {
  const tests = (filters ?? []).map((filter) => testOf(filter, filtering));
  return things.filter((thing) => tests.every((test) => test(thing)));
}

/** Does `text` match a pattern with `*` and `?`? Case matters; linear in both lengths. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const parts = tokens(pattern);
  let [at, next, star, mark] = [0, 0, -1, 0];
  while (at < text.length) {
    const part = parts[next];
    if (part === ANY_RUN) {
      star = next++;
      mark = at;
    } else if (part !== undefined && (part === ANY_ONE || part === text[at])) {
      next++;
      at++;
    } else if (star >= 0) {
      next = star + 1;
      at = ++mark;
    } else return false;
  }
  while (parts[next] === ANY_RUN) next++;
  return next === parts.length;
}

const ANY_RUN = 'any-run';
const ANY_ONE = 'any-one';

/** Characters of the pattern, wildcards as their own words. */
function tokens(pattern: string): string[] {
  const parts: string[] = [];
  for (let index = 0; index < pattern.length; index++) {
    const char = pattern[index]!;
    if (char === '*') parts.push(ANY_RUN);
    else if (char === '?') parts.push(ANY_ONE);
    else if (char === '\\' && index + 1 < pattern.length) parts.push(pattern[++index]!);
    else parts.push(char);
  }
  return parts;
}

function testOf<T>(filter: Filter, { read, tags }: Filtering<T>): (thing: T) => boolean {
  const name = filter.Name ?? '';
  const wanted = filter.Values;
  if (name === '') throw invalidValue('The filter name must not be empty');
  if (wanted === undefined || wanted.length === 0) {
    throw invalidValue(`The filter '${name}' must have at least one value`);
  }
  const values = valuesOf(name, read, tags);
  return (thing) =>
    values(thing).some(
      (value) => value !== undefined && wanted.some((pattern) => matchesOne(pattern, value)),
    );
}

function valuesOf<T>(
  name: string,
  read: Reader<T>,
  tags: Filtering<T>['tags'],
): (thing: T) => readonly Text[] {
  if (tags !== undefined && name.startsWith('tag:')) {
    const key = name.slice(4);
    return (thing) => [tags(thing).get(key)];
  }
  if (tags !== undefined && name === 'tag-key') return (thing) => [...tags(thing).keys()];
  if (!Object.hasOwn(read, name)) throw invalidValue(`The filter '${name}' is invalid`);
  const reader = read[name]!;
  return (thing) => {
    const value = reader(thing);
    return typeof value === 'object' ? value : [value];
  };
}

function matchesOne(pattern: string, value: string): boolean {
  return /[*?\\]/.test(pattern) ? matchesWildcard(pattern, value) : pattern === value;
}
