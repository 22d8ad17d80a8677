/** What a client may say of its body to S3. AWS page: "Checking object integrity in Amazon S3". */

import { fromBase64, toBase64 } from '../aws/base64.ts';
import { CHECKSUM_ALGORITHMS, CHECKSUM_SIZES, checksumOf } from '../aws/digests/checksums.ts';
import type { Sha256 } from '../aws/digests/sha256.ts';
import { awsError } from '../aws/errors.ts';
import type { WireRequest } from './http.ts';

const ALGORITHMS = new Map(
  CHECKSUM_ALGORITHMS.map((name) => [`x-amz-checksum-${name.toLowerCase()}`, name]),
);

/** What comes after the body, in lower case. */
export function trailerNames(headers: WireRequest['headers']): readonly string[] {
  const names = (headers.get('x-amz-trailer') ?? '').split(',');
  return names.map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
}

/** Whether a header or trailer of this name holds the checksum of a body. */
export function isChecksum(name: string): boolean {
  return ALGORITHMS.has(name);
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
    const algorithm = ALGORITHMS.get(name)!;
    const bytes = fromBase64(value);
    if (bytes?.length !== CHECKSUM_SIZES[algorithm]) {
      const where = trailerNames(headers).includes(name) ? 'trailing header' : 'header';
      throw awsError('InvalidRequest', `Value for ${name} ${where} is invalid.`);
    }
    const own = algorithm === 'SHA256' ? hash(body) : checksumOf(algorithm, [body]);
    if (toBase64(own) === toBase64(bytes)) continue;
    const message = `The ${algorithm} you specified did not match the calculated checksum.`;
    throw awsError('BadDigest', message);
  }
}
