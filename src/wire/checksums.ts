/** What a client may say of its body to S3. AWS page: "Checking object integrity in Amazon S3". */

import { fromBase64, toBase64 } from '../aws/base64.ts';
import { awsError } from '../aws/errors.ts';
import { crc32, crc32c } from './codecs/crc32.ts';
import { crc64nvme } from './codecs/crc64.ts';
import type { WireRequest } from './http.ts';
import { sha1 } from './signing/sha1.ts';
import type { Sha256 } from './signing/sha256.ts';

interface Checksum {
  readonly sizeBytes: number;
  readonly of: (bytes: Uint8Array, hash: Sha256) => Uint8Array;
}

const CHECKSUMS: ReadonlyMap<string, Checksum> = new Map<string, Checksum>([
  ['x-amz-checksum-crc32', { sizeBytes: 4, of: (bytes) => bigEndian(crc32(bytes)) }],
  ['x-amz-checksum-crc32c', { sizeBytes: 4, of: (bytes) => bigEndian(crc32c(bytes)) }],
  ['x-amz-checksum-crc64nvme', { sizeBytes: 8, of: crc64nvme }],
  ['x-amz-checksum-sha1', { sizeBytes: 20, of: sha1 }],
  ['x-amz-checksum-sha256', { sizeBytes: 32, of: (bytes, hash) => hash(bytes) }],
]);

/** What comes after the body, in lower case. */
export function trailerNames(headers: WireRequest['headers']): readonly string[] {
  const names = (headers.get('x-amz-trailer') ?? '').split(',');
  return names.map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
}

/** Whether a header or trailer of this name holds the checksum of a body. */
export function isChecksum(name: string): boolean {
  return CHECKSUMS.has(name);
}

/**
 * Throws `BadDigest` where the body does not have the checksum that its headers or trailers say,
 * and `InvalidRequest` where that is none, or one of several.
 */
export function checkChecksums({ headers, body }: WireRequest, hash: Sha256): void {
  const said = [...headers].filter(([name]) => isChecksum(name));
  if (said.length > 1) {
    const message =
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.';
    throw awsError('InvalidRequest', message);
  }
  for (const [name, value] of said) {
    const { sizeBytes, of } = CHECKSUMS.get(name)!;
    const bytes = fromBase64(value);
    if (bytes?.length !== sizeBytes) {
      const where = trailerNames(headers).includes(name) ? 'trailing header' : 'header';
      throw awsError('InvalidRequest', `Value for ${name} ${where} is invalid.`);
    }
    if (toBase64(of(body, hash)) === toBase64(bytes)) continue;
    const algorithm = name.slice('x-amz-checksum-'.length).toUpperCase();
    const message = `The ${algorithm} you specified did not match the calculated checksum.`;
    throw awsError('BadDigest', message);
  }
}

function bigEndian(word: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(4));
  bytes.setUint32(0, word);
  return new Uint8Array(bytes.buffer);
}
