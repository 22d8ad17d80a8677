/** Values of a request, with the ones that JSON does not know put in other words. */
import type { Shape } from '../../../aws/model/shapes.ts';

export interface Words {
  /** Epoch milliseconds where AWS's model says timestamp. */
  readonly instant: (at: number) => unknown;
  readonly bytes: (bytes: unknown) => unknown;
}

/** A copy of a value; what it does not know the shape of stays as it is. */
export function mapped(value: unknown, shape: Shape | undefined, words: Words): unknown {
  if (shape?.kind === 'timestamp' && typeof value === 'number') return words.instant(value);
  if (shape?.kind === 'blob' || ArrayBuffer.isView(value)) return words.bytes(value);
  if (Array.isArray(value)) return value.map((one) => mapped(one, shape?.element, words));
  if (value === null || typeof value !== 'object') return value;
  const of = (key: string) => shape?.members.get(key) ?? shape?.element;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, mapped(one, of(key), words)]),
  );
}

/** More bytes than these are not written out in lines and code. */
const MOST_SHOWN_BYTES = 65_536;

/** Bytes that are too many to be shown stand as zeros of the same length. */
export function isTooLong(bytes: Uint8Array): boolean {
  return bytes.length > MOST_SHOWN_BYTES;
}

export function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  return new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
}

/** `2026-03-02T06:00:00Z`. */
export function instantText(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
