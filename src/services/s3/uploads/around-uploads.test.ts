import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  BUCKET,
  LAST,
  MIB,
  OBJECT,
  begun,
  opened,
  sent,
  type Sent,
} from '../../../../tests/support/multipart-world.ts';
import { misfits } from '../../../../tests/support/answer-shape.ts';
import { START } from '../../../../tests/support/probe-world.ts';

const DAY = 86_400_000;

describe('listings of uploads', () => {
  it('go by key and by beginning, roll up, and go on where they ended', () => {
    const world = opened();
    const ids = ['b/1', 'a', 'b/2', 'a', 'c'].map(
      (Key) =>
        world.ok<{ UploadId: string }>('s3:CreateMultipartUpload', { ...BUCKET, Key }).UploadId,
    );
    const seen: unknown[] = [];
    let marker: object = {};
    for (let isTruncated = true; isTruncated;) {
      const page = world.ok<{
        Uploads: { Key: string; UploadId: string }[];
        CommonPrefixes: { Prefix: string }[];
        IsTruncated: boolean;
        NextKeyMarker: string;
        NextUploadIdMarker: string;
      }>('s3:ListMultipartUploads', { ...BUCKET, Delimiter: '/', MaxUploads: 1, ...marker });
      seen.push(...page.Uploads.map(({ Key, UploadId }) => [Key, ids.indexOf(UploadId)]));
      seen.push(...page.CommonPrefixes.map(({ Prefix }) => Prefix));
      marker = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
      isTruncated = page.IsTruncated;
    }
    expect(seen).toEqual([['a', 1], ['a', 3], 'b/', ['c', 4]]);
    expect(world.ok('s3:ListMultipartUploads', { ...BUCKET, Prefix: 'b/' })).toMatchObject({
      Uploads: [{ Key: 'b/1' }, { Key: 'b/2' }],
    });
  });

  it('of parts come in pages, with who began them', () => {
    const world = opened();
    const upload = begun(world);
    sent(world, upload, ['one', 'two', 'three']);
    const first = { ...OBJECT, ...upload, MaxParts: 2 };
    expect(world.ok('s3:ListParts', first)).toMatchObject({
      ...{ IsTruncated: true, PartNumberMarker: 0, NextPartNumberMarker: 2, MaxParts: 2 },
      Parts: [
        { PartNumber: 1, Size: 3 },
        { PartNumber: 2, Size: 3 },
      ],
      Initiator: { ID: expect.any(String) },
      Owner: { ID: expect.stringMatching(/^[0-9a-f]{64}$/) },
      StorageClass: 'STANDARD',
    });
    expect(world.ok('s3:ListParts', { ...first, PartNumberMarker: 2 })).toMatchObject({
      ...{ IsTruncated: false, NextPartNumberMarker: 3 },
      Parts: [{ PartNumber: 3, Size: 5 }],
    });
  });
});

describe('answers about uploads', () => {
  it('have the members and types AWS has', () => {
    const world = opened();
    const wrong: string[] = [];
    const ask = <Answer>(name: string, params: object): Answer => {
      const answer = world.ok<Answer>(`s3:${name}`, { ...OBJECT, ...params });
      wrong.push(...misfits('s3', name, answer as never));
      return answer;
    };
    const crc = { ChecksumAlgorithm: 'CRC32' };
    const { UploadId } = ask<{ UploadId: string }>('CreateMultipartUpload', crc);
    const part = { UploadId, PartNumber: 1 };
    ask('UploadPart', { ...part, ...crc, Body: 'x' });
    const copied = ask<{ CopyPartResult: object }>('UploadPartCopy', {
      ...part,
      CopySource: 'probe-bucket/old.bin',
    });
    ask('ListParts', { UploadId });
    const listed = { ...BUCKET, Delimiter: '/' };
    wrong.push(
      ...misfits('s3', 'ListMultipartUploads', world.ok('s3:ListMultipartUploads', listed)),
    );
    const { ETag, ChecksumCRC32 } = copied.CopyPartResult as Record<string, string>;
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag, ChecksumCRC32 }] };
    ask('CompleteMultipartUpload', { UploadId, MultipartUpload });
    ask('HeadObject', { PartNumber: 1 });
    ask('HeadObject', { ChecksumMode: 'ENABLED' });
    ask('PutObjectTagging', { Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } });
    ask('GetObjectTagging', {});
    ask('DeleteObjectTagging', {});
    expect(wrong).toEqual([]);
  });
});

describe('incomplete uploads', () => {
  it('count for the storage metrics of a bucket', () => {
    const world = opened();
    const upload = begun(world);
    sent(world, upload, [LAST, LAST]);
    world.advance(DAY);
    const size = 'BucketName=probe-bucket,StorageType=StandardStorage';
    expect(world.metric('BucketSizeBytes', size).sum).toBe(12 * MIB + 2_000);
    const count = 'BucketName=probe-bucket,StorageType=AllStorageTypes';
    expect(world.metric('NumberOfObjects', count).sum).toBe(3);
  });

  it('are aborted by lifecycle rules at the midnight they were told', () => {
    const world = opened();
    const rule = {
      ...{ ID: 'tidy-up', Status: 'Enabled', Filter: { Prefix: 'films/' } },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 2 },
    };
    const LifecycleConfiguration = { Rules: [rule] };
    world.ok('s3:PutBucketLifecycleConfiguration', { ...BUCKET, LifecycleConfiguration });
    const midnight = Math.floor(START / DAY) * DAY + 3 * DAY;
    expect(world.ok('s3:CreateMultipartUpload', OBJECT)).toMatchObject({
      AbortDate: midnight,
      AbortRuleId: 'tidy-up',
    });
    const other = world.ok('s3:CreateMultipartUpload', { ...BUCKET, Key: 'else' });
    expect(other).not.toHaveProperty('AbortDate');
    const left = () =>
      world.ok<{ Uploads: object[] }>('s3:ListMultipartUploads', BUCKET).Uploads.length;
    world.advance(midnight - START - 1);
    expect(left()).toBe(2);
    world.advance(DAY);
    expect(left()).toBe(1);
  });
});

describe('checksums of uploads', () => {
  const crc = { ChecksumAlgorithm: 'CRC32' };

  it('are composed of those of the parts, which the last request repeats', () => {
    const world = opened();
    const upload = begun(world, crc);
    const part = { ...OBJECT, ...upload, PartNumber: 1, ...crc, Body: '123456789' };
    const { ETag, ChecksumCRC32 } = world.ok<{ ETag: string; ChecksumCRC32: string }>(
      's3:UploadPart',
      part,
    );
    expect(ChecksumCRC32).toBe('y/Q5Jg==');
    const complete = (one: object) => {
      const MultipartUpload = { Parts: [{ PartNumber: 1, ETag, ...one }] };
      return { ...OBJECT, ...upload, MultipartUpload };
    };
    expect(world.refused('s3:CompleteMultipartUpload', complete({}))).toBe(
      'InvalidRequest: The upload was created using a crc32 checksum. The complete request must ' +
        'include the checksum for each part. It was missing for part 1 in the request.',
    );
    const other = complete({ ChecksumCRC32: 'AAAAAA==' });
    expect(world.refused('s3:CompleteMultipartUpload', other)).toContain('InvalidPart');
    const made = world.ok('s3:CompleteMultipartUpload', complete({ ChecksumCRC32 }));
    const digests = Buffer.from(ChecksumCRC32, 'base64');
    const ofDigests = Buffer.alloc(4);
    ofDigests.writeUInt32BE(crc32(digests));
    const value = `${ofDigests.toString('base64')}-1`;
    const checksum = { ChecksumCRC32: value, ChecksumType: 'COMPOSITE' };
    expect(made).toMatchObject(checksum);
    const asked = { ...OBJECT, ChecksumMode: 'ENABLED' };
    expect(world.ok('s3:HeadObject', asked)).toMatchObject(checksum);
    expect(world.ok('s3:HeadObject', OBJECT)).not.toHaveProperty('ChecksumCRC32');
  });

  it('of the full object need none of the parts, and are compared', () => {
    const world = opened();
    const upload = begun(world, { ChecksumAlgorithm: 'CRC64NVME' });
    const part = { ...OBJECT, ...upload, PartNumber: 1, Body: '123456789' };
    const { ETag } = world.ok<Sent>('s3:UploadPart', { ...part, ChecksumAlgorithm: 'CRC64NVME' });
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
    const done = { ...OBJECT, ...upload, MultipartUpload };
    const wrong = { ...done, ChecksumCRC64NVME: 'AAAAAAAAAAA=' };
    expect(world.refused('s3:CompleteMultipartUpload', wrong)).toBe(
      'BadDigest: The CRC64NVME you specified did not match the calculated checksum.',
    );
    expect(world.ok('s3:CompleteMultipartUpload', done)).toMatchObject({
      ChecksumCRC64NVME: 'rosUhgp5mIg=',
      ChecksumType: 'FULL_OBJECT',
    });
  });

  it('of another algorithm than the upload’s are refused, and so are odd types', () => {
    const world = opened();
    const upload = begun(world, crc);
    const part = { ...OBJECT, ...upload, PartNumber: 1, Body: 'x' };
    expect(world.refused('s3:UploadPart', { ...part, ChecksumAlgorithm: 'SHA256' })).toBe(
      'InvalidRequest: Checksum Type mismatch occurred, expected checksum Type: crc32, actual ' +
        'checksum Type: sha256',
    );
    expect(world.refused('s3:UploadPart', part)).toContain('actual checksum Type: null');
    const odd = { ChecksumAlgorithm: 'SHA1', ChecksumType: 'FULL_OBJECT' };
    expect(world.refused('s3:CreateMultipartUpload', { ...OBJECT, ...odd })).toBe(
      'InvalidRequest: The FULL_OBJECT checksum type cannot be used with the sha1 checksum ' +
        'algorithm.',
    );
  });
});
