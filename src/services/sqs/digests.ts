import { md5 } from '../../aws/digests/md5.ts';
import type { MessageAttributeValue } from './queue/messages.ts';

export function bodyDigest(body: string): string {
  return md5(new TextEncoder().encode(body));
}

/**
 * The digest of message attributes: names in order, each with its type, a mark for text or bytes
 * and its value, all with their lengths ("Amazon SQS message metadata", MD5 of attributes).
 */
export function attributesDigest(
  attributes: ReadonlyMap<string, MessageAttributeValue>,
): string | undefined {
  if (attributes.size === 0) return undefined;
  const bytes: number[] = [];
  const names = [...attributes.keys()].sort();
  for (const name of names) {
    const { DataType, StringValue, BinaryValue } = attributes.get(name)!;
    pushText(bytes, name);
    pushText(bytes, DataType);
    const isText = !DataType.startsWith('Binary');
    bytes.push(isText ? 1 : 2);
    if (isText) pushText(bytes, StringValue ?? '');
    else pushBytes(bytes, binaryOf(BinaryValue));
  }
  return md5(Uint8Array.from(bytes));
}

/** Bytes that a message counts: body, and names, types and values of attributes. */
export function messageBytes(
  body: string,
  attributes: ReadonlyMap<string, MessageAttributeValue>,
): number {
  const lengthOf = (text: string): number => new TextEncoder().encode(text).length;
  let bytes = lengthOf(body);
  for (const [name, { DataType, StringValue, BinaryValue }] of attributes) {
    bytes += lengthOf(name) + lengthOf(DataType) + lengthOf(StringValue ?? '');
    if (BinaryValue !== undefined) bytes += binaryOf(BinaryValue).length;
  }
  return bytes;
}

function binaryOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  return new TextEncoder().encode(typeof value === 'string' ? value : '');
}

function pushText(into: number[], text: string): void {
  pushBytes(into, new TextEncoder().encode(text));
}

function pushBytes(into: number[], bytes: Uint8Array): void {
  const { length } = bytes;
  into.push(length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255);
  for (const byte of bytes) into.push(byte);
}
