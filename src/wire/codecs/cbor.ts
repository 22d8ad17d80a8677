/** CBOR (RFC 8949), as far as rpcv2Cbor uses it: bytes to plain values and back. */

/** A number that is written as a double whatever its value. */
export class CborDouble {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** An instant: tag 1 around the seconds since 1970. */
export class CborTime {
  readonly seconds: number;
  constructor(seconds: number) {
    this.seconds = seconds;
  }
}

const MAX_DEPTH = 120;
const text = new TextDecoder();
const utf8 = new TextEncoder();

/** Not well-formed. */
export class CborError extends Error {
  override readonly name = 'CborError';
}

/** Reads one value; maps become objects with own keys, tag 1 becomes CborTime. */
export function decodeCbor(bytes: Uint8Array): unknown {
  const reader = new Reader(bytes);
  const value = reader.value(0);
  if (!reader.isAtEnd) throw new CborError('bytes are left over');
  return value;
}

const BREAK = Symbol('break');

class Reader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  value(depth: number): unknown {
    const item = this.item(depth);
    if (item === BREAK) throw new CborError('a break in the wrong place');
    return item;
  }

  private item(depth: number): unknown {
    if (depth > MAX_DEPTH) throw new CborError('nested too deeply');
    const head = this.byte();
    const major = head >> 5;
    const info = head & 31;
    if (major === 7) return this.simple(info);
    if (info === 31) return this.indefinite(major, depth);
    const size = this.size(info);
    switch (major) {
      case 0:
        return size;
      case 1:
        return -1 - size;
      case 2:
        return this.take(size).slice();
      case 3:
        return text.decode(this.take(size));
      case 4:
        return this.list(size, depth);
      case 5:
        return this.map(size, depth);
      default:
        return this.tagged(size, depth);
    }
  }

  private tagged(tag: number, depth: number): unknown {
    const inner = this.value(depth + 1);
    return tag === 1 && typeof inner === 'number' ? new CborTime(inner) : inner;
  }

  private list(count: number, depth: number): unknown[] {
    const items: unknown[] = [];
    for (let i = 0; i < count; i += 1) items.push(this.value(depth + 1));
    return items;
  }

  private map(count: number, depth: number): object {
    const entries: [string, unknown][] = [];
    for (let i = 0; i < count; i += 1) entries.push([this.key(depth), this.value(depth + 1)]);
    return Object.fromEntries(entries);
  }

  private key(depth: number): string {
    const key = this.value(depth + 1);
    if (typeof key !== 'string') throw new CborError('a key that is no text');
    return key;
  }

  private indefinite(major: number, depth: number): unknown {
    const items: unknown[] = [];
    for (;;) {
      const item = this.item(depth + 1);
      if (item === BREAK) break;
      items.push(item);
    }
    if (major === 4) return items;
    if (major === 3) return items.map(String).join('');
    if (major === 2) return joined(items);
    if (major !== 5 || items.length % 2 === 1) throw new CborError('a misplaced length');
    const entries: [string, unknown][] = [];
    for (let i = 0; i < items.length; i += 2) entries.push([String(items[i]), items[i + 1]]);
    return Object.fromEntries(entries);
  }

  private simple(info: number): unknown {
    switch (info) {
      case 20:
        return false;
      case 21:
        return true;
      case 22:
        return null;
      case 23:
        return undefined;
      case 25:
        return half(this.view.getUint16(this.move(2)));
      case 26:
        return this.view.getFloat32(this.move(4));
      case 27:
        return this.view.getFloat64(this.move(8));
      case 31:
        return BREAK;
      default:
        throw new CborError('a simple value that nobody uses');
    }
  }

  private size(info: number): number {
    if (info < 24) return info;
    if (info === 24) return this.byte();
    if (info === 25) return this.view.getUint16(this.move(2));
    if (info === 26) return this.view.getUint32(this.move(4));
    if (info === 27) return Number(this.view.getBigUint64(this.move(8)));
    throw new CborError('a length that is none');
  }

  private byte(): number {
    return this.bytes[this.move(1)]!;
  }

  private take(count: number): Uint8Array {
    const from = this.move(count);
    return this.bytes.subarray(from, from + count);
  }

  private move(count: number): number {
    const from = this.at;
    if (count > this.bytes.length - from) throw new CborError('the end is missing');
    this.at = from + count;
    return from;
  }
}

function joined(parts: readonly unknown[]): Uint8Array {
  const bytes: number[] = [];
  for (const part of parts) {
    if (!(part instanceof Uint8Array)) throw new CborError('a misplaced part');
    for (const byte of part) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

function half(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const sign = bits >> 15 ? -1 : 1;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Writes objects, arrays, text, bytes, numbers, booleans, null, CborDouble and CborTime. */
export function encodeCbor(value: unknown): Uint8Array {
  const writer = new Writer();
  writer.value(value);
  return writer.done();
}

class Writer {
  private bytes = new Uint8Array(512);
  private view = new DataView(this.bytes.buffer);
  private at = 0;

  done(): Uint8Array {
    return this.bytes.slice(0, this.at);
  }

  value(value: unknown): void {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'number') return this.number(value);
    if (typeof value === 'boolean') return this.byte(value ? 0xf5 : 0xf4);
    if (value === null || value === undefined) return this.byte(0xf6);
    if (value instanceof CborDouble) return this.double(value.value);
    if (value instanceof CborTime) {
      this.head(6, 1);
      return this.double(value.seconds);
    }
    if (value instanceof Uint8Array) {
      this.head(2, value.length);
      return this.put(value);
    }
    if (Array.isArray(value)) {
      this.head(4, value.length);
      for (const item of value) this.value(item);
      return;
    }
    const entries = Object.entries(value);
    this.head(5, entries.length);
    for (const [key, item] of entries) {
      this.text(key);
      this.value(item);
    }
  }

  private text(value: string): void {
    const bytes = utf8.encode(value);
    this.head(3, bytes.length);
    this.put(bytes);
  }

  private number(value: number): void {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) return this.double(value);
    if (value >= 0) this.head(0, value);
    else this.head(1, -1 - value);
  }

  private double(value: number): void {
    this.byte(0xfb);
    this.view.setFloat64(this.room(8), value);
  }

  private head(major: number, size: number): void {
    const type = major << 5;
    if (size < 24) return this.byte(type | size);
    if (size < 0x100) {
      this.byte(type | 24);
      return this.byte(size);
    }
    if (size < 0x10000) {
      this.byte(type | 25);
      this.view.setUint16(this.room(2), size);
    } else if (size < 0x100000000) {
      this.byte(type | 26);
      this.view.setUint32(this.room(4), size);
    } else {
      this.byte(type | 27);
      this.view.setBigUint64(this.room(8), BigInt(size));
    }
  }

  private put(bytes: Uint8Array): void {
    const from = this.room(bytes.length);
    this.bytes.set(bytes, from);
  }

  private byte(value: number): void {
    const from = this.room(1);
    this.bytes[from] = value;
  }

  /** Makes room and moves on; where to write. */
  private room(count: number): number {
    const from = this.at;
    this.at += count;
    if (this.at > this.bytes.length) {
      const wider = new Uint8Array(Math.max(this.at, this.bytes.length * 2));
      wider.set(this.bytes);
      this.bytes = wider;
      this.view = new DataView(wider.buffer);
    }
    return from;
  }
}
