/** JSON of awsJson and restJson: bodies to parameters and answers to bodies, led by shapes. */

import { awsError } from '../../aws/errors.ts';
import { parseTime, printDouble } from './numbers.ts';
import { fromBase64, toBase64 } from '../../aws/base64.ts';
import { blobBytes, entriesOf } from './blobs.ts';
import type { WireMember, WireShape } from '../model/shapes.ts';

/** Deeper bodies are refused rather than walked. */
const MAX_DEPTH = 120;

export interface JsonForm {
  /** REST names members as its traits say; awsJson as the model does. */
  readonly usesWireNames: boolean;
  /** DynamoDB words conversions in its own way. */
  readonly service: string;
}

/** Parses a body; an empty one is an empty structure. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw awsError('SerializationException', '');
  }
}

/** The value of a shape in a parsed body. Unknown members are left out, as AWS ignores them. */
export function readJson(shape: WireShape, value: unknown, form: JsonForm): unknown {
  return read({ shape, value, depth: 0 }, form);
}

interface Spot {
  readonly shape: WireShape;
  readonly value: unknown;
  readonly depth: number;
  readonly member?: WireMember;
}

function read(spot: Spot, form: JsonForm): unknown {
  const { shape, value, depth } = spot;
  if (depth > MAX_DEPTH) throw serialization('The request is nested too deeply');
  switch (shape.kind) {
    case 'structure':
      return readStructure(spot, form);
    case 'list':
      if (!Array.isArray(value)) throw misplaced(value, form, shape.kind);
      return value
        .filter((item) => item !== null)
        .map((item) => read({ shape: shape.element!, value: item, depth: depth + 1 }, form));
    case 'map': {
      if (!isObject(value)) throw misplaced(value, form, shape.kind);
      const entries = Object.entries(value).filter(([, item]) => item !== null);
      return Object.fromEntries(
        entries.map(([key, item]) => {
          return [key, read({ shape: shape.element!, value: item, depth: depth + 1 }, form)];
        }),
      );
    }
    default:
      return readScalar(shape.kind, value, form);
  }
}

function readStructure({ shape, value, depth }: Spot, form: JsonForm): object {
  if (!isObject(value)) throw misplaced(value, form, shape.kind);
  const names = form.usesWireNames ? shape.byWireName : shape.byName;
  const found: [string, unknown][] = [];
  for (const [key, item] of Object.entries(value)) {
    const member = item === null ? undefined : names.get(key);
    if (!member || member.place !== 'body') continue;
    const inner = { shape: member.shape, value: item, depth: depth + 1, member };
    found.push([member.name, read(inner, form)]);
  }
  return Object.fromEntries(found);
}

function readScalar(kind: WireShape['kind'], value: unknown, form: JsonForm): unknown {
  switch (kind) {
    case 'string':
      if (typeof value === 'string') return value;
      break;
    case 'boolean':
      if (typeof value === 'boolean') return value;
      if (value === 'true' || value === 'false') return value === 'true';
      break;
    case 'integer':
    case 'long':
      if (typeof value === 'number') return Math.trunc(value);
      break;
    case 'float':
    case 'double':
      if (typeof value === 'number') return value;
      if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value);
      break;
    case 'timestamp': {
      if (typeof value === 'number') return Math.round(value * 1_000);
      const at = typeof value === 'string' ? parseTime(value) : null;
      if (at !== null) return at;
      break;
    }
    default: {
      const bytes = typeof value === 'string' ? fromBase64(value) : null;
      if (bytes) return bytes;
    }
  }
  throw misplaced(value, form, kind);
}

const TARGETS: Readonly<Record<string, string>> = {
  string: 'a String',
  boolean: 'a Boolean',
  integer: 'an Integer',
  long: 'a Long',
  float: 'a Float',
  double: 'a Double',
  timestamp: 'a Date',
  blob: 'a Blob',
};

/** What the services' parser says of a value in the wrong place. */
function misplaced(value: unknown, { service }: JsonForm, wanted: WireShape['kind']) {
  if (Array.isArray(value)) return serialization('Start of list found where not expected');
  if (isObject(value)) return serialization('Start of structure or map found where not expected.');
  const target = TARGETS[wanted];
  if (!target) return serialization('Unexpected field type');
  const token =
    typeof value === 'boolean' ? String(value).toUpperCase() : (typeof value).toUpperCase();
  const words =
    service === 'dynamodb'
      ? `cannot be converted to ${target.replace(/^an? /, '')}`
      : `can not be converted to ${target}`;
  return serialization(`${token}_VALUE ${words}`);
}

function serialization(message: string) {
  return awsError('SerializationException', message);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The JSON text of an answer. Absent and null members are left out. */
export function writeJson(shape: WireShape, value: unknown, form: JsonForm): string {
  switch (shape.kind) {
    case 'structure':
      return writeStructure(shape, value, form);
    case 'list': {
      const items = (value as readonly unknown[]).map((item) => {
        return item === null || item === undefined ? 'null' : writeJson(shape.element!, item, form);
      });
      return `[${items.join(',')}]`;
    }
    case 'map': {
      const entries = entriesOf(value).filter(([, item]) => item !== undefined && item !== null);
      const parts = entries.map(
        ([key, item]) => `${JSON.stringify(key)}:${writeJson(shape.element!, item, form)}`,
      );
      return `{${parts.join(',')}}`;
    }
    case 'double':
    case 'float':
      return jsonDouble(Number(value));
    case 'timestamp':
      return printDouble(Number(value) / 1_000);
    case 'blob':
      return JSON.stringify(toBase64(blobBytes(value)));
    case 'string':
      return JSON.stringify(typeof value === 'string' ? value : String(value));
    default:
      return String(value);
  }
}

function writeStructure(shape: WireShape, value: unknown, form: JsonForm): string {
  const given = value as Readonly<Record<string, unknown>>;
  const parts: string[] = [];
  for (const member of shape.members) {
    if (member.place !== 'body') continue;
    const item = given[member.name];
    if (item === undefined || item === null || !Object.hasOwn(given, member.name)) continue;
    const name = form.usesWireNames ? member.wireName : member.name;
    parts.push(`"${name}":${writeJson(member.shape, item, form)}`);
  }
  return `{${parts.join(',')}}`;
}

function jsonDouble(value: number): string {
  const text = printDouble(value);
  return Number.isFinite(value) ? text : `"${text}"`;
}
