/** What botocore checks before it sends: required members, types, minima. Its own words. */
import type { Shape } from '../../aws/model/shapes.ts';
import { paramError } from '../errors.ts';
import {
  PyFloat,
  isDict,
  isNumber,
  numberOf,
  repr,
  str,
  typeText,
  type PyDict,
  type PyValue,
} from '../python/values.ts';
import { parseTime } from './timestamps.ts';

/** Throws "Parameter validation failed" with everything that is wrong. */
export function validate(params: PyDict, shape: Shape | undefined, now: number): void {
  if (!shape) return;
  const problems: string[] = [];
  visit({ check: { problems, now }, shape, value: params, name: '' });
  if (problems.length > 0) throw paramError(`Parameter validation failed:\n${problems.join('\n')}`);
}

interface Check {
  readonly problems: string[];
  readonly now: number;
}

/** A value and its shape; `name` is the path to it as botocore writes paths. */
interface Visit {
  readonly check: Check;
  readonly shape: Shape;
  readonly value: PyValue;
  readonly name: string;
}

function visit({ check, shape, value, name }: Visit): void {
  const { problems } = check;
  const where = name.startsWith('.') ? name.slice(1) : name === '' ? 'input' : name;
  const expected = mismatch(check, shape, value);
  if (expected) {
    problems.push(
      `Invalid type for parameter ${where}, value: ${str(value)}, ` +
        `type: ${typeText(value)}, valid types: ${expected}`,
    );
    return;
  }
  const size = sizeOf(shape, value);
  if (size && shape.min !== undefined && size.amount < shape.min) {
    problems.push(
      `Invalid ${size.what} for parameter ${where}, value: ${size.shown}, ` +
        `valid min ${size.what}: ${String(shape.min)}`,
    );
  }
  if (shape.kind === 'structure') visitStructure({ check, shape, value: value as PyDict, name });
  if (shape.kind === 'list') {
    (value as PyValue[]).forEach((one, i) =>
      visit({ check, shape: shape.element!, value: one, name: `${name}[${i}]` }),
    );
  }
  if (shape.kind === 'map') {
    for (const [key, one] of value as PyDict) {
      visit({ check, shape: shape.key!, value: key, name: `${name} (key: ${key})` });
      visit({ check, shape: shape.element!, value: one, name: `${name}.${key}` });
    }
  }
}

function visitStructure(visited: Omit<Visit, 'value'> & { readonly value: PyDict }): void {
  const { check, shape, value, name } = visited;
  const where = name === '' ? 'input' : name.replace(/^\./, '');
  if (shape.isUnion && value.size !== 1) check.problems.push(unionProblem(where, shape, value));
  for (const required of shape.required) {
    if (value.has(required)) continue;
    check.problems.push(`Missing required parameter in ${where}: "${required}"`);
  }
  const known = [...value.keys()].filter((key) => shape.members.has(key));
  for (const key of value.keys()) {
    if (shape.members.has(key)) continue;
    const names = [...shape.members.keys()].join(', ');
    check.problems.push(`Unknown parameter in ${where}: "${key}", must be one of: ${names}`);
  }
  for (const key of known) {
    const member = shape.members.get(key)!;
    visit({ check, shape: member, value: value.get(key)!, name: `${name}.${key}` });
  }
}

/** The missing space is botocore's own. */
function unionProblem(where: string, shape: Shape, value: PyDict): string {
  const names = [...shape.members.keys()].join('. ');
  return value.size === 0
    ? `Must set one of the following keys for tagged unionstructure ${where}: ${names}.`
    : `Invalid number of parameters set for tagged union structure ${where}. ` +
        `Can only set one of the following keys: ${names}.`;
}

function sizeOf({ kind }: Shape, value: PyValue) {
  if (kind === 'string') {
    const amount = [...(value as string)].length;
    return { amount, shown: String(amount), what: 'length' };
  }
  if (kind === 'list') {
    const amount = (value as PyValue[]).length;
    return { amount, shown: String(amount), what: 'length' };
  }
  if (isNumber(value)) return { amount: numberOf(value), shown: repr(value), what: 'value' };
  return undefined;
}

/** The types that would have been right; empty where the value's type is. */
function mismatch(check: Check, { kind }: Shape, value: PyValue): string {
  switch (kind) {
    case 'string':
      return typeof value === 'string' ? '' : "<class 'str'>";
    case 'integer':
    case 'long':
      return typeof value === 'number' || typeof value === 'boolean' ? '' : "<class 'int'>";
    case 'float':
    case 'double':
      return isNumber(value) || typeof value === 'boolean'
        ? ''
        : "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>";
    case 'boolean':
      return typeof value === 'boolean' ? '' : "<class 'bool'>";
    case 'timestamp':
      return isTime(value, check.now) ? '' : "<class 'datetime.datetime'>, timestamp-string";
    case 'blob':
      return typeof value === 'string' || value instanceof Uint8Array
        ? ''
        : "<class 'bytes'>, <class 'bytearray'>, file-like object";
    case 'list':
      return Array.isArray(value) ? '' : "<class 'list'>, <class 'tuple'>";
    default:
      return isDict(value) ? '' : "<class 'dict'>";
  }
}

function isTime(value: PyValue, now: number): boolean {
  if (typeof value === 'number' || value instanceof PyFloat) return true;
  return typeof value === 'string' && parseTime(value, now) !== undefined;
}
