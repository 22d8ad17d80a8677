import { toBase64 } from '../../../aws/base64.ts';
import {
  CHECKSUM_ALGORITHMS,
  checksumOf,
  type ChecksumAlgorithm,
} from '../../../aws/digests/checksums.ts';
import { awsError, notSimulated } from '../../../aws/errors.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import type { Body, Checksum } from '../state.ts';
import { bytesOf } from './bodies.ts';

/** Members by which a request tells a checksum, or asks for one. */
export interface ChecksumInput {
  readonly ChecksumAlgorithm?: string;
  readonly ChecksumCRC32?: string;
  readonly ChecksumCRC32C?: string;
  readonly ChecksumCRC64NVME?: string;
  readonly ChecksumSHA1?: string;
  readonly ChecksumSHA256?: string;
}

/** Checksums that came later and are not simulated. */
export const LATER_CHECKSUMS = [
  ...['ChecksumSHA512', 'ChecksumMD5', 'ChecksumXXHASH64', 'ChecksumXXHASH3', 'ChecksumXXHASH128'],
];

type Member = Exclude<keyof ChecksumInput, 'ChecksumAlgorithm'>;

const memberOf = (algorithm: ChecksumAlgorithm): Member => `Checksum${algorithm}`;

/** The algorithm of that name; later ones are not simulated. */
export function algorithmNamed(name: string): ChecksumAlgorithm {
  const found = CHECKSUM_ALGORITHMS.find((one) => one === name);
  if (found) return found;
  throw notSimulated(`Not simulated: S3 checksums by ${name}.`);
}

/** The checksum that a request, or an entry of one, tells; null where it tells none. */
export function toldChecksum(
  input: ChecksumInput,
): { algorithm: ChecksumAlgorithm; value: string } | null {
  for (const algorithm of CHECKSUM_ALGORITHMS) {
    const value = input[memberOf(algorithm)];
    if (value !== undefined) return { algorithm, value };
  }
  return null;
}

/** Base 64 of the checksum of a body. */
export function computed(ctx: ServiceContext, algorithm: ChecksumAlgorithm, body: Body): string {
  return toBase64(checksumOf(algorithm, bytesOf(ctx, body)));
}

/**
 * The checksum that goes with a body: as the request tells it, made anew where it only names the
 * algorithm (the client's side does that on AWS), null where it does neither. Throws `BadDigest`.
 */
export function checksumOfBody(
  ctx: ServiceContext,
  input: ChecksumInput,
  body: Body,
): { algorithm: ChecksumAlgorithm; value: string } | null {
  const told = toldChecksum(input);
  const algorithm =
    told?.algorithm ?? (input.ChecksumAlgorithm && algorithmNamed(input.ChecksumAlgorithm));
  if (!algorithm) return null;
  const value = computed(ctx, algorithm, body);
  if (told && told.value !== value) throw badDigest(algorithm);
  return { algorithm, value };
}

export function badDigest(algorithm: ChecksumAlgorithm) {
  return awsError(
    'BadDigest',
    `The ${algorithm} you specified did not match the calculated checksum.`,
  );
}

/** The member of an answer that holds a checksum. */
export function checksumMember({
  algorithm,
  value,
}: Pick<Checksum, 'algorithm' | 'value'>): Record<string, string> {
  return { [memberOf(algorithm)]: value };
}

/** The members of an answer that tell an object's checksum. */
export function checksumAnswer(checksum: Checksum | undefined): Record<string, string> {
  return checksum ? { ...checksumMember(checksum), ChecksumType: checksum.type } : {};
}
