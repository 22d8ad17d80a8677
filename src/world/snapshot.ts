/**
 * Copies and digests of a world's state. The state is plain data: objects, arrays, Map, Set,
 * typed arrays. A frozen object is immutable by contract and shared between copies, which keeps
 * a copy cheap: append-only stores are frozen chunks plus a small open tail.
 */

/** A copy that shares only what is frozen. */
export function copyState<T>(value: T): T {
  return copy(value) as T;
}

function copy(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (ArrayBuffer.isView(value)) return (value as Uint8Array).slice();
  if (Object.isFrozen(value)) return value;
  if (Array.isArray(value)) return value.map(copy);
  if (value instanceof Map) {
    const result = new Map<unknown, unknown>();
    for (const [key, member] of value) result.set(copy(key), copy(member));
    return result;
  }
  if (value instanceof Set) {
    const result = new Set<unknown>();
    for (const member of value) result.add(copy(member));
    return result;
  }
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    result[key] = copy((value as Record<string, unknown>)[key]);
  }
  return result;
}

/** Digests of frozen objects, which never change. */
const frozenDigests = new WeakMap<object, number>(); // tidy-allow: cache of immutable values

/** 16 hexadecimal digits that two equal states share, on every engine. */
export function digestOf(value: unknown): string {
  const low = digestWord(value, 0x811c9dc5);
  const high = digestWord(low, 0x9e3779b9);
  return (high >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0');
}

function digestWord(value: unknown, hash: number): number {
  switch (typeof value) {
    case 'string':
      return foldText(value, fold(hash, 1));
    case 'number':
      return foldNumber(value, fold(hash, 2));
    case 'boolean':
      return fold(hash, value ? 3 : 4);
    case 'undefined':
      return fold(hash, 5);
    case 'object':
      return value === null ? fold(hash, 6) : digestObject(value, hash);
    default:
      throw new TypeError(`a ${typeof value} cannot be part of the world's state`);
  }
}

function digestObject(value: object, hash: number): number {
  if (!Object.isFrozen(value)) return foldObject(value, hash);
  let own = frozenDigests.get(value);
  if (own === undefined) {
    own = foldObject(value, 0x811c9dc5);
    frozenDigests.set(value, own);
  }
  return fold(hash, own);
}

function foldObject(value: object, start: number): number {
  let hash = start;
  if (ArrayBuffer.isView(value)) return foldNumbers(value as Float64Array, fold(hash, 7));
  if (Array.isArray(value)) {
    hash = fold(fold(hash, 8), value.length);
    for (const member of value) hash = digestWord(member, hash);
    return hash;
  }
  if (value instanceof Map) {
    hash = fold(fold(hash, 9), value.size);
    for (const [key, member] of value) hash = digestWord(member, digestWord(key, hash));
    return hash;
  }
  if (value instanceof Set) {
    hash = fold(fold(hash, 10), value.size);
    for (const member of value) hash = digestWord(member, hash);
    return hash;
  }
  const keys = Object.keys(value).sort();
  hash = fold(fold(hash, 11), keys.length);
  for (const key of keys) {
    hash = digestWord((value as Record<string, unknown>)[key], foldText(key, hash));
  }
  return hash;
}

function foldNumbers(values: ArrayLike<number>, start: number): number {
  let hash = fold(start, values.length);
  for (let i = 0; i < values.length; i++) hash = foldNumber(values[i]!, hash);
  return hash;
}

const bits = new DataView(new ArrayBuffer(8)); // tidy-allow: scratch, written before each read

function foldNumber(value: number, hash: number): number {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) return fold(hash, value | 0);
  bits.setFloat64(0, Number.isNaN(value) ? NaN : value);
  return fold(fold(hash, bits.getInt32(0)), bits.getInt32(4));
}

function foldText(text: string, start: number): number {
  let hash = fold(start, text.length);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

function fold(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) ^ (hash >>> 15);
}
