/** REST: which parts of a request or an answer stand in its headers, path and query. */

import { awsError } from '../../aws/errors.ts';
import { decodeFormPart, splitQuery, toBytes, toText } from '../http.ts';
import type { WireMember, WireShape } from '../model/shapes.ts';
import { formatHttpDate } from '../../aws/instant.ts';
import { parseNumber, parseTime, printDouble, printIso } from '../codecs/numbers.ts';
import { fromBase64, toBase64 } from '../../aws/base64.ts';
import { blobBytes, entriesOf } from '../codecs/blobs.ts';
import type { Exchange } from './protocol.ts';

/** Members that do not stand in the body. */
export function readBindings(shape: WireShape, exchange: Exchange): [string, unknown][] {
  const { request, labels } = exchange;
  const query = new Map<string, string[]>();
  for (const [name, value] of splitQuery(request.query)) {
    const key = decodeFormPart(name);
    query.set(key, [...(query.get(key) ?? []), decodeFormPart(value)]);
  }
  return shape.members.flatMap((member): [string, unknown][] => {
    const value = bound(member, { query, labels, headers: request.headers });
    return value === undefined ? [] : [[member.name, value]];
  });
}

interface Parts {
  readonly query: ReadonlyMap<string, readonly string[]>;
  readonly labels: ReadonlyMap<string, string>;
  readonly headers: ReadonlyMap<string, string>;
}

function bound(member: WireMember, parts: Parts): unknown {
  const { place, wireName, shape } = member;
  if (place === 'uri') {
    const label = parts.labels.get(wireName);
    return label === undefined ? undefined : readText(member, label);
  }
  if (place === 'headers') return prefixed(wireName.toLowerCase(), parts.headers);
  if (place === 'header') {
    const text = parts.headers.get(wireName.toLowerCase());
    if (text === undefined) return undefined;
    if (shape.kind === 'list') return text.split(',').map((part) => part.trim());
    return readText(member, text);
  }
  if (place !== 'query') return undefined;
  const values = parts.query.get(wireName);
  if (!values) return undefined;
  return shape.kind === 'list' ? values : readText(member, values[0]!);
}

function prefixed(prefix: string, headers: ReadonlyMap<string, string>): object | undefined {
  const found = [...headers]
    .filter(([name]) => name.startsWith(prefix) && name.length > prefix.length)
    .map(([name, value]) => [name.slice(prefix.length), value] as const);
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function readText({ shape, wireName }: WireMember, text: string): unknown {
  switch (shape.kind) {
    case 'boolean':
      if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
      break;
    case 'timestamp': {
      const at = parseTime(text);
      if (at !== null) return at;
      break;
    }
    case 'integer':
    case 'long':
    case 'float':
    case 'double': {
      const number = parseNumber(text, shape.kind);
      if (number !== null) return number;
      break;
    }
    case 'blob':
      return fromBase64(text) ?? undefined;
    default:
      return text;
  }
  // S3 says so of how many keys, parts or uploads a page may have.
  const message = wireName.startsWith('max-')
    ? `Provided ${wireName} not an integer or within integer range`
    : `Argument ${wireName} must be of type ${shape.kind}`;
  throw awsError('InvalidArgument', message, {
    detail: { ArgumentName: wireName, ArgumentValue: text },
  });
}

/** Headers of an answer, and its status where a member says it. */
export function writeBindings(
  shape: WireShape,
  result: Readonly<Record<string, unknown>>,
): { headers: Record<string, string>; status?: number } {
  const headers: Record<string, string> = {};
  let status: number | undefined;
  for (const member of shape.members) {
    const value = Object.hasOwn(result, member.name) ? result[member.name] : undefined;
    if (value === undefined || value === null) continue;
    if (member.place === 'status') status = Number(value);
    if (member.place === 'header') headers[member.wireName] = headerText(printText(member, value));
    if (member.place !== 'headers') continue;
    for (const [name, text] of entriesOf(value)) {
      headers[member.wireName + name] = headerText(String(text));
    }
  }
  return { headers, ...(status === undefined ? {} : { status }) };
}

function printText({ shape, timeForm }: WireMember, value: unknown): string {
  switch (shape.kind) {
    case 'timestamp':
      return timeForm === 'iso8601'
        ? printIso(Number(value), 'where-needed')
        : formatHttpDate(Number(value));
    case 'double':
    case 'float':
      return printDouble(Number(value));
    case 'list':
      return (value as readonly unknown[]).map(String).join(',');
    case 'blob':
      return toBase64(blobBytes(value));
    default:
      return String(value);
  }
}

/** ASCII in one line. Other text comes as S3 writes it: an encoded word of RFC 2047. */
function headerText(text: string): string {
  const line = text.replace(/[\x00-\x1f\x7f]/g, ' ');
  return /^[\x20-\x7e]*$/.test(line) ? line : `=?UTF-8?B?${toBase64(toBytes(line))}?=`;
}

/** The payload of a request that is text or bytes; undefined where the body is a document. */
export function rawPayload(member: WireMember, body: Uint8Array): unknown {
  if (member.shape.kind === 'blob') return body;
  if (member.shape.kind === 'string') return toText(body);
  return undefined;
}
