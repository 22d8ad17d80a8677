/** `aws s3` with files that go in parts: what it asks for, in order, and what comes of it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { runAws } from '../../src/cli/aws.ts';
import { wiredAccount } from '../sdk/account.ts';
import { userKeys } from '../../src/world/views/keys.ts';
import { hostOf, type TestHost } from './cli-host.ts';

const MIB = 1_048_576;
const HOME = '/home/cloudshell-user';
const FILE = Uint8Array.from({ length: 17 * MIB }, (_, i) => (i * 7 + (i >> 12)) & 0xff);

let host: TestHost;

beforeEach(async () => {
  const { world } = await wiredAccount();
  const { accessKeyId } = userKeys(world)[0]!;
  host = hostOf(world, { session: { kind: 'key', accessKeyId } });
  host.files.set(`${HOME}/film.bin`, FILE);
  await aws('s3 mb s3://films-1');
});

async function aws(line: string) {
  host.calls.length = 0;
  return runAws(line.split(' '), host);
}

/** What was asked: operations with the parameter that tells them apart. */
function asked(): string[] {
  return host.calls.map(({ operation, params }) => {
    const what = params['PartNumber'] ?? params['Range'] ?? '';
    const range = params['CopySourceRange'] ?? '';
    return [operation, what, range].filter((word) => word !== '').join(' ');
  });
}

const same = (path: string) => Buffer.compare(host.files.get(`${HOME}/${path}`)!, FILE) === 0;

describe('a file of 8 MiB and more', () => {
  it('goes up in parts of 8 MiB and comes back in ranges', async () => {
    const up = await aws('s3 cp film.bin s3://films-1/ --metadata team=web');
    expect(up).toMatchObject({
      stdout: 'upload: ./film.bin to s3://films-1/film.bin\n',
      exitCode: 0,
    });
    expect(asked()).toEqual([
      'CreateMultipartUpload',
      ...['UploadPart 1', 'UploadPart 2', 'UploadPart 3'],
      'CompleteMultipartUpload',
    ]);
    const down = await aws('s3 cp s3://films-1/film.bin back.bin');
    expect(down.stdout).toBe('download: s3://films-1/film.bin to ./back.bin\n');
    expect(asked()).toEqual([
      'HeadObject',
      'GetObject bytes=0-8388607',
      'GetObject bytes=8388608-16777215',
      'GetObject bytes=16777216-',
    ]);
    expect(same('back.bin')).toBe(true);
  });

  it('is copied within S3 part by part, with its metadata and tags', async () => {
    await aws('s3 cp film.bin s3://films-1/a.bin --metadata team=web');
    const tags = '{"TagSet":[{"Key":"stage","Value":"a"}]}';
    await aws(`s3api put-object-tagging --bucket films-1 --key a.bin --tagging ${tags}`);
    expect((await aws('s3 cp s3://films-1/a.bin s3://films-1/b.bin')).stdout).toBe(
      'copy: s3://films-1/a.bin to s3://films-1/b.bin\n',
    );
    expect(asked()).toEqual([
      ...['HeadObject', 'GetObjectTagging'],
      'CreateMultipartUpload',
      'UploadPartCopy 1 bytes=0-8388607',
      'UploadPartCopy 2 bytes=8388608-16777215',
      'UploadPartCopy 3 bytes=16777216-17825791',
      'CompleteMultipartUpload',
    ]);
    const { stdout } = await aws('s3api head-object --bucket films-1 --key b.bin');
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ ContentLength: FILE.length, Metadata: { team: 'web' }, TagCount: 1 },
      ETag: expect.stringMatching(/^"[0-9a-f]{32}-3"$/),
    });
  });

  it('is not begun where the bucket is not there; a smaller one goes in one request', async () => {
    const { stderr, exitCode } = await aws('s3 cp film.bin s3://nowhere-1/');
    expect(stderr).toBe(
      'upload failed: ./film.bin to s3://nowhere-1/film.bin An error occurred (NoSuchBucket) ' +
        'when calling the CreateMultipartUpload operation: The specified bucket does not exist\n',
    );
    expect(exitCode).toBe(1);
    host.files.set(`${HOME}/note.txt`, FILE.slice(0, 8 * MIB - 1));
    await aws('s3 cp note.txt s3://films-1/');
    expect(asked()).toEqual(['PutObject']);
  });
});
