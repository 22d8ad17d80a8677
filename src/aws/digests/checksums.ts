/** The checksums that S3 keeps with objects. AWS page: "Checking object integrity in Amazon S3". */
import { joined } from '../bytes.ts';
import { crc32, crc32c } from './crc32.ts';
import { crc64nvme } from './crc64.ts';
import { sha1 } from './sha1.ts';
import { sha256 } from './sha256.ts';

export const CHECKSUM_ALGORITHMS = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;

export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];

/** Bytes of each checksum. */
export const CHECKSUM_SIZES: Readonly<Record<ChecksumAlgorithm, number>> = {
  CRC32: 4,
  CRC32C: 4,
  CRC64NVME: 8,
  SHA1: 20,
  SHA256: 32,
};

/** The checksum of pieces that stand one after the other: its bytes, the most significant first. */
export function checksumOf(
  algorithm: ChecksumAlgorithm,
  pieces: readonly Uint8Array[],
): Uint8Array {
  switch (algorithm) {
    case 'CRC32':
      return bigEndian(pieces.reduce((before, piece) => crc32(piece, before), 0));
    case 'CRC32C':
      return bigEndian(pieces.reduce((before, piece) => crc32c(piece, before), 0));
    case 'CRC64NVME':
      return pieces.reduce((before, piece) => crc64nvme(piece, before), new Uint8Array(8));
    case 'SHA1':
      return sha1(joined(pieces));
    case 'SHA256':
      return sha256(joined(pieces));
  }
}

function bigEndian(word: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(4));
  bytes.setUint32(0, word);
  return new Uint8Array(bytes.buffer);
}
