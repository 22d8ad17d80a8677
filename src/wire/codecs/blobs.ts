import { toBytes } from '../http.ts';

/** A blob of an answer as bytes: texts are UTF-8. */
export function blobBytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  return toBytes(typeof value === 'string' ? value : JSON.stringify(value));
}

/** Entries of a map of an answer, whichever way the service keeps it. */
export function entriesOf(value: unknown): [string, unknown][] {
  if (value instanceof Map) return [...(value as Map<string, unknown>)];
  return value !== null && typeof value === 'object' ? Object.entries(value) : [];
}
