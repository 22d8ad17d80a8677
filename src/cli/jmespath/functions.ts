/** JMESPath's functions, with Python jmespath's types and words. */
import { dumps } from '../python/json.ts';
import {
  PyDict,
  PyFloat,
  byCodePoint,
  equal,
  isDict,
  isNumber,
  numberOf,
  str,
  type PyValue,
} from '../python/values.ts';
import { JmespathError } from './lexer.ts';

/** `&expression`, to be looked up in each item. */
export interface Expref {
  readonly expression: (value: PyValue) => PyValue;
}
export type Argument = PyValue | Expref;

interface FunctionEntry {
  /** Allowed types of each argument; none: any. */
  readonly takes: readonly (readonly string[])[];
  /** The last argument may come again and again. */
  readonly isVariadic?: boolean;
  readonly run: (...args: never[]) => PyValue;
}

type PyNumber = number | PyFloat;

const NUMBERS_OR_WORDS = ['array-number', 'array-string'];

const FUNCTIONS: ReadonlyMap<string, FunctionEntry> = new Map<string, FunctionEntry>([
  ['abs', entry([['number']], (n: PyNumber) => likewise(n, Math.abs(numberOf(n))))],
  ['avg', entry([['array-number']], average)],
  ['ceil', entry([['number']], (n: PyNumber) => Math.ceil(numberOf(n)))],
  ['contains', entry([['array', 'string'], []], contains)],
  ['ends_with', entry([['string'], ['string']], (a: string, b: string) => a.endsWith(b))],
  ['floor', entry([['number']], (n: PyNumber) => Math.floor(numberOf(n)))],
  ['join', entry([['string'], ['array-string']], (by: string, a: string[]) => a.join(by))],
  ['keys', entry([['object']], (d: PyDict) => [...d.keys()])],
  ['length', entry([['string', 'array', 'object']], length)],
  ['map', entry([['expref'], ['array']], (e: Expref, a: PyValue[]) => a.map(e.expression))],
  ['max', entry([NUMBERS_OR_WORDS], (a: PyValue[]) => best(a, (one) => one, 1))],
  ['max_by', entry([['array'], ['expref']], (a: PyValue[], e: Expref) => bestBy(a, e, 1))],
  ['merge', { ...entry([['object']], merge), isVariadic: true }],
  ['min', entry([NUMBERS_OR_WORDS], (a: PyValue[]) => best(a, (one) => one, -1))],
  ['min_by', entry([['array'], ['expref']], (a: PyValue[], e: Expref) => bestBy(a, e, -1))],
  ['not_null', { ...entry([[]], notNull), isVariadic: true }],
  ['reverse', entry([['array', 'string']], reverse)],
  ['sort', entry([['array-string', 'array-number']], (a: PyValue[]) => sorted(a, (one) => one))],
  ['sort_by', entry([['array'], ['expref']], sortBy)],
  ['starts_with', entry([['string'], ['string']], (a: string, b: string) => a.startsWith(b))],
  ['sum', entry([['array-number']], sum)],
  ['to_array', entry([[]], (one: PyValue) => (Array.isArray(one) ? one : [one]))],
  ['to_number', entry([[]], toNumber)],
  ['to_string', entry([[]], toText)],
  ['type', entry([[]], (one: PyValue) => jmespathType(one))],
  ['values', entry([['object']], (d: PyDict) => [...d.values()])],
]);

function entry(takes: readonly (readonly string[])[], run: FunctionEntry['run']): FunctionEntry {
  return { takes, run };
}

export function callFunction(name: string, args: readonly Argument[]): PyValue {
  const found = FUNCTIONS.get(name);
  if (!found) throw new JmespathError(`Unknown function: ${name}()`);
  const { takes, isVariadic } = found;
  if (isVariadic ? args.length < takes.length : args.length !== takes.length) {
    const many = takes.length === 1 ? 'argument' : 'arguments';
    throw new JmespathError(
      `Expected ${isVariadic ? 'at least ' : ''}${takes.length} ${many} ` +
        `for function ${name}(), received ${args.length}`,
    );
  }
  takes.forEach((types, index) => checkType(name, args[index]!, types));
  return found.run(...(args as never[]));
}

function checkType(name: string, given: Argument, types: readonly string[]): void {
  if (types.length === 0) return;
  const actual = jmespathType(given);
  const tops = types.map((type) => type.split('-')[0]);
  if (!tops.includes(actual)) throw typeError(name, given, { actual, types });
  const inner = types.flatMap((type) => type.split('-').slice(1));
  if (inner.length === 0 || !Array.isArray(given) || given.length === 0) return;
  const first = jmespathType(given[0]!);
  const allowed = inner.length === 1 ? inner[0]! : first;
  for (const item of given) {
    if (!inner.includes(first) || jmespathType(item) !== allowed) {
      throw typeError(name, item, { actual: pythonType(item), types });
    }
  }
}

function typeError(
  name: string,
  value: Argument,
  { actual, types }: { actual: string; types: readonly string[] },
) {
  const shown = isExpref(value) ? '<expression>' : str(value);
  const expected = `[${types.map((type) => `'${type}'`).join(', ')}]`;
  return new JmespathError(
    `In function ${name}(), invalid type for value: ${shown}, ` +
      `expected one of: ${expected}, received: "${actual}"`,
  );
}

function isExpref(value: Argument): value is Expref {
  return typeof value === 'object' && value !== null && 'expression' in value;
}

function jmespathType(value: Argument): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'string';
  if (Array.isArray(value)) return 'array';
  if (isExpref(value)) return 'expref';
  if (isDict(value)) return 'object';
  return isNumber(value) ? 'number' : 'unknown';
}

export function pythonType(value: PyValue): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'number') return 'int';
  if (value instanceof PyFloat) return 'float';
  return Array.isArray(value) ? 'list' : 'dict';
}

/** A number of the same kind as another. */
function likewise(model: PyNumber, value: number): PyNumber {
  return typeof model === 'number' ? value : new PyFloat(value);
}

function average(list: PyNumber[]): PyValue {
  if (list.length === 0) return null;
  const total = list.reduce<number>((sofar, one) => sofar + numberOf(one), 0);
  return new PyFloat(total / list.length);
}

function sum(list: PyNumber[]): PyValue {
  const total = list.reduce<number>((sofar, one) => sofar + numberOf(one), 0);
  return list.some((one) => one instanceof PyFloat) ? new PyFloat(total) : total;
}

function contains(subject: PyValue[] | string, wanted: PyValue): PyValue {
  if (Array.isArray(subject)) return subject.some((one) => equal(one, wanted));
  if (typeof wanted === 'string') return subject.includes(wanted);
  throw new JmespathError(
    `'in <string>' requires string as left operand, not ${pythonType(wanted)}`,
  );
}

function length(of: PyValue[] | string | PyDict): number {
  if (typeof of === 'string') return [...of].length;
  return Array.isArray(of) ? of.length : of.size;
}

function merge(...dicts: PyDict[]): PyValue {
  return new PyDict(dicts.flatMap((dict) => [...dict]));
}

function notNull(...values: PyValue[]): PyValue {
  return values.find((value) => value !== null) ?? null;
}

function reverse(of: PyValue[] | string): PyValue {
  return typeof of === 'string' ? [...of].reverse().join('') : [...of].reverse();
}

function toNumber(value: PyValue): PyValue {
  if (isNumber(value)) return value;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (/^[-+]?\d+$/.test(text)) return Number(text);
  const isFloat = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(text);
  return isFloat ? new PyFloat(Number(text)) : null;
}

function toText(value: PyValue): PyValue {
  if (typeof value === 'string') return value;
  return compact(value);
}

/** `json.dumps` without blanks. */
function compact(value: PyValue): string {
  if (Array.isArray(value)) return `[${value.map(compact).join(',')}]`;
  if (!isDict(value)) return dumps(value);
  return `{${[...value].map(([key, one]) => `${dumps(key)}:${compact(one)}`).join(',')}}`;
}

type Key = (value: PyValue) => PyValue;

function order(left: PyValue, right: PyValue): number {
  if (typeof left === 'string' && typeof right === 'string') return byCodePoint(left, right);
  return numberOf(left as PyNumber) - numberOf(right as PyNumber);
}

function sorted(list: readonly PyValue[], key: Key): PyValue[] {
  return [...list].sort((left, right) => order(key(left), key(right)));
}

function best(list: readonly PyValue[], key: Key, sign: 1 | -1): PyValue {
  let found: PyValue | undefined;
  for (const one of list) {
    if (found === undefined || order(key(one), key(found)) * sign > 0) found = one;
  }
  return found ?? null;
}

function bestBy(list: PyValue[], expref: Expref, sign: 1 | -1): PyValue {
  const name = sign > 0 ? 'max_by' : 'min_by';
  return best(list, keyOf(name, list, { expref, types: ['number', 'string'] }), sign);
}

function sortBy(list: PyValue[], expref: Expref): PyValue {
  if (list.length === 0) return list;
  const type = jmespathType(expref.expression(list[0]!));
  if (type !== 'number' && type !== 'string') {
    throw typeError('sort_by', list[0]!, { actual: type, types: ['string', 'number'] });
  }
  return sorted(list, keyOf('sort_by', list, { expref, types: [type] }));
}

interface KeyRule {
  readonly expref: Expref;
  readonly types: readonly string[];
}

/** Looks every key up once; a key of another type is an error. */
function keyOf(name: string, list: readonly PyValue[], { expref, types }: KeyRule): Key {
  const keys = new Map<PyValue, PyValue>();
  for (const one of list) {
    const key = expref.expression(one);
    if (!types.includes(jmespathType(key)))
      throw typeError(name, key, { actual: jmespathType(key), types });
    keys.set(one, key);
  }
  const first = keys.size > 0 ? jmespathType(keys.get(list[0]!)!) : '';
  for (const key of keys.values()) {
    if (jmespathType(key) !== first) throw mixedTypes(keys.get(list[0]!)!, key);
  }
  return (value) => keys.get(value)!;
}

function mixedTypes(first: PyValue, other: PyValue): JmespathError {
  const types = `'${pythonType(other)}' and '${pythonType(first)}'`;
  return new JmespathError(`'<' not supported between instances of ${types}`);
}
