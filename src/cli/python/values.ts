/**
 * Values as the real CLI, a Python program, holds them. It tells 80 from 80.0, keeps the order of
 * keys whatever they look like, and prints all of them in Python's words when something is wrong.
 */

export type PyValue = null | boolean | number | string | Uint8Array | PyFloat | PyList | PyDict;
export type PyList = PyValue[];

/** A float: prints as `80.0` where an integer prints as `80`. */
export class PyFloat {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** A dict; `isOrdered` marks what Python's `repr` calls an OrderedDict. */
export class PyDict extends Map<string, PyValue> {
  readonly isOrdered: boolean;
  constructor(entries: Iterable<readonly [string, PyValue]> = [], isOrdered = false) {
    super(entries);
    this.isOrdered = isOrdered;
  }
}

export function isDict(value: unknown): value is PyDict {
  return value instanceof Map;
}

export function isNumber(value: unknown): value is number | PyFloat {
  return typeof value === 'number' || value instanceof PyFloat;
}

export function numberOf(value: number | PyFloat): number {
  return typeof value === 'number' ? value : value.value;
}

/** Python's `repr` of a float: the shortest digits, always recognisable as a float. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits, exponent] = value.toExponential().split('e') as [string, string];
    const power = Number(exponent);
    const sign = power < 0 ? '-' : '+';
    return `${digits}e${sign}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  const text = plainDigits(value);
  return text.includes('.') ? text : `${text}.0`;
}

/** JavaScript goes over to exponents at other sizes than Python does. */
function plainDigits(value: number): string {
  const text = String(value);
  const found = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text);
  if (!found) return text;
  const [, sign = '', first = '', rest = '', power = '0'] = found;
  return `${sign}0.${'0'.repeat(Number(power) - 1)}${first}${rest}`;
}

/** Python's `str`. */
export function str(value: PyValue): string {
  return typeof value === 'string' ? value : repr(value);
}

/** Python's `repr`. */
export function repr(value: PyValue): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'number') return intText(value);
  if (value instanceof PyFloat) return floatText(value.value);
  if (typeof value === 'string') return reprText(value);
  if (value instanceof Uint8Array) return reprBytes(value);
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
  const pairs = [...value];
  if (value.isOrdered) {
    const told = pairs.map(([key, one]) => `(${reprText(key)}, ${repr(one)})`).join(', ');
    return told === '' ? 'OrderedDict()' : `OrderedDict([${told}])`;
  }
  return `{${pairs.map(([key, one]) => `${reprText(key)}: ${repr(one)}`).join(', ')}}`;
}

export function intText(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : floatText(value);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function reprText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let out = '';
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (char === quote) out += `\\${char}`;
    else if (ESCAPES.has(char)) out += ESCAPES.get(char)!;
    else if (code < 32 || code === 127) out += `\\x${code.toString(16).padStart(2, '0')}`;
    else out += char;
  }
  return quote + out + quote;
}

function reprBytes(bytes: Uint8Array): string {
  let out = '';
  for (const byte of bytes) {
    const char = String.fromCharCode(byte);
    if (char === "'") out += "\\'";
    else if (ESCAPES.has(char)) out += ESCAPES.get(char)!;
    else if (byte < 32 || byte > 126) out += `\\x${byte.toString(16).padStart(2, '0')}`;
    else out += char;
  }
  return `b'${out}'`;
}

/** `<class 'int'>`, as Python tells a type. */
export function typeText(value: PyValue): string {
  return `<class '${typeName(value)}'>`;
}

function typeName(value: PyValue): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'int';
  if (value instanceof PyFloat) return 'float';
  if (typeof value === 'string') return 'str';
  if (value instanceof Uint8Array) return 'bytes';
  if (Array.isArray(value)) return 'list';
  return value.isOrdered ? 'collections.OrderedDict' : 'dict';
}

/** Python's `==` among these values. */
export function equal(left: PyValue, right: PyValue): boolean {
  if (left === right) return true;
  if (isNumber(left) && isNumber(right)) return numberOf(left) === numberOf(right);
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((one, i) => equal(one, right[i]!));
  }
  if (!isDict(left) || !isDict(right) || left.size !== right.size) return false;
  return [...left].every(([key, one]) => right.has(key) && equal(one, right.get(key)!));
}

/** Sorts as Python sorts text: by code point. */
export function byCodePoint(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const gap = a[i]!.codePointAt(0)! - b[i]!.codePointAt(0)!;
    if (gap !== 0) return gap;
  }
  return a.length - b.length;
}
