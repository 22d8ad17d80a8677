/**
 * Structured values as JSON text: Map, Set, typed arrays, NaN, infinities, -0 and undefined come
 * back as they were; frozen objects come back frozen, and those met more than once come back as one
 * object, because the world shares them between snapshots. Written in pieces, so that a large state
 * never holds the thread.
 *
 * A node that JSON cannot hold is an object with the key `$`: `m` Map, `s` Set, `n` number, `u`
 * undefined, `o` object that has a key `$`, `z` frozen, `t` not frozen although within something
 * frozen, `d` frozen and defined as number `i`, `r` the frozen object number `i`, or the name of a
 * typed array.
 */

const PIECE_CHARS = 65_536;
const DEPTH_LIMIT = 200;
/** Deeper than this, members are written in one go. */
const WALKED_DEPTH = 6;

const TYPED = {
  f64: Float64Array,
  f32: Float32Array,
  i8: Int8Array,
  u8: Uint8Array,
  i16: Int16Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
} as const;
type TypedName = keyof typeof TYPED;

/** The JSON text of a value, in pieces of 64 kB and more. */
export function* encodePieces(value: unknown): Generator<string, void> {
  const writer = new Writer(value);
  yield* writer.walk(value, 0, false);
  yield writer.text;
}

export function encode(value: unknown): string {
  return [...encodePieces(value)].join('');
}

/** The value of a text made by `encode`. Throws an Error on text that was not. */
export function decode(text: string): unknown {
  return new Reader().read(JSON.parse(text), 0, false);
}

/** How a container is written: its brackets, its members, and their keys if it has some. */
interface Shape {
  readonly open: string;
  readonly close: string;
  readonly keys: string[] | null;
  readonly members: readonly unknown[];
  readonly isFrozen: boolean;
}

class Writer {
  text = '';
  private readonly meetings = new Map<object, number>();
  private readonly numbers = new Map<object, number>();

  constructor(value: unknown) {
    this.meet(value, 0);
  }

  /** Writes member by member near the root and gives away what is written between them. */
  *walk(value: unknown, depth: number, inFrozen: boolean): Generator<string, void> {
    if (depth > WALKED_DEPTH || !isContainer(value)) return this.put(value, depth, inFrozen);
    const { open, close, keys, members, isFrozen } = this.shape(value, inFrozen);
    this.text += open;
    for (let i = 0; i < members.length; i++) {
      this.text += (i > 0 ? ',' : '') + (keys ? `${JSON.stringify(keys[i])}:` : '');
      yield* this.walk(members[i], depth + 1, isFrozen);
      if (this.text.length < PIECE_CHARS) continue;
      yield this.text;
      this.text = '';
    }
    this.text += close;
  }

  private put(value: unknown, depth: number, inFrozen: boolean): void {
    if (!isContainer(value)) {
      this.text += leaf(value);
      return;
    }
    const { open, close, keys, members, isFrozen } = this.shape(value, inFrozen);
    this.text += open;
    for (let i = 0; i < members.length; i++) {
      if (i > 0) this.text += ',';
      if (keys) this.text += `${JSON.stringify(keys[i])}:`;
      this.put(members[i], depth + 1, isFrozen);
    }
    this.text += close;
  }

  private shape(value: object, inFrozen: boolean): Shape {
    if (!Object.isFrozen(value)) {
      const bare = bareShape(value);
      if (!inFrozen) return { ...bare, isFrozen: false };
      const { open, close } = bare;
      return { ...bare, open: `{"$":"t","v":${open}`, close: `${close}}`, isFrozen: false };
    }
    const known = this.numbers.get(value);
    if (known !== undefined) {
      return { open: `{"$":"r","i":${known}`, close: '}', keys: null, members: [], isFrozen: true };
    }
    const bare = bareShape(value);
    let { open, close } = bare;
    if ((this.meetings.get(value) ?? 0) > 1) {
      const number = this.numbers.size;
      this.numbers.set(value, number);
      open = `{"$":"d","i":${number},"v":${open}`;
      close += '}';
    } else if (!inFrozen) {
      open = `{"$":"z","v":${open}`;
      close += '}';
    }
    return { ...bare, open, close, isFrozen: true };
  }

  /** Counts how often each frozen object is met. */
  private meet(value: unknown, depth: number): void {
    if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return;
    if (depth > DEPTH_LIMIT) throw new Error('too deeply nested to keep');
    if (Object.isFrozen(value)) {
      const count = this.meetings.get(value) ?? 0;
      this.meetings.set(value, count + 1);
      if (count > 0) return;
    }
    if (value instanceof Map) {
      for (const [key, member] of value) {
        this.meet(key, depth + 1);
        this.meet(member, depth + 1);
      }
    } else if (value instanceof Set || Array.isArray(value)) {
      for (const member of value) this.meet(member, depth + 1);
    } else {
      for (const key in value) this.meet((value as Record<string, unknown>)[key], depth + 1);
    }
  }
}

class Reader {
  private readonly defined = new Map<number, unknown>();

  read(node: unknown, depth: number, inFrozen: boolean): unknown {
    if (node === null || typeof node !== 'object') return node;
    if (depth > 4 * DEPTH_LIMIT) throw new Error('too deeply nested');
    if ((node as { $?: unknown }).$ === 't') {
      return this.read((node as { v?: unknown }).v, depth + 1, false);
    }
    const value = this.readObject(node, depth, inFrozen);
    if (inFrozen && !ArrayBuffer.isView(value)) Object.freeze(value);
    return value;
  }

  private readObject(node: object, depth: number, inFrozen: boolean): unknown {
    const list = (items: unknown) => this.readList(items, depth, inFrozen);
    if (Array.isArray(node)) return list(node);
    if (!Object.hasOwn(node, '$')) {
      return objectOf(
        Object.entries(node).map(([key, member]) => [key, this.read(member, depth + 1, inFrozen)]),
      );
    }
    const { $: mark, e, v, i, b } = node as Record<string, unknown>;
    switch (mark) {
      case 'u':
        return undefined;
      case 'n':
        return Number(v);
      case 'm':
        return new Map(pairs(list(e)) as [unknown, unknown][]);
      case 's':
        return new Set(list(e));
      case 'o':
        return objectOf(pairs(list(e)) as [string, unknown][]);
      case 'z':
        return this.read(v, depth + 1, true);
      case 'd':
        return this.define(Number(i), this.read(v, depth + 1, true));
      case 'r':
        return this.recall(Number(i));
      default:
        return readTyped(String(mark), String(b));
    }
  }

  private readList(items: unknown, depth: number, inFrozen: boolean): unknown[] {
    if (!Array.isArray(items)) throw new Error('a list is missing');
    return items.map((member) => this.read(member, depth + 1, inFrozen));
  }

  private define(number: number, value: unknown): unknown {
    this.defined.set(number, value);
    return value;
  }

  private recall(number: number): unknown {
    if (!this.defined.has(number)) throw new Error(`object ${number} is not defined`);
    return this.defined.get(number);
  }
}

function isContainer(value: unknown): value is object {
  return value !== null && typeof value === 'object' && !ArrayBuffer.isView(value);
}

function bareShape(value: object): Omit<Shape, 'isFrozen'> {
  if (Array.isArray(value)) return { open: '[', close: ']', keys: null, members: value };
  const marked = (mark: string, members: unknown[]) => {
    return { open: `{"$":"${mark}","e":[`, close: ']}', keys: null, members };
  };
  if (value instanceof Map) return marked('m', [...value].flat(1));
  if (value instanceof Set) return marked('s', [...value]);
  if (Object.hasOwn(value, '$')) return marked('o', Object.entries(value).flat(1));
  return { open: '{', close: '}', keys: Object.keys(value), members: Object.values(value) };
}

function leaf(value: unknown): string {
  if (typeof value === 'number') return writeNumber(value);
  if (value === undefined) return '{"$":"u"}';
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (ArrayBuffer.isView(value)) return writeTyped(value);
  throw new Error(`cannot keep a ${typeof value}`);
}

function writeNumber(value: number): string {
  if (Number.isFinite(value) && !Object.is(value, -0)) return String(value);
  return `{"$":"n","v":"${Object.is(value, -0) ? '-0' : value}"}`;
}

function writeTyped(value: ArrayBufferView): string {
  const names = Object.keys(TYPED) as TypedName[];
  const name = names.find((candidate) => value instanceof TYPED[candidate]);
  if (!name) throw new Error('cannot keep this kind of array');
  const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return `{"$":"${name}","b":"${toBase64(bytes)}"}`;
}

function readTyped(name: string, base64: string): ArrayBufferView {
  if (!Object.hasOwn(TYPED, name)) throw new Error(`unknown kind ${name}`);
  const bytes = fromBase64(base64);
  return new TYPED[name as TypedName](bytes.buffer);
}

/** An object whose keys may be anything, `__proto__` too. */
function objectOf(entries: [string, unknown][]): object {
  const result: Record<string, unknown> = {};
  for (const [key, value] of entries) {
    if (key !== '__proto__') result[key] = value;
    else {
      const own = { value, writable: true, enumerable: true, configurable: true };
      Object.defineProperty(result, key, own);
    }
  }
  return result;
}

function pairs(list: unknown[]): unknown[][] {
  return Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i], list[2 * i + 1]]);
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(text);
}

function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
