/** Python's `json` module: what it reads, how it writes, and what it says of text it cannot read. */
import { PyDict, PyFloat, floatText, intText, isDict, type PyValue } from './values.ts';

export class JsonError extends Error {}

/** Deeper text is refused, as Python refuses it (its recursion limit). */
const MAX_DEPTH = 900;

/** `json.loads`; `isOrdered` as with `object_pairs_hook=OrderedDict`. */
export function loads(text: string, isOrdered = false): PyValue {
  return new Reader(text, isOrdered).document();
}

class Reader {
  private at = 0;
  private depth = 0;
  private readonly text: string;
  private readonly isOrdered: boolean;

  constructor(text: string, isOrdered: boolean) {
    this.text = text;
    this.isOrdered = isOrdered;
  }

  document(): PyValue {
    if (this.text.startsWith('\ufeff')) {
      throw this.error('Unexpected UTF-8 BOM (decode using utf-8-sig)', 0);
    }
    this.blanks();
    const value = this.value();
    this.blanks();
    if (this.at < this.text.length) throw this.error('Extra data', this.at);
    return value;
  }

  private value(): PyValue {
    const char = this.text[this.at];
    if (char === '"') return this.string();
    if (char === '{') return this.nested(() => this.object());
    if (char === '[') return this.nested(() => this.list());
    for (const [word, value] of WORDS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.number();
  }

  private nested(read: () => PyValue): PyValue {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      throw new JsonError('maximum recursion depth exceeded while decoding a JSON object');
    }
    const value = read();
    this.depth -= 1;
    return value;
  }

  private number(): PyValue {
    NUMBER.lastIndex = this.at;
    const found = NUMBER.exec(this.text);
    if (!found) throw this.error('Expecting value', this.at);
    this.at += found[0].length;
    const isFloat = found[1] !== undefined || found[2] !== undefined;
    return isFloat ? new PyFloat(Number(found[0])) : Number(found[0]);
  }

  private list(): PyValue {
    this.at += 1;
    const list: PyValue[] = [];
    this.blanks();
    if (this.take(']')) return list;
    for (;;) {
      this.blanks();
      list.push(this.value());
      this.blanks();
      if (this.take(']')) return list;
      if (!this.take(',')) throw this.error("Expecting ',' delimiter", this.at);
    }
  }

  private object(): PyValue {
    this.at += 1;
    const dict = new PyDict([], this.isOrdered);
    this.blanks();
    if (this.take('}')) return dict;
    for (;;) {
      this.blanks();
      if (this.text[this.at] !== '"') {
        throw this.error('Expecting property name enclosed in double quotes', this.at);
      }
      const key = this.string();
      this.blanks();
      if (!this.take(':')) throw this.error("Expecting ':' delimiter", this.at);
      this.blanks();
      dict.set(key, this.value());
      this.blanks();
      if (this.take('}')) return dict;
      if (!this.take(',')) throw this.error("Expecting ',' delimiter", this.at);
    }
  }

  private string(): string {
    const start = this.at;
    this.at += 1;
    let out = '';
    for (;;) {
      const char = this.text[this.at];
      if (char === undefined) throw this.error('Unterminated string starting at', start);
      if (char === '"') break;
      if (char === '\\') out += this.escape(start);
      else if (char < ' ') throw this.error('Invalid control character at', this.at);
      else {
        out += char;
        this.at += 1;
      }
    }
    this.at += 1;
    return out;
  }

  private escape(start: number): string {
    const char = this.text[this.at + 1];
    if (char === undefined) throw this.error('Unterminated string starting at', start);
    if (char === 'u') {
      const hex = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) {
        throw this.error('Invalid \\uXXXX escape', this.at + 1);
      }
      this.at += 6;
      return String.fromCharCode(parseInt(hex, 16));
    }
    const plain = UNESCAPES.get(char);
    if (plain === undefined) throw this.error('Invalid \\escape', this.at);
    this.at += 2;
    return plain;
  }

  private take(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at += 1;
    return true;
  }

  private blanks(): void {
    while (this.at < this.text.length && ' \t\n\r'.includes(this.text[this.at]!)) this.at += 1;
  }

  private error(message: string, at: number): JsonError {
    const before = this.text.slice(0, at);
    const line = before.split('\n').length;
    const column = at - before.lastIndexOf('\n');
    return new JsonError(`${message}: line ${line} column ${column} (char ${at})`);
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y;

const WORDS: readonly (readonly [string, PyValue])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', new PyFloat(NaN)],
  ['Infinity', new PyFloat(Infinity)],
  ['-Infinity', new PyFloat(-Infinity)],
];

const UNESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

export interface DumpOptions {
  /** Blanks a level; none: everything on one line, with blanks after `,` and `:`. */
  readonly indent?: number;
  /** Writes what is not ASCII as `\uXXXX`. */
  readonly ascii?: boolean;
}

/** `json.dumps`. */
export function dumps(value: PyValue, { indent, ascii = true }: DumpOptions = {}): string {
  const write = (one: PyValue, depth: number): string => {
    if (Array.isArray(one)) {
      return wrap(
        ['[', ']'],
        depth,
        one.map((item) => write(item, depth + 1)),
      );
    }
    if (isDict(one)) {
      const pairs = [...one].map(
        ([key, item]) => `${quoted(key, ascii)}: ${write(item, depth + 1)}`,
      );
      return wrap(['{', '}'], depth, pairs);
    }
    return scalar(one, ascii);
  };
  const wrap = ([open, close]: readonly [string, string], depth: number, items: string[]) => {
    if (items.length === 0) return open + close;
    if (indent === undefined) return open + items.join(', ') + close;
    const inner = '\n' + ' '.repeat(indent * (depth + 1));
    return open + inner + items.join(`,${inner}`) + '\n' + ' '.repeat(indent * depth) + close;
  };
  return write(value, 0);
}

function scalar(value: Exclude<PyValue, PyValue[] | PyDict>, ascii: boolean): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return intText(value);
  if (value instanceof PyFloat) return jsonFloat(value.value);
  if (value instanceof Uint8Array) return quoted(new TextDecoder().decode(value), ascii);
  return quoted(value, ascii);
}

function jsonFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  return floatText(value);
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A JSON string; without `ascii` only what must be escaped is. */
export function quoted(text: string, ascii: boolean): string {
  let out = '"';
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    const code = text.charCodeAt(i);
    if (SHORT.has(char)) out += SHORT.get(char)!;
    else if (code < 32 || (ascii && code > 126)) out += `\\u${code.toString(16).padStart(4, '0')}`;
    else out += char;
  }
  return out + '"';
}
