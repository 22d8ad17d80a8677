/**
 * A world's state as bytes, for packs that the build makes. Map, Set, typed arrays, undefined and
 * placeholders come back as they were, frozen objects come back frozen, and shared ones shared. Not
 * for strangers' files: what is read back is trusted (`storage/codec.ts` is for those).
 */
import { absent, isAbsent } from '../../kernel/absent.ts';
import { assert } from '../../kernel/assert.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { readNumbers, writeNumbers } from './numbers.ts';

const VERSION = 1;
const TYPED = [
  ...[Float64Array, Float32Array, Int8Array, Uint8Array],
  ...[Int16Array, Uint16Array, Int32Array, Uint32Array],
] as const;

const HOLE = Symbol('hole');
const LEAVES = [undefined, null, false, true, HOLE] as const;
const WHOLE = 5;
const DOUBLE = 6;
const NEW_TEXT = 7;
const TEXT = 8;
const LIST = 9;
const NUMBERS = 10;
const MAP = 11;
const SET = 12;
const NEW_SHAPE = 13;
const SHAPE = 14;
const ABSENT = 15;
const SHARED = 16;
const FIRST_TYPED = 17;
/** Added to the tag of a frozen container. */
const FROZEN = 64;

/** Lists of numbers shorter than this are written one by one. */
const FEW = 4;

export function packState(value: unknown): Uint8Array<ArrayBuffer> {
  const writer = new Packer();
  writer.put(value);
  return writer.out.done();
}

/** The value of `packState`'s bytes. Throws where they are cut short or of another format. */
export function unpackState(bytes: Uint8Array): unknown {
  const from = new ByteReader(bytes);
  assert(from.byte() === VERSION, 'the pack has another format');
  const value = new Unpacker(from).read();
  assert(from.isAtEnd, 'the pack goes on after its end');
  return value;
}

class Packer {
  readonly out = new ByteWriter();
  private readonly texts = new Map<string, number>();
  private readonly shapes = new Map<string, number>();
  private readonly shared = new Map<object, number>();

  constructor() {
    this.out.byte(VERSION);
  }

  put(value: unknown): void {
    if (typeof value === 'string') this.text(value);
    else if (typeof value === 'number') this.number(value);
    else if (value !== null && typeof value === 'object') this.object(value);
    else this.leaf(value);
  }

  private leaf(value: unknown): void {
    const tag = LEAVES.indexOf(value as undefined);
    assert(tag >= 0, `a ${typeof value} cannot be packed`);
    this.out.byte(tag);
  }

  private text(text: string): void {
    const known = this.texts.get(text);
    if (known !== undefined) {
      this.out.byte(TEXT);
      return this.out.count(known);
    }
    this.texts.set(text, this.texts.size);
    this.out.byte(NEW_TEXT);
    this.out.text(text);
  }

  private number(value: number): void {
    if (Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)) {
      this.out.byte(WHOLE);
      return this.out.count(value);
    }
    this.out.byte(DOUBLE);
    this.out.double(value);
  }

  private object(value: object): void {
    if (ArrayBuffer.isView(value)) return this.typed(value);
    const isFrozen = Object.isFrozen(value);
    if (isFrozen) {
      const known = this.shared.get(value);
      if (known !== undefined) {
        this.out.byte(SHARED);
        return this.out.count(known);
      }
      this.shared.set(value, this.shared.size);
    }
    this.container(value, isFrozen ? FROZEN : 0);
  }

  private typed(value: ArrayBufferView): void {
    const kind = TYPED.findIndex((candidate) => value instanceof candidate);
    assert(kind >= 0, 'this kind of array cannot be packed');
    this.out.byte(FIRST_TYPED + kind);
    writeNumbers(this.out, value as Float64Array);
  }

  private container(value: object, frozen: number): void {
    const { out } = this;
    if (isAbsent(value)) {
      out.byte(ABSENT + frozen);
      this.put(Object.fromEntries(Object.entries(value)));
    } else if (Array.isArray(value)) {
      if (isNumbers(value)) {
        out.byte(NUMBERS + frozen);
        return writeNumbers(out, value);
      }
      out.byte(LIST + frozen);
      this.members(value);
    } else if (value instanceof Map) {
      out.byte(MAP + frozen);
      this.members([...value].flat(1));
    } else if (value instanceof Set) {
      out.byte(SET + frozen);
      this.members([...value]);
    } else this.record(value, frozen);
  }

  private members(values: readonly unknown[]): void {
    this.out.count(values.length);
    for (let i = 0; i < values.length; i++) this.put(i in values ? values[i] : HOLE);
  }

  private record(value: object, frozen: number): void {
    const keys = Object.keys(value);
    const shape = JSON.stringify(keys);
    const known = this.shapes.get(shape);
    if (known === undefined) {
      this.shapes.set(shape, this.shapes.size);
      this.out.byte(NEW_SHAPE + frozen);
      this.members(keys);
    } else {
      this.out.byte(SHAPE + frozen);
      this.out.count(known);
    }
    for (const key of keys) this.put((value as Record<string, unknown>)[key]);
  }
}

class Unpacker {
  private readonly from: ByteReader;
  private readonly texts: string[] = [];
  private readonly shapes: (readonly string[])[] = [];
  private readonly shared: unknown[] = [];

  constructor(from: ByteReader) {
    this.from = from;
  }

  read(): unknown {
    const { from } = this;
    const tag = from.byte();
    if (tag < LEAVES.length) return LEAVES[tag];
    switch (tag) {
      case WHOLE:
        return from.count();
      case DOUBLE:
        return from.double();
      case NEW_TEXT:
        return this.texts[this.texts.push(from.text()) - 1];
      case TEXT:
        return this.texts[from.count()];
      case SHARED:
        return this.shared[from.count()];
      default:
        return tag < FROZEN ? this.container(tag) : this.frozen(tag - FROZEN);
    }
  }

  /** Numbered in the order in which the writer met them: before what is inside. */
  private frozen(tag: number): unknown {
    const number = this.shared.push(undefined) - 1;
    const value = Object.freeze(this.container(tag));
    this.shared[number] = value;
    return value;
  }

  private container(tag: number): object {
    const { from } = this;
    switch (tag) {
      case LIST:
        return this.members();
      case NUMBERS:
        return readNumbers(from, () => [] as number[]);
      case MAP:
        return new Map(pairs(this.members()));
      case SET:
        return new Set(this.members());
      case ABSENT:
        return absent(this.read() as object);
      case NEW_SHAPE:
        this.shapes.push(Object.freeze(this.members() as string[]));
        return this.record(this.shapes.at(-1)!);
      case SHAPE:
        return this.record(this.shapes[from.count()]!);
      default: {
        const Kind = TYPED[tag - FIRST_TYPED];
        assert(Kind, 'the pack holds something unknown');
        return readNumbers(from, (length) => new Kind(length));
      }
    }
  }

  private members(): unknown[] {
    const values: unknown[] = [];
    const length = this.from.count();
    for (let i = 0; i < length; i++) {
      const value = this.read();
      if (value !== HOLE) values[i] = value;
    }
    values.length = length;
    return values;
  }

  private record(keys: readonly string[]): object {
    const value: Record<string, unknown> = {};
    for (const key of keys) value[key] = this.read();
    return value;
  }
}

function isNumbers(values: readonly unknown[]): values is number[] {
  if (values.length < FEW) return false;
  for (let i = 0; i < values.length; i++) if (typeof values[i] !== 'number') return false;
  return true;
}

function pairs(flat: readonly unknown[]): [unknown, unknown][] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]);
}
