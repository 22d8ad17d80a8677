import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProbeWorld } from '../../../tests/support/probe-world.ts';
import { service } from '../../gateway/service.ts';
import { s3 } from './index.ts';
import { isPublicPolicy } from './buckets/policy.ts';

const DAY = 86_400_000;

/** A service that renders bodies, as CloudTrail does with log files. */
const writer = service<object>({
  name: 'writer',
  title: 'Writer',
  eventSource: 'writer.amazonaws.com',
  iamPrefix: 'writer',
  endpoint: 'writer',
  protocol: 'internal',
  empty: () => ({}),
  operations: [],
  renderers: { 'writer.file': (source: { n: number }) => `{"Records":[${source.n}]}` },
});

function opened() {
  return new ProbeWorld([s3, writer], {
    s3: {
      buckets: [
        {
          name: 'larkfield-exports',
          bulk: { bytes: 5_000_000, count: 100 },
          objects: [
            { key: '2026/02/run.csv', sizeBytes: 48_213_377, storageClass: 'STANDARD_IA' },
            { key: '2026/03/run.csv', body: 'a,b\n1,2\n', contentType: 'text/csv' },
            { key: 'readme.txt', body: 'hello' },
          ],
        },
        { name: 'larkfield-site', isPublicAccessBlocked: false },
      ],
    },
  });
}

const exports = { Bucket: 'larkfield-exports' };
const location = { CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } };

describe('buckets', () => {
  it('are made with public access blocked, ACLs off and encryption on', () => {
    const world = opened();
    world.ok('s3:CreateBucket', { Bucket: 'larkfield-new', ...location });
    const Bucket = 'larkfield-new';
    expect(world.ok('s3:GetPublicAccessBlock', { Bucket })).toEqual({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    });
    expect(world.refused('s3:PutBucketAcl', { Bucket, ACL: 'public-read' })).toBe(
      'AccessControlListNotSupported: The bucket does not allow ACLs',
    );
    expect(JSON.stringify(world.ok('s3:GetBucketEncryption', { Bucket }))).toContain('AES256');
    expect(world.ok('s3:GetBucketLocation', { Bucket })).toEqual({
      LocationConstraint: 'eu-west-1',
    });
    expect(world.trail.map(({ operation }) => operation.trail.eventName)).toContain(
      'GetBucketPublicAccessBlock',
    );
  });

  it('refuse names, Regions and twins in the words of S3', () => {
    const world = opened();
    expect(world.refused('s3:CreateBucket', { Bucket: 'Bad_Name', ...location })).toBe(
      'InvalidBucketName: The specified bucket is not valid.',
    );
    expect(world.refused('s3:CreateBucket', { Bucket: 'good-name' })).toBe(
      'IllegalLocationConstraintException: The unspecified location constraint is incompatible ' +
        'for the region specific endpoint this request was sent to.',
    );
    const home = { CreateBucketConfiguration: { LocationConstraint: 'us-east-1' } };
    expect(world.refused('s3:CreateBucket', { Bucket: 'good-name', ...home })).toBe(
      'InvalidLocationConstraint: The specified location-constraint is not valid',
    );
    expect(world.refused('s3:CreateBucket', { ...exports, ...location })).toContain(
      'BucketAlreadyOwnedByYou: Your previous request',
    );
    expect(world.refused('s3:DeleteBucket', exports)).toContain('BucketNotEmpty');
    expect(world.refused('s3:HeadBucket', { Bucket: 'nobody' })).toBe('404: Not Found');
    expect(world.refused('s3:ListObjectsV2', { Bucket: 'nobody' })).toBe(
      'NoSuchBucket: The specified bucket does not exist',
    );
  });

  it('answer unconfigured sub-resources as AWS does', () => {
    const world = opened();
    const refusals = {
      GetBucketPolicy: 'NoSuchBucketPolicy: The bucket policy does not exist',
      GetBucketTagging: 'NoSuchTagSet: The TagSet does not exist',
      GetBucketLifecycleConfiguration:
        'NoSuchLifecycleConfiguration: The lifecycle configuration does not exist',
      GetBucketWebsite:
        'NoSuchWebsiteConfiguration: The specified bucket does not have a website configuration',
    };
    for (const [name, text] of Object.entries(refusals)) {
      expect(world.refused(`s3:${name}`, exports)).toBe(text);
    }
    expect(world.ok('s3:GetBucketVersioning', exports)).toEqual({});
    expect(world.ok('s3:GetBucketNotificationConfiguration', exports)).toEqual({});
  });
});

describe('objects', () => {
  it('come back with size, digest and headers', () => {
    const world = opened();
    const put = world.ok('s3:PutObject', { ...exports, Key: 'a/b.txt', Body: 'hello' });
    expect(put).toMatchObject({
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      ServerSideEncryption: 'AES256',
    });
    expect(world.ok('s3:GetObject', { ...exports, Key: 'a/b.txt' })).toMatchObject({
      Body: 'hello',
      ContentLength: 5,
      ContentType: 'binary/octet-stream',
    });
    const part = world.ok<{ Body: Uint8Array; ContentRange: string }>('s3:GetObject', {
      ...exports,
      Key: 'a/b.txt',
      Range: 'bytes=1-3',
    });
    expect(new TextDecoder().decode(part.Body)).toBe('ell');
    expect(part.ContentRange).toBe('bytes 1-3/5');
    expect(world.refused('s3:GetObject', { ...exports, Key: 'nope' })).toBe(
      'NoSuchKey: The specified key does not exist.',
    );
    expect(world.trail.at(-1)!.operation.trail.category).toBe('data');
  });

  it('with a lazy body are rendered when read, and listed by the size their writer told', () => {
    const world = opened();
    const Body = { renderer: 'writer.file', source: { n: 7 }, bytes: 99 };
    world.ok('s3:PutObject', { ...exports, Key: 'log.json.gz', Body, ContentEncoding: 'gzip' });
    expect(world.ok('s3:HeadObject', { ...exports, Key: 'log.json.gz' })).toMatchObject({
      ContentLength: 99,
      ContentEncoding: 'gzip',
    });
    expect(world.ok('s3:GetObject', { ...exports, Key: 'log.json.gz' })).toMatchObject({
      Body: '{"Records":[7]}',
    });
  });

  it('are listed with prefixes and pages', () => {
    const world = opened();
    expect(world.ok('s3:ListObjectsV2', { ...exports, Delimiter: '/' })).toMatchObject({
      KeyCount: 2,
      Contents: [{ Key: 'readme.txt', Size: 5, StorageClass: 'STANDARD' }],
      CommonPrefixes: [{ Prefix: '2026/' }],
    });
    const first = world.ok<{ NextContinuationToken: string }>('s3:ListObjectsV2', {
      ...exports,
      MaxKeys: 1,
    });
    const next = { ...exports, ContinuationToken: first.NextContinuationToken };
    expect(
      world.ok<{ Contents: { Key: string }[] }>('s3:ListObjectsV2', next).Contents[0]!.Key,
    ).toBe('2026/03/run.csv');
  });

  it.each(['ListObjects', 'ListObjectsV2', 'ListObjectVersions'])(
    '%s takes a page of 0 and of any number, which is 1,000 at most, but of none below',
    (name) => {
      const world = opened();
      const list = (MaxKeys: number) => world.ok(`s3:${name}`, { ...exports, MaxKeys });
      expect(list(0)).toMatchObject({ MaxKeys: 0, IsTruncated: false });
      expect(list(2_147_483_647)).toMatchObject({ MaxKeys: 1_000, IsTruncated: false });
      const outcome = world.call(`s3:${name}`, { ...exports, MaxKeys: -1 });
      expect(outcome).toMatchObject({
        error: {
          ...{ code: 'InvalidArgument', status: 400 },
          message: 'Argument maxKeys must be an integer between 0 and 2147483647',
          detail: { ArgumentName: 'maxKeys', ArgumentValue: '-1' },
        },
      });
    },
  );

  it('in a versioned bucket are covered by a delete marker and can be read by version', () => {
    const world = opened();
    const Status = 'Enabled';
    world.ok('s3:PutBucketVersioning', { ...exports, VersioningConfiguration: { Status } });
    const Key = 'readme.txt';
    const { VersionId } = world.ok<{ VersionId: string }>('s3:PutObject', {
      ...exports,
      Key,
      Body: 'two',
    });
    expect(VersionId).toHaveLength(32);
    expect(world.ok('s3:DeleteObject', { ...exports, Key })).toMatchObject({ DeleteMarker: true });
    expect(world.refused('s3:GetObject', { ...exports, Key })).toContain('NoSuchKey');
    expect(world.ok('s3:GetObject', { ...exports, Key, VersionId })).toMatchObject({ Body: 'two' });
    expect(world.ok('s3:GetObject', { ...exports, Key, VersionId: 'null' })).toMatchObject({
      Body: 'hello',
    });
    const versions = world.ok<{ Versions: object[]; DeleteMarkers: object[] }>(
      's3:ListObjectVersions',
      { ...exports, Prefix: Key },
    );
    expect([versions.Versions.length, versions.DeleteMarkers.length]).toEqual([2, 1]);
  });

  it('are copied within the account with what describes them, unless that is replaced', () => {
    const world = opened();
    const cached = { Bucket: 'larkfield-site', Key: 'cached', CacheControl: 'max-age=60' };
    world.ok('s3:PutObject', { ...cached, Body: '' });
    const cachingOf = (more: object) => {
      const copy = { Bucket: 'larkfield-site', Key: 'copy' };
      world.ok('s3:CopyObject', { ...copy, CopySource: 'larkfield-site/cached', ...more });
      return world.ok<{ CacheControl?: string }>('s3:HeadObject', copy).CacheControl;
    };
    expect(cachingOf({})).toBe('max-age=60');
    const replaced = { MetadataDirective: 'REPLACE', CacheControl: 'no-cache' };
    expect(cachingOf(replaced)).toBe('no-cache');
    world.ok('s3:CopyObject', {
      Bucket: 'larkfield-site',
      Key: 'copy.csv',
      CopySource: 'larkfield-exports/2026/03/run.csv',
    });
    expect(world.ok('s3:GetObject', { Bucket: 'larkfield-site', Key: 'copy.csv' })).toMatchObject({
      ContentType: 'text/csv',
    });
  });

  it('are shown as their writer said, or as a reader who has signed wants them', () => {
    const world = opened();
    const place = { Bucket: 'larkfield-site', Key: 'shown' };
    const said = { ContentDisposition: 'inline', ContentLanguage: 'de', Expires: 'tomorrow' };
    world.ok('s3:PutObject', { ...place, ...said, Body: 'x' });
    expect(world.ok('s3:HeadObject', place)).toMatchObject(said);
    const asked = { ResponseContentType: 'text/csv', ResponseExpires: Date.UTC(2030, 0) };
    expect(world.ok('s3:GetObject', { ...place, ...asked })).toMatchObject({
      ...said,
      ...{ ContentType: 'text/csv', Expires: 'Tue, 01 Jan 2030 00:00:00 GMT' },
    });
  });

  it('pages of a listing hold every key exactly once, in order', () => {
    const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6, unit: 'binary-ascii' }), {
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 7 }), (names, MaxKeys) => {
        const world = new ProbeWorld([s3], { s3: { buckets: [{ name: 'probe-bucket' }] } });
        for (const Key of names)
          world.ok('s3:PutObject', { Bucket: 'probe-bucket', Key, Body: '' });
        const seen: string[] = [];
        let ContinuationToken: string | undefined;
        do {
          const page = world.ok<{
            Contents: { Key: string }[];
            NextContinuationToken?: string;
          }>('s3:ListObjectsV2', { Bucket: 'probe-bucket', MaxKeys, ContinuationToken });
          seen.push(...page.Contents.map(({ Key }) => Key));
          ContinuationToken = page.NextContinuationToken;
        } while (ContinuationToken !== undefined);
        expect(seen).toEqual([...names].sort());
      }),
      { numRuns: 30 },
    );
  });
});

describe('policies and public access', () => {
  const open = (bucket: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: 's3:GetObject',
          Resource: `arn:aws:s3:::${bucket}/*`,
        },
      ],
    });

  it('a public policy is stopped by BlockPublicPolicy and told by its status', () => {
    const world = opened();
    expect(
      world.refused('s3:PutBucketPolicy', { ...exports, Policy: open(exports.Bucket) }),
    ).toContain('because public policies are prevented by the BlockPublicPolicy setting');
    const Bucket = 'larkfield-site';
    world.ok('s3:PutBucketPolicy', { Bucket, Policy: open(Bucket) });
    expect(world.ok('s3:GetBucketPolicyStatus', { Bucket })).toEqual({
      PolicyStatus: { IsPublic: true },
    });
    const outcome = world.trail.find(({ call }) => call.operation === 'PutBucketPolicy')!;
    expect(outcome.refusedAt).toBe('run');
  });

  it('malformed ones are refused in the words of S3', () => {
    const world = opened();
    const put = (Policy: string) => world.refused('s3:PutBucketPolicy', { ...exports, Policy });
    expect(put('hello')).toBe(
      "MalformedPolicy: Policies must be valid JSON and the first byte must be '{'",
    );
    expect(put('{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}')).toBe(
      'MalformedPolicy: Missing required field Principal',
    );
    expect(put(open('other-bucket'))).toBe('MalformedPolicy: Policy has invalid resource');
  });

  it('a condition on the caller makes a statement with Principal * private', () => {
    const statement = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 's3:*', Resource: '*' };
    const policy = (Condition?: object) =>
      JSON.stringify({ Statement: { ...statement, Condition } });
    expect(isPublicPolicy(policy())).toBe(true);
    expect(isPublicPolicy(policy({ StringEquals: { 'aws:SourceAccount': '1' } }))).toBe(false);
    expect(isPublicPolicy(policy({ Bool: { 'aws:SecureTransport': 'true' } }))).toBe(true);
  });
});

describe('storage metrics', () => {
  it('are published once a day, stamped with midnight', () => {
    const world = opened();
    world.advance(DAY);
    const size = world.metric(
      'BucketSizeBytes',
      'BucketName=larkfield-exports,StorageType=StandardStorage',
    );
    expect(size).toMatchObject({ count: 1, sum: 5_000_000 + 48_213_377 + 8 + 5 });
    world.stimulate('s3', 'grow', { bucket: 'larkfield-exports', bytes: -5_000_000, count: -100 });
    world.advance(DAY);
    const count = world.metric(
      'NumberOfObjects',
      'BucketName=larkfield-exports,StorageType=AllStorageTypes',
    );
    expect(count).toMatchObject({ count: 2, max: 103, min: 3 });
    expect(
      world.metric('BucketSizeBytes', 'BucketName=larkfield-site,StorageType=StandardStorage')
        .count,
    ).toBe(0);
  });

  it('request metrics need a configuration', () => {
    const world = opened();
    const load = { bucket: 'larkfield-exports', gets: 40, puts: 2, errors4xx: 3 };
    world.stimulate('s3', 'requests', load);
    const by = 'BucketName=larkfield-exports,FilterId=All';
    expect(world.metric('AllRequests', by).count).toBe(0);
    const Id = 'All';
    world.ok('s3:PutBucketMetricsConfiguration', { ...exports, Id, MetricsConfiguration: { Id } });
    world.stimulate('s3', 'requests', load);
    expect(world.metric('AllRequests', by).sum).toBe(42);
    expect(world.metric('4xxErrors', by)).toMatchObject({ count: 42, sum: 3 });
  });

  it('lifecycle rules take old objects away', () => {
    const world = opened();
    world.ok('s3:PutBucketLifecycleConfiguration', {
      ...exports,
      LifecycleConfiguration: {
        Rules: [
          { ID: 'old', Status: 'Enabled', Filter: { Prefix: '2026/' }, Expiration: { Days: 7 } },
        ],
      },
    });
    world.advance(2 * DAY);
    const { Contents } = world.ok<{ Contents: { Key: string }[] }>('s3:ListObjectsV2', exports);
    expect(Contents.map(({ Key }) => Key)).toEqual(['readme.txt']);
  });
});
