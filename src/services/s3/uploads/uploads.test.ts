import { describe, expect, it } from 'vitest';
import {
  BUCKET,
  ETAG,
  FIRST,
  LAST,
  MIB,
  OBJECT,
  begun,
  md5,
  opened,
  sent,
  uploaded,
  type Sent,
  type World,
} from '../../../../tests/support/multipart-world.ts';
import { START } from '../../../../tests/support/probe-world.ts';

describe('a multipart upload', () => {
  it('becomes an object whose ETag is the digest of the digests of its parts', () => {
    const world = opened();
    const made = uploaded(world, { ContentType: 'video/mp4', Metadata: { team: 'web' } });
    expect(made).toEqual({
      Location: 'https://probe-bucket.s3.eu-west-1.amazonaws.com/films%2Flong.mp4',
      ...OBJECT,
      ETag: ETAG,
      ServerSideEncryption: 'AES256',
    });
    const { Body, ...headers } = world.ok<{ Body: Uint8Array }>('s3:GetObject', OBJECT);
    expect(Buffer.compare(Body, Buffer.concat([FIRST, LAST]))).toBe(0);
    expect(headers).toMatchObject({
      ContentLength: 5 * MIB + 1_000,
      ContentType: 'video/mp4',
      Metadata: { team: 'web' },
      ETag: ETAG,
    });
    expect(headers).not.toHaveProperty('PartsCount');
  });

  it('is dated from its beginning and takes what was said there', () => {
    const world = opened();
    const upload = begun(world, {
      ...{ StorageClass: 'STANDARD_IA', ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'k-1' },
      ...{ ContentDisposition: 'inline', Tagging: 'team=web&stage=a%20b' },
    });
    world.advance(90_000);
    const Parts = sent(world, upload, ['all of it']);
    world.ok('s3:CompleteMultipartUpload', { ...OBJECT, ...upload, MultipartUpload: { Parts } });
    expect(world.ok('s3:HeadObject', OBJECT)).toMatchObject({
      ...{ LastModified: START, StorageClass: 'STANDARD_IA', ContentDisposition: 'inline' },
      ...{ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'k-1', TagCount: 2 },
    });
    expect(world.ok('s3:GetObjectTagging', OBJECT)).toEqual({
      TagSet: [
        { Key: 'team', Value: 'web' },
        { Key: 'stage', Value: 'a b' },
      ],
    });
  });

  it('gives a versioned bucket one more version', () => {
    const world = opened();
    const Status = 'Enabled';
    world.ok('s3:PutBucketVersioning', { ...BUCKET, VersioningConfiguration: { Status } });
    world.ok('s3:PutObject', { ...OBJECT, Body: 'before' });
    const { VersionId } = uploaded(world);
    expect(VersionId).toHaveLength(32);
    const { Versions } = world.ok<{ Versions: object[] }>('s3:ListObjectVersions', {
      ...BUCKET,
      Prefix: 'films',
    });
    expect(Versions).toMatchObject([{ VersionId, IsLatest: true }, { IsLatest: false }]);
  });

  it('can be read part by part, and by ranges over the seams', () => {
    const world = opened();
    uploaded(world);
    const second = world.ok<{ Body: Uint8Array }>('s3:GetObject', { ...OBJECT, PartNumber: 2 });
    expect(second).toMatchObject({
      ContentLength: 1_000,
      ContentRange: `bytes ${5 * MIB}-${5 * MIB + 999}/${5 * MIB + 1_000}`,
      PartsCount: 2,
    });
    expect(second.Body).toEqual(LAST);
    const Range = `bytes=${5 * MIB - 2}-${5 * MIB + 1}`;
    const seam = world.ok<{ Body: Uint8Array }>('s3:GetObject', { ...OBJECT, Range });
    expect([...seam.Body]).toEqual([...FIRST.slice(-2), ...LAST.slice(0, 2)]);
    expect(world.refused('s3:GetObject', { ...OBJECT, PartNumber: 3 })).toBe(
      'InvalidPartNumber: The requested partnumber is not satisfiable',
    );
    expect(world.refused('s3:GetObject', { ...OBJECT, PartNumber: 1, Range })).toBe(
      'InvalidRequest: Cannot specify both Range header and partNumber query parameter',
    );
  });

  it('leaves nothing but its object: not in listings, not in the state', () => {
    const world = opened();
    uploaded(world);
    expect(world.ok('s3:ListMultipartUploads', BUCKET)).toMatchObject({ Uploads: [] });
    const upload = begun(world);
    sent(world, upload, ['x']);
    expect(world.ok('s3:AbortMultipartUpload', { ...OBJECT, ...upload })).toEqual({});
    expect(world.refused('s3:ListParts', { ...OBJECT, ...upload })).toContain('NoSuchUpload');
    expect(world.ok('s3:ListMultipartUploads', BUCKET)).toMatchObject({ Uploads: [] });
  });

  it('shares the bytes of its parts with its object and with every snapshot', () => {
    const world = opened();
    uploaded(world);
    const [entry] = world.world.state.journal.filter(
      ({ request }) => request.operation === 'UploadPart',
    );
    const kept = (state: unknown) =>
      (state as { buckets: Map<string, { objects: Map<string, { body: never }[]> }> }).buckets
        .get('probe-bucket')!
        .objects.get('films/long.mp4')![0]!.body as { pieces: Uint8Array[] };
    expect(kept(world.world.context('s3').state).pieces[0]).toBe(entry!.request.params['Body']);
    const copy = world.world.snapshot();
    const own = copy.services.get('s3')!.get('eu-west-1');
    expect(kept(own)).toBe(kept(world.world.context('s3').state));
  });

  it('may go on beside another one to the same key', () => {
    const world = opened();
    const [one, two] = [begun(world), begun(world)];
    const Parts = sent(world, one, ['one']);
    sent(world, two, ['two']);
    world.ok('s3:CompleteMultipartUpload', { ...OBJECT, ...one, MultipartUpload: { Parts } });
    expect(world.ok('s3:ListMultipartUploads', BUCKET)).toMatchObject({
      Uploads: [{ Key: OBJECT.Key, UploadId: two.UploadId }],
    });
  });

  it('does not keep its bucket from being deleted, objects do', () => {
    const world = opened();
    const other = { Bucket: 'other-bucket' };
    world.ok('s3:CreateMultipartUpload', { ...other, Key: 'k' });
    world.ok('s3:DeleteBucket', other);
    expect(world.refused('s3:ListMultipartUploads', other)).toContain('NoSuchBucket');
  });
});

describe('S3 refuses', () => {
  const complete = (world: World, upload: object, Parts: readonly object[]) =>
    world.refused('s3:CompleteMultipartUpload', {
      ...OBJECT,
      ...upload,
      MultipartUpload: { Parts },
    });

  it('part numbers below 1 and above 10,000', () => {
    const world = opened();
    const upload = begun(world);
    for (const PartNumber of [0, 10_001]) {
      const part = { ...OBJECT, ...upload, PartNumber, Body: 'x' };
      expect(world.refused('s3:UploadPart', part)).toBe(
        'InvalidArgument: Part number must be an integer between 1 and 10000, inclusive',
      );
    }
    world.ok('s3:UploadPart', { ...OBJECT, ...upload, PartNumber: 10_000, Body: 'x' });
  });

  it('parts below 5 MiB, but for the last, with what was proposed', () => {
    const world = opened();
    const upload = begun(world);
    const Parts = sent(world, upload, ['small', LAST]);
    const outcome = world.call('s3:CompleteMultipartUpload', {
      ...OBJECT,
      ...upload,
      MultipartUpload: { Parts },
    });
    expect(outcome).toMatchObject({
      error: {
        code: 'EntityTooSmall',
        message: 'Your proposed upload is smaller than the minimum allowed size',
        detail: { ProposedSize: 5, MinSizeAllowed: 5 * MIB, PartNumber: 1 },
      },
    });
  });

  it('parts in another order, twice, unknown, or under another ETag', () => {
    const world = opened();
    const upload = begun(world);
    const [one, two] = sent(world, upload, [FIRST, LAST]) as [Sent, Sent];
    const order =
      'InvalidPartOrder: The list of parts was not in ascending order. Parts must be ordered by ' +
      'part number.';
    expect(complete(world, upload, [two, one])).toBe(order);
    expect(complete(world, upload, [one, one])).toBe(order);
    const unknown =
      'InvalidPart: One or more of the specified parts could not be found.  The part may not ' +
      "have been uploaded, or the specified entity tag may not match the part's entity tag.";
    expect(complete(world, upload, [one, { ...two, PartNumber: 3 }])).toBe(unknown);
    const wrong = { PartNumber: 2, ETag: '"no"' };
    expect(complete(world, upload, [one, wrong])).toBe(unknown);
    const [last] = world.trail.slice(-1);
    expect(last!.outcome).toMatchObject({
      error: { detail: { UploadId: upload.UploadId, PartNumber: 2, ETag: 'no' } },
    });
    // Nothing is lost by a refusal.
    const done = { ...OBJECT, ...upload, MultipartUpload: { Parts: [one, two] } };
    world.ok('s3:CompleteMultipartUpload', done);
  });

  it('lists without parts', () => {
    const world = opened();
    const upload = begun(world);
    expect(complete(world, upload, [])).toContain('MalformedXML: The XML you provided');
    expect(complete(world, upload, [{ PartNumber: 1 }])).toContain('MalformedXML');
    expect(world.refused('s3:CompleteMultipartUpload', { ...OBJECT, ...upload })).toBe(
      'InvalidRequest: You must specify at least one part',
    );
  });

  it('uploads that never were, are over, or belong to another key', () => {
    const world = opened();
    const upload = begun(world);
    const sentence =
      'NoSuchUpload: The specified upload does not exist. The upload ID may be invalid, or the ' +
      'upload may have been aborted or completed.';
    const part = { PartNumber: 1, Body: 'x' };
    const others = { ...BUCKET, Key: 'another', ...upload };
    expect(world.refused('s3:UploadPart', { ...others, ...part })).toBe(sentence);
    expect(world.refused('s3:ListParts', { ...OBJECT, UploadId: 'none' })).toBe(sentence);
    world.ok('s3:AbortMultipartUpload', { ...OBJECT, ...upload });
    for (const name of ['AbortMultipartUpload', 'ListParts']) {
      expect(world.refused(`s3:${name}`, { ...OBJECT, ...upload })).toBe(sentence);
    }
    expect(world.refused('s3:UploadPart', { ...OBJECT, ...upload, ...part })).toBe(sentence);
  });

  it('ACLs where they are off, and sizes that do not come out', () => {
    const world = opened();
    expect(world.refused('s3:CreateMultipartUpload', { ...OBJECT, ACL: 'public-read' })).toBe(
      'AccessControlListNotSupported: The bucket does not allow ACLs',
    );
    const upload = begun(world);
    const MultipartUpload = { Parts: sent(world, upload, ['abc']) };
    const wrong = { ...OBJECT, ...upload, MultipartUpload, MpuObjectSize: 4 };
    expect(world.refused('s3:CompleteMultipartUpload', wrong)).toBe(
      "InvalidRequest: The provided 'x-amz-mp-object-size' header value 4 does not match what " +
        'was computed: 3',
    );
    const only = { ...OBJECT, ...upload, MultipartUpload };
    world.ok('s3:PutObject', { ...OBJECT, Body: 'first' });
    expect(world.refused('s3:CompleteMultipartUpload', { ...only, IfNoneMatch: '*' })).toBe(
      'PreconditionFailed: At least one of the pre-conditions you specified did not hold',
    );
  });
});

describe('parts that are copied', () => {
  it('hold the object they are made of, or a range of it', () => {
    const world = opened();
    uploaded(world);
    const target = { Bucket: 'other-bucket', Key: 'copy' };
    const { UploadId } = world.ok<{ UploadId: string }>('s3:CreateMultipartUpload', target);
    const CopySource = 'probe-bucket/films/long.mp4';
    const copy = (PartNumber: number, CopySourceRange?: string) =>
      world.ok<{ CopyPartResult: { ETag: string } }>('s3:UploadPartCopy', {
        ...{ ...target, UploadId, PartNumber, CopySource },
        ...(CopySourceRange === undefined ? {} : { CopySourceRange }),
      }).CopyPartResult.ETag;
    const whole = Buffer.concat([FIRST, LAST]);
    const etags = [copy(1), copy(2, `bytes=10-${5 * MIB + 9}`)];
    expect(etags).toEqual([
      `"${md5(whole).toString('hex')}"`,
      `"${md5(whole.subarray(10, 5 * MIB + 10)).toString('hex')}"`,
    ]);
    const Parts = etags.map((ETag, i) => ({ PartNumber: i + 1, ETag }));
    const done = { ...target, UploadId, MultipartUpload: { Parts } };
    world.ok('s3:CompleteMultipartUpload', done);
    const { Body } = world.ok<{ Body: Uint8Array }>('s3:GetObject', target);
    const expected = Buffer.concat([whole, whole.subarray(10, 5 * MIB + 10)]);
    expect(Buffer.compare(Body, expected)).toBe(0);
  });

  it('of objects that a world knows only by their size keep that size', () => {
    const world = opened();
    const upload = begun(world);
    const CopySource = 'probe-bucket/old.bin';
    const CopySourceRange = `bytes=0-${5 * MIB - 1}`;
    const part = { ...OBJECT, ...upload, PartNumber: 1, CopySource };
    world.ok('s3:UploadPartCopy', { ...part, CopySourceRange });
    expect(world.ok('s3:ListParts', { ...OBJECT, ...upload })).toMatchObject({
      Parts: [{ Size: 5 * MIB }],
    });
    const CopyTo = { ...BUCKET, Key: 'new.bin', CopySource };
    world.ok('s3:CopyObject', CopyTo);
    expect(world.ok('s3:HeadObject', { ...BUCKET, Key: 'new.bin' })).toMatchObject({
      ContentLength: 12 * MIB,
    });
  });

  it('are refused where the range or a condition is not fulfilled', () => {
    const world = opened();
    const part = { ...OBJECT, ...begun(world), PartNumber: 1, CopySource: 'probe-bucket/old.bin' };
    const range = (CopySourceRange: string) =>
      world.refused('s3:UploadPartCopy', { ...part, CopySourceRange });
    expect(range('bytes=5-')).toContain('InvalidArgument: The x-amz-copy-source-range value must');
    expect(range(`bytes=0-${12 * MIB}`)).toBe(
      `InvalidArgument: Range specified is not valid for source object of size: ${12 * MIB}`,
    );
    expect(world.refused('s3:UploadPartCopy', { ...part, CopySourceIfMatch: '"no"' })).toContain(
      'PreconditionFailed',
    );
    expect(world.refused('s3:UploadPartCopy', { ...part, CopySource: 'probe-bucket/no' })).toBe(
      'NoSuchKey: The specified key does not exist.',
    );
  });
});
