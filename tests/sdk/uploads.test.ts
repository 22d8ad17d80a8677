/** Uploads in parts by the SDK's own client, with the checksums that it sends by default. */
import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
  type CompletedPart,
} from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import { wiredAccount } from './account.ts';

const MIB = 1_048_576;
const DATA = Uint8Array.from({ length: 12 * MIB }, (_, i) => (i * 5 + (i >> 10)) & 0xff);
const BUCKET = { Bucket: 'sdk-bucket' };
const FILM = { ...BUCKET, Key: 'films/ü.mp4' };

let client: S3Client;

beforeEach(async () => {
  client = new S3Client((await wiredAccount()).config);
  const CreateBucketConfiguration = { LocationConstraint: 'eu-west-1' as const };
  await client.send(new CreateBucketCommand({ ...BUCKET, CreateBucketConfiguration }));
});

/** Parts of five MiB, as lib-storage sends them. */
async function sent(upload: { Bucket: string; Key: string; UploadId: string }) {
  const parts: CompletedPart[] = [];
  for (let at = 0; at < DATA.length; at += 5 * MIB) {
    const PartNumber = parts.length + 1;
    const Body = DATA.slice(at, at + 5 * MIB);
    const { ETag, ChecksumCRC32 } = await client.send(
      new UploadPartCommand({ ...upload, PartNumber, Body }),
    );
    parts.push({ PartNumber, ETag, ChecksumCRC32 });
  }
  return parts;
}

const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');

describe('the SDK', () => {
  it('uploads in parts with CRC-32 and reads the object back', async () => {
    const { UploadId } = await client.send(
      new CreateMultipartUploadCommand({ ...FILM, ChecksumAlgorithm: 'CRC32' }),
    );
    const upload = { ...FILM, UploadId: UploadId! };
    const Parts = await sent(upload);
    expect(Parts.every(({ ChecksumCRC32 }) => ChecksumCRC32?.length === 8)).toBe(true);
    const listed = await client.send(new ListPartsCommand(upload));
    expect(listed.Parts?.map(({ Size }) => Size)).toEqual([5 * MIB, 5 * MIB, 2 * MIB]);
    expect(
      await client.send(
        new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }),
      ),
    ).toMatchObject({
      ...{ ...FILM, ChecksumType: 'COMPOSITE', ChecksumCRC32: expect.stringMatching(/-3$/) },
      Location: 'https://sdk-bucket.s3.eu-west-1.amazonaws.com/films%2F%C3%BC.mp4',
    });
    const { Body, ETag } = await client.send(new GetObjectCommand(FILM));
    expect(md5(await Body!.transformToByteArray())).toBe(md5(DATA));
    expect(ETag).toMatch(/^"[0-9a-f]{32}-3"$/);
    const last = await client.send(new GetObjectCommand({ ...FILM, PartNumber: 3 }));
    expect(last).toMatchObject({ PartsCount: 3, ContentLength: 2 * MIB });
  });

  it('completes with ETags alone where it named no algorithm', async () => {
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(FILM));
    const upload = { ...FILM, UploadId: UploadId! };
    const Parts = (await sent(upload)).map(({ PartNumber, ETag }) => ({ PartNumber, ETag }));
    const done = new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } });
    expect((await client.send(done)).ETag).toMatch(/-3"$/);
  });

  it('copies ranges, is told of refusals, and aborts', async () => {
    await client.send(new PutObjectCommand({ ...BUCKET, Key: 'small', Body: 'hello world' }));
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(FILM));
    const upload = { ...FILM, UploadId: UploadId! };
    const CopySource = 'sdk-bucket/small';
    const part = { ...upload, CopySource, CopySourceRange: 'bytes=0-4' };
    const copy = await client.send(new UploadPartCopyCommand({ ...part, PartNumber: 1 }));
    expect(copy.CopyPartResult?.ETag).toBe(`"${md5(Buffer.from('hello'))}"`);
    await client.send(new UploadPartCopyCommand({ ...part, PartNumber: 2 }));
    const ETag = copy.CopyPartResult?.ETag;
    const MultipartUpload = { Parts: [1, 2].map((PartNumber) => ({ PartNumber, ETag })) };
    const done = new CompleteMultipartUploadCommand({ ...upload, MultipartUpload });
    await expect(client.send(done)).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await client.send(new AbortMultipartUploadCommand(upload));
    await expect(client.send(new ListPartsCommand(upload))).rejects.toMatchObject({
      name: 'NoSuchUpload',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('gets the checksum of what it put, and 304 for what it has', async () => {
    const key = { ...BUCKET, Key: 'small' };
    const put = await client.send(new PutObjectCommand({ ...key, Body: '123456789' }));
    expect(put).toMatchObject({ ChecksumCRC32: 'y/Q5Jg==', ChecksumType: 'FULL_OBJECT' });
    const head = await client.send(new HeadObjectCommand({ ...key, ChecksumMode: 'ENABLED' }));
    expect(head.ChecksumCRC32).toBe('y/Q5Jg==');
    const again = new GetObjectCommand({ ...key, IfNoneMatch: put.ETag });
    await expect(client.send(again)).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    const other = new GetObjectCommand({ ...key, IfMatch: '"no"' });
    await expect(client.send(other)).rejects.toMatchObject({ name: 'PreconditionFailed' });
    const twice = new PutObjectCommand({ ...key, Body: 'x', IfNoneMatch: '*' });
    await expect(client.send(twice)).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });
});
