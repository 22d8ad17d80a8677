import { invalidArgument } from '../errors.ts';
import type { Bucket, S3Object } from '../state.ts';
import { currentObject, keysOf } from './store.ts';

export interface ListRequest {
  readonly prefix: string;
  readonly delimiter: string;
  /** Names at or before this one are left out. */
  readonly after: string;
  readonly maxKeys: number;
}

export interface Listing {
  readonly objects: readonly S3Object[];
  readonly prefixes: readonly string[];
  readonly isTruncated: boolean;
  /** The last name or prefix of the page: where the next one begins. */
  readonly last: string;
}

/** Current objects in key order, keys behind a delimiter rolled up. */
export function listCurrent(bucket: Bucket, request: ListRequest): Listing {
  const keys: string[] = [];
  for (const key of keysOf(bucket)) {
    if (key.startsWith(request.prefix) && currentObject(bucket, key)) keys.push(key);
  }
  keys.sort();
  const objects: S3Object[] = [];
  const prefixes: string[] = [];
  let last = '';
  for (const key of keys) {
    const rolled = rolledUp(key, request);
    const name = rolled ?? key;
    const isPassed = name <= request.after || (rolled === null && key <= request.after);
    if (isPassed || (rolled !== null && rolled === prefixes.at(-1))) continue;
    if (objects.length + prefixes.length >= request.maxKeys) {
      return { objects, prefixes, isTruncated: request.maxKeys > 0, last };
    }
    if (rolled === null) objects.push(currentObject(bucket, key)!);
    else prefixes.push(rolled);
    last = name;
  }
  return { objects, prefixes, isTruncated: false, last };
}

/** The common prefix a key falls under, or null. */
export function rolledUp(
  key: string,
  { prefix, delimiter }: Pick<ListRequest, 'prefix' | 'delimiter'>,
): string | null {
  if (delimiter === '') return null;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? null : key.slice(0, at + delimiter.length);
}

/** An entry of `Contents`. */
export function contentOf(object: S3Object): Record<string, unknown> {
  return {
    Key: object.key,
    LastModified: Math.floor(object.modifiedAt / 1_000) * 1_000,
    ETag: `"${object.etag}"`,
    Size: object.sizeBytes,
    StorageClass: object.storageClass,
    ...(object.checksum
      ? { ChecksumAlgorithm: [object.checksum.algorithm], ChecksumType: object.checksum.type }
      : {}),
  };
}

/** Refuses sizes of pages, and markers that are numbers, below nought. */
export function requireCount(name: string, value: number): void {
  if (value >= 0) return;
  const message = `Argument ${name} must be an integer between 0 and 2147483647`;
  throw invalidArgument(message, name, String(value));
}

/** Keys as they are, or percent-encoded on request. */
export function encodedWith(encoding: string | undefined): (text: string) => string {
  if (encoding !== 'url') return (text) => text;
  return (text) =>
    encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD'))
      .replaceAll('%2F', '/')
      .replaceAll('%20', '+');
}
