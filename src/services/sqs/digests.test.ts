import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { attributesDigest, bodyDigest } from './digests.ts';

describe('digests of SQS answers', () => {
  it('are MD5', () => {
    expect(bodyDigest('hello')).toBe('5d41402abc4b2a76b9719d911017c592');
  });

  it('cover attributes as clients compute them', () => {
    const text = (value: string): Buffer => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(value.length);
      return Buffer.concat([length, Buffer.from(value)]);
    };
    const expected = createHash('md5')
      .update(Buffer.concat([text('tier'), text('String'), Buffer.from([1]), text('gold')]))
      .digest('hex');
    const attributes = new Map([['tier', { DataType: 'String', StringValue: 'gold' }]]);
    expect(attributesDigest(attributes)).toBe(expected);
  });
});
