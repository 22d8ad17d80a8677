/** From an answer of the door to what the CLI prints: botocore's order, types and times. */
import { toBase64 } from '../../aws/base64.ts';
import type { Shape } from '../../aws/model/shapes.ts';
import { JsonError, loads } from '../python/json.ts';
import { PyDict, PyFloat, isDict, type PyValue } from '../python/values.ts';
import { isoformat } from './timestamps.ts';

/**
 * An answer in the model's order. `first`: members that come in headers, which botocore reads
 * before the body. Members the model does not know are not in the answer.
 */
export function answerValue(
  shape: Shape | undefined,
  result: unknown,
  first: readonly string[] = [],
): PyDict {
  if (!shape || typeof result !== 'object' || result === null) return new PyDict();
  const answer = structure(shape, result as Readonly<Record<string, unknown>>);
  const outside = first.filter((name) => answer.has(name));
  const rest = [...answer.keys()].filter((name) => !outside.includes(name));
  return new PyDict([...outside, ...rest].map((name) => [name, answer.get(name)!]));
}

/** Lists of S3 that stand in an element of their own, which is there when they are empty. */
const WRAPPED: ReadonlySet<string> = new Set(['Buckets', 'Grants', 'TagSet']);

/** S3's other lists have no such element: nothing of an empty one reaches the client. */
export function withoutEmptyLists(answer: PyDict): void {
  for (const [name, value] of [...answer]) {
    if (Array.isArray(value) && value.length === 0 && !WRAPPED.has(name)) answer.delete(name);
  }
}

/** Where IAM gives policies as URL-encoded JSON; botocore hands them out as what they say. */
const POLICIES: ReadonlySet<string> = new Set([
  ...['AssumeRolePolicyDocument', 'PolicyDocument', 'Document'],
]);

/** An answer of IAM with its policies read. */
export function withPolicies(value: PyValue): PyValue {
  if (Array.isArray(value)) return value.map(withPolicies);
  if (!isDict(value)) return value;
  for (const [key, one] of value) {
    const isPolicy = POLICIES.has(key) && typeof one === 'string';
    value.set(key, isPolicy ? readPolicy(one) : withPolicies(one));
  }
  return value;
}

function readPolicy(text: string): PyValue {
  try {
    return loads(decodeURIComponent(text));
  } catch (error) {
    if (error instanceof JsonError || error instanceof URIError) return text;
    throw error;
  }
}

function structure(shape: Shape, value: Readonly<Record<string, unknown>>): PyDict {
  const found = new PyDict();
  for (const [name, member] of shape.members) {
    const one = Object.hasOwn(value, name) ? value[name] : undefined;
    if (one !== undefined && one !== null) found.set(name, printable(member, one));
  }
  return found;
}

function printable(shape: Shape, value: unknown): PyValue {
  switch (shape.kind) {
    case 'structure':
      return structure(shape, value as Readonly<Record<string, unknown>>);
    case 'list':
      return (value as readonly unknown[]).map((one) => printable(shape.element!, one));
    case 'map':
      return new PyDict(
        entriesOf(value).map(([key, one]) => [key, printable(shape.element!, one)]),
      );
    case 'timestamp':
      return typeof value === 'number' ? isoformat(value) : String(value);
    case 'float':
    case 'double':
      return new PyFloat(Number(value));
    case 'blob':
      return toBase64(bytesOf(value));
    case 'integer':
    case 'long':
      return Number(value);
    case 'boolean':
      return Boolean(value);
    default:
      return String(value);
  }
}

function entriesOf(value: unknown): [string, unknown][] {
  return value instanceof Map
    ? [...(value as Map<string, unknown>)]
    : Object.entries(value as object);
}

/** A blob's bytes; text is UTF-8. */
export function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  return new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
}
