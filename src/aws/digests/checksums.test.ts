import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHECKSUM_ALGORITHMS, CHECKSUM_SIZES, checksumOf } from './checksums.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const CHECK = Buffer.from('123456789');

describe('checksums', () => {
  it('are those of the catalogues of CRCs and of FIPS 180-4', () => {
    const found = CHECKSUM_ALGORITHMS.map((name) => hex(checksumOf(name, [CHECK])));
    expect(found).toEqual([
      'cbf43926',
      'e3069283',
      'ae8b14860a799888',
      createHash('sha1').update(CHECK).digest('hex'),
      createHash('sha256').update(CHECK).digest('hex'),
    ]);
  });

  it('of pieces are those of the whole, wherever it is cut', () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 });
    fc.assert(
      fc.property(pieces, fc.constantFrom(...CHECKSUM_ALGORITHMS), (parts, name) => {
        const whole = Uint8Array.from(Buffer.concat(parts));
        const digest = checksumOf(name, parts);
        expect(digest).toHaveLength(CHECKSUM_SIZES[name]);
        expect(hex(digest)).toBe(hex(checksumOf(name, [whole])));
        if (name === 'CRC32') expect(Buffer.from(digest).readUInt32BE()).toBe(crc32(whole));
      }),
    );
  });
});
