/** From the CLI's values to the parameters of a call: AWS's names, times in milliseconds. */
import type { Shape } from '../../aws/model/shapes.ts';
import type { Params } from '../../gateway/call.ts';
import { generalError } from '../errors.ts';
import { PyFloat, isDict, numberOf, type PyDict, type PyValue } from '../python/values.ts';
import { parseTime } from './timestamps.ts';

/** Decodes base64 in the blobs of a request, as `cli_binary_format = base64` has it. */
export function decodeBlobs(shape: Shape, value: PyValue): PyValue {
  if (shape.kind === 'blob') return typeof value === 'string' ? fromBase64(value) : value;
  if (Array.isArray(value)) {
    return shape.element ? value.map((one) => decodeBlobs(shape.element!, one)) : value;
  }
  if (!isDict(value)) return value;
  for (const [key, one] of value) {
    const inner = shape.members.get(key) ?? shape.element;
    if (inner) value.set(key, decodeBlobs(inner, one));
  }
  return value;
}

function fromBase64(text: string): Uint8Array {
  // Python's decoder leaves out what is not of its alphabet.
  const plain = text.replace(/[^A-Za-z0-9+/=]/g, '');
  const body = plain.replace(/=+$/, '');
  const isComplete = plain.length % 4 === 0 && body.length % 4 !== 1;
  if (!isComplete) throw generalError(`Invalid base64: "${text}"`);
  return Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
}

/** The parameters as the door takes them. The value has been validated. */
export function callParams(shape: Shape | undefined, params: PyDict, now: number): Params {
  return plain(shape, params, now) as Params;
}

/**
 * What does not survive a form body: EC2's serializer writes neither empty structures nor empty
 * lists, that of other query services no empty structures.
 */
export function asFormWrites(protocol: string, value: PyValue): PyValue {
  if (protocol !== 'ec2' && protocol !== 'query') return value;
  const isLost = (one: PyValue) =>
    isDict(one) ? one.size === 0 : protocol === 'ec2' && Array.isArray(one) && one.length === 0;
  const inner = (one: PyValue) => asFormWrites(protocol, one);
  if (Array.isArray(value)) return value.map(inner).filter((one) => !isLost(one));
  if (!isDict(value)) return value;
  for (const [key, one] of value) {
    const kept = inner(one);
    if (isLost(kept)) value.delete(key);
    else value.set(key, kept);
  }
  return value;
}

function plain(shape: Shape | undefined, value: PyValue, now: number): unknown {
  if (shape?.kind === 'timestamp') {
    if (typeof value === 'string') return parseTime(value, now);
    if (typeof value === 'number' || value instanceof PyFloat) {
      return Math.round(numberOf(value) * 1000);
    }
  }
  if (value instanceof PyFloat) return value.value;
  if (typeof value === 'boolean' && shape && /^(integer|long|float|double)$/.test(shape.kind)) {
    return Number(value);
  }
  if (Array.isArray(value)) return value.map((one) => plain(shape?.element, one, now));
  if (!isDict(value)) return value;
  // fromEntries defines own properties whatever they are called.
  return Object.fromEntries(
    [...value].map(([key, one]) => [
      key,
      plain(shape?.members.get(key) ?? shape?.element, one, now),
    ]),
  );
}
