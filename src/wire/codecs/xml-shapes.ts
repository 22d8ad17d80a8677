/** Values of shapes between XML and parameters: answers of the query protocols, bodies of S3. */

import { awsError } from '../../aws/errors.ts';
import type { WireMember, WireShape } from '../model/shapes.ts';
import { fromBase64, toBase64 } from '../../aws/base64.ts';
import { blobBytes, entriesOf } from './blobs.ts';
import { formatHttpDate } from '../../aws/instant.ts';
import { parseNumber, parseTime, printDouble, printIso } from './numbers.ts';
import type { Fraction } from './numbers.ts';
import { escapeXml, type XmlElement } from './xml.ts';

export interface XmlForm {
  readonly fraction: Fraction;
}

/** The members of a structure as elements, in the model's order. */
export function writeMembers(shape: WireShape, value: unknown, form: XmlForm): string {
  const given = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const member of shape.members) {
    if (member.place !== 'body' || member.isAttribute) continue;
    const item = Object.hasOwn(given, member.name) ? given[member.name] : undefined;
    if (item !== undefined && item !== null) text += writeMember(member, item, form);
  }
  return text;
}

function writeMember(member: WireMember, value: unknown, form: XmlForm): string {
  const { shape, wireName, isFlat } = member;
  if (isFlat && shape.kind === 'list') {
    const items = value as readonly unknown[];
    return items
      .map((item) => writeElement(wireName, { shape: shape.element!, item }, form))
      .join('');
  }
  if (isFlat && shape.kind === 'map') {
    return entriesOf(value)
      .map((entry) => `<${wireName}>${writeEntry(shape, entry, form)}</${wireName}>`)
      .join('');
  }
  return writeElement(wireName, { shape, item: value, member }, form);
}

interface Item {
  readonly shape: WireShape;
  readonly item: unknown;
  readonly member?: WireMember;
}

/** One element; what it holds decides whether it is `<a/>`. */
export function writeElement(name: string, { shape, item, member }: Item, form: XmlForm): string {
  const inner = writeInner({ shape, item, member }, form);
  const attributes = writeAttributes(shape, item, member);
  return inner === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`;
}

function writeAttributes(shape: WireShape, item: unknown, member?: WireMember): string {
  const space = member?.xmlNamespace ?? shape.xmlNamespace;
  const own = shape.members.filter(({ isAttribute }) => isAttribute);
  if (own.length === 0) return space === undefined ? '' : ` xmlns="${space}"`;
  const given = item as Readonly<Record<string, unknown>>;
  const parts = own.flatMap(({ name, wireName }) => {
    const value = given[name];
    return value === undefined ? [] : [` ${wireName}="${escapeXml(String(value))}"`];
  });
  const prefix = own[0]!.wireName.split(':')[0]!;
  return (space === undefined ? '' : ` xmlns:${prefix}="${space}"`) + parts.join('');
}

function writeInner({ shape, item, member }: Item, form: XmlForm): string {
  switch (shape.kind) {
    case 'structure':
      return writeMembers(shape, item, form);
    case 'list':
      return (item as readonly unknown[])
        .map((one) => writeElement(shape.elementName, { shape: shape.element!, item: one }, form))
        .join('');
    case 'map':
      return entriesOf(item)
        .map((entry) => `<entry>${writeEntry(shape, entry, form)}</entry>`)
        .join('');
    default:
      return writeScalar({ shape, item, member }, form);
  }
}

function writeEntry(shape: WireShape, [key, item]: [string, unknown], form: XmlForm): string {
  const value = writeElement(shape.valueName, { shape: shape.element!, item }, form);
  return `<${shape.keyName}>${escapeXml(key)}</${shape.keyName}>${value}`;
}

function writeScalar({ shape, item, member }: Item, form: XmlForm): string {
  switch (shape.kind) {
    case 'double':
    case 'float':
      return printDouble(Number(item));
    case 'timestamp':
      if (member?.timeForm === 'rfc822') return formatHttpDate(Number(item));
      return printIso(Number(item), form.fraction);
    case 'blob':
      return toBase64(blobBytes(item));
    default:
      return escapeXml(String(item));
  }
}

/** A structure's parameters from its element; unknown elements are left out. */
export function readElement(shape: WireShape, element: XmlElement): unknown {
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries(
        shape.members.flatMap((member) => {
          const value = readMember(member, element);
          return value === undefined ? [] : [[member.name, value] as const];
        }),
      );
    case 'list':
      return element.children
        .filter(({ name }) => name === shape.elementName)
        .map((child) => readElement(shape.element!, child));
    case 'map':
      return readEntries(
        shape,
        element.children.filter(({ name }) => name === 'entry'),
      );
    default:
      return readScalar(shape.kind, element.text);
  }
}

function readMember(member: WireMember, element: XmlElement): unknown {
  const { shape, wireName, isFlat } = member;
  if (member.place !== 'body') return undefined;
  if (member.isAttribute) return element.attributes.get(wireName);
  const found = element.children.filter(({ name }) => name === wireName);
  if (found.length === 0) return undefined;
  if (isFlat && shape.kind === 'list') {
    return found.map((child) => readElement(shape.element!, child));
  }
  if (isFlat && shape.kind === 'map') return readEntries(shape, found);
  return readElement(shape, found[0]!);
}

function readEntries(shape: WireShape, entries: readonly XmlElement[]): object {
  return Object.fromEntries(
    entries.flatMap(({ children }) => {
      const key = children.find(({ name }) => name === shape.keyName);
      const value = children.find(({ name }) => name === shape.valueName);
      return key && value ? [[key.text, readElement(shape.element!, value)]] : [];
    }),
  );
}

function readScalar(kind: WireShape['kind'], text: string): unknown {
  const trimmed = text.trim();
  switch (kind) {
    case 'boolean':
      if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
      break;
    case 'timestamp': {
      const at = parseTime(trimmed);
      if (at !== null) return at;
      break;
    }
    case 'blob': {
      const bytes = fromBase64(trimmed);
      if (bytes) return bytes;
      break;
    }
    case 'string':
      return text;
    default: {
      const number = parseNumber(trimmed, kind);
      if (number !== null) return number;
    }
  }
  throw malformedXml();
}

export function malformedXml() {
  return awsError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}
