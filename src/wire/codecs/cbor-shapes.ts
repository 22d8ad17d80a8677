/** rpcv2Cbor: values of shapes between CBOR and parameters. */

import { awsError } from '../../aws/errors.ts';
import type { WireShape } from '../model/shapes.ts';
import { blobBytes, entriesOf } from './blobs.ts';
import { CborDouble, CborError, CborTime, decodeCbor, encodeCbor } from './cbor.ts';

/** The parameters of a body; an empty one is an empty structure. */
export function readCbor(shape: WireShape, body: Uint8Array): unknown {
  if (body.length === 0) return {};
  try {
    return read(shape, decodeCbor(body));
  } catch (error) {
    if (error instanceof CborError) throw serialization();
    throw error;
  }
}

function read(shape: WireShape, value: unknown): unknown {
  switch (shape.kind) {
    case 'structure': {
      if (!isMap(value)) throw serialization();
      const found: [string, unknown][] = [];
      for (const [key, item] of Object.entries(value)) {
        const member = shape.byName.get(key);
        if (!member || item === null || item === undefined) continue;
        found.push([member.name, read(member.shape, item)]);
      }
      return Object.fromEntries(found);
    }
    case 'list':
      if (!Array.isArray(value)) throw serialization();
      return value.filter((item) => item !== null).map((item) => read(shape.element!, item));
    case 'map':
      if (!isMap(value)) throw serialization();
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, read(shape.element!, item)]),
      );
    default:
      return readScalar(shape.kind, value);
  }
}

function readScalar(kind: WireShape['kind'], value: unknown): unknown {
  switch (kind) {
    case 'timestamp':
      if (value instanceof CborTime) return Math.round(value.seconds * 1_000);
      if (typeof value === 'number') return Math.round(value * 1_000);
      break;
    case 'string':
    case 'boolean':
      if (typeof value === kind) return value;
      break;
    case 'integer':
    case 'long':
      if (typeof value === 'number') return Math.trunc(value);
      break;
    case 'blob':
      if (value instanceof Uint8Array) return value;
      break;
    default:
      if (typeof value === 'number') return value;
  }
  throw serialization();
}

/** The body of an answer. */
export function writeCbor(shape: WireShape | undefined, value: unknown): Uint8Array {
  return encodeCbor(shape ? toCbor(shape, value) : {});
}

function toCbor(shape: WireShape, value: unknown): unknown {
  switch (shape.kind) {
    case 'structure': {
      const given = value as Readonly<Record<string, unknown>>;
      const found: [string, unknown][] = [];
      for (const { name, shape: inner } of shape.members) {
        const item = Object.hasOwn(given, name) ? given[name] : undefined;
        if (item !== undefined && item !== null) found.push([name, toCbor(inner, item)]);
      }
      return Object.fromEntries(found);
    }
    case 'list':
      return (value as readonly unknown[]).map((item) =>
        item === null || item === undefined ? null : toCbor(shape.element!, item),
      );
    case 'map':
      return Object.fromEntries(
        entriesOf(value).map(([key, item]) => [key, toCbor(shape.element!, item)]),
      );
    case 'double':
    case 'float':
      return new CborDouble(Number(value));
    case 'timestamp':
      return new CborTime(Number(value) / 1_000);
    case 'blob':
      return blobBytes(value);
    case 'string':
      return String(value);
    default:
      return value;
  }
}

function isMap(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof Uint8Array) && !(value instanceof CborTime);
}

function serialization() {
  return awsError('SerializationException', '');
}
