/** From words on the command line to values of AWS's types: awscli's `argprocess`. */
import type { Shape } from '../../aws/model/shapes.ts';
import { badParameter, generalError } from '../errors.ts';
import { JsonError, loads } from '../python/json.ts';
import { PyDict, PyFloat, isDict, repr, type PyValue } from '../python/values.ts';
import type { ParsedValue } from './parser.ts';
import { parseShorthand, ShorthandError } from './shorthand.ts';

/** The value of one option, given as words (or, from `fileb://`, as bytes). */
export type Given = Exclude<ParsedValue, null> | Uint8Array;

/** Reads an option's value; `cliName` (`--filters`) is for complaints. */
export function unpack(shape: Shape, value: Given, cliName: string): PyValue {
  const shorthand = asShorthand(shape, value, cliName);
  return shorthand === undefined ? plainValue(shape, value, cliName) : shorthand;
}

function asShorthand(shape: Shape, value: Given, cliName: string): PyValue | undefined {
  if (!takesShorthand(shape) || value instanceof Uint8Array) return undefined;
  const first = isList(value) ? value[0] : value;
  if (typeof first === 'string' && /^\s*[[{]/.test(first)) return undefined;
  const single = onlyValueMember(shape);
  if (single && typeof value === 'string' && !value.includes('=')) {
    return new PyDict([['Value', value]]);
  }
  try {
    const parsed: PyValue = isList(value)
      ? value.map((word) => parseShorthand(word))
      : parseShorthand(String(value));
    return fitShorthand(shape, parsed);
  } catch (error) {
    if (error instanceof ShorthandError) throw badParameter(cliName, error.message);
    throw error;
  }
}

function takesShorthand(shape: Shape): boolean {
  if (shape.kind === 'list') return isComplex(shape.element!);
  return isComplex(shape);
}

function isComplex({ kind }: Shape): boolean {
  return kind === 'structure' || kind === 'list' || kind === 'map';
}

function onlyValueMember(shape: Shape): boolean {
  const value = shape.members.get('Value');
  return shape.kind === 'structure' && shape.members.size === 1 && value?.kind === 'string';
}

/** Gives what shorthand read as text the types of the model. */
export function fitShorthand(shape: Shape, value: PyValue): PyValue {
  switch (shape.kind) {
    case 'structure':
      if (!isDict(value)) return value;
      for (const [name, member] of shape.members) {
        if (value.has(name)) value.set(name, fitMember(member, value.get(name)!));
      }
      return value;
    case 'list':
      return Array.isArray(value) ? value.map((one) => fitMember(shape.element!, one)) : value;
    case 'map':
      if (!isDict(value)) return value;
      for (const [key, one] of value) value.set(key, fitMember(shape.element!, one));
      return value;
    default:
      return fitScalar(shape, value);
  }
}

/** Inside of something, one value stands for a list of one. */
function fitMember(shape: Shape, value: PyValue): PyValue {
  if (shape.kind === 'list' && !Array.isArray(value)) return value === null ? null : [value];
  return fitShorthand(shape, value);
}

function fitScalar({ kind }: Shape, value: PyValue): PyValue {
  if (typeof value !== 'string') {
    const isNumeric = ['integer', 'long', 'float', 'double'].includes(kind);
    if (isNumeric && value !== null) throw generalError(notANumber(kind, value));
    return value;
  }
  if (kind === 'integer' || kind === 'long') return toInt(value);
  if (kind === 'float' || kind === 'double') return toFloat(value);
  if (kind !== 'boolean') return value;
  if (value.toLowerCase() === 'true') return true;
  return value.toLowerCase() === 'false' ? false : value;
}

function notANumber(kind: string, value: PyValue): string {
  const type = isDict(value) ? 'dict' : 'list';
  return kind === 'integer' || kind === 'long'
    ? `int() argument must be a string, a bytes-like object or a real number, not '${type}'`
    : `float() argument must be a string or a real number, not '${type}'`;
}

function plainValue(shape: Shape, value: Given, cliName: string): PyValue {
  if (shape.kind === 'structure' || shape.kind === 'map') return complexValue(value, cliName);
  if (shape.kind === 'list') return listValue(shape, value, cliName);
  return scalarValue(shape, value);
}

function complexValue(value: Given, cliName: string): PyValue {
  const text = textOf(value);
  const first = text.trimStart()[0];
  if (first === undefined) throw generalError('string index out of range');
  if (first === '{') return jsonValue(text, cliName);
  throw badParameter(cliName, `Invalid JSON:\n${text}`);
}

function listValue(shape: Shape, value: Given, cliName: string): PyValue {
  const words = isList(value) ? value : [...textOf(value)];
  const whole = isList(value) ? (value.length === 1 ? value[0]! : '') : textOf(value);
  if (whole.trim().startsWith('[')) return jsonValue(whole, cliName);
  return words.map((word) => plainValue(shape.element!, word, cliName));
}

function jsonValue(text: string, cliName: string): PyValue {
  try {
    return loads(text, true);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw badParameter(cliName, `Invalid JSON: ${error.message}\nJSON received: ${text}`);
  }
}

/** A scalar from one word, typed as the model wants it. */
export function scalarValue({ kind }: Shape, value: Given): PyValue {
  switch (kind) {
    case 'integer':
    case 'long':
      return typeof value === 'number' ? value : toInt(textOf(value));
    case 'float':
    case 'double':
      return typeof value === 'number' ? new PyFloat(value) : toFloat(textOf(value));
    case 'boolean':
      if (typeof value === 'string') return value !== '' && value.toLowerCase() !== 'false';
      return Boolean(value);
    default:
      return value instanceof Uint8Array ? value : isList(value) ? [...value] : value;
  }
}

/** Python's `int()`. */
export function toInt(text: string): number {
  const plain = text.trim();
  if (/^[-+]?\d+(_\d+)*$/.test(plain)) return Number(plain.replaceAll('_', ''));
  throw generalError(`invalid literal for int() with base 10: ${repr(text)}`);
}

/** Python's `float()`. */
export function toFloat(text: string): PyFloat {
  const plain = text.trim().toLowerCase();
  if (/^[-+]?(inf|infinity)$/.test(plain)) {
    return new PyFloat(plain.startsWith('-') ? -Infinity : Infinity);
  }
  if (/^[-+]?nan$/.test(plain)) return new PyFloat(NaN);
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/.test(plain)) return new PyFloat(Number(plain));
  throw generalError(`could not convert string to float: ${repr(text)}`);
}

export function textOf(value: Given): string {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return isList(value) ? value.join(' ') : String(value);
}

function isList(value: Given): value is readonly string[] {
  return Array.isArray(value);
}
