// S3 API reference: the sub-resources of a bucket, read, written and deleted.
import { describe, expect, it } from 'vitest';
import { ProbeWorld } from '../../../tests/support/probe-world.ts';
import type { ServiceContext } from '../../gateway/context.ts';
import { effectivePolicy } from './buckets/policy.ts';
import { s3 } from './index.ts';
import type { S3State } from './state.ts';

const SITE = { Bucket: 'larkfield-site' };

function opened(): ProbeWorld {
  const buckets = [{ name: 'larkfield-site' }, { name: 'larkfield-logs' }];
  return new ProbeWorld([s3], { s3: { buckets } });
}

const openTo = (Principal: unknown) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal,
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::larkfield-site/*',
      },
    ],
  });

describe('the policy of a bucket', () => {
  it('is kept as it was written until it is deleted', () => {
    const world = opened();
    const Policy = openTo({ AWS: 'arn:aws:iam::111122223333:root' });
    world.ok('s3:PutBucketPolicy', { ...SITE, Policy });
    expect(world.ok('s3:GetBucketPolicy', SITE)).toEqual({ Policy });
    world.ok('s3:DeleteBucketPolicy', SITE);
    world.ok('s3:DeleteBucketPolicy', SITE);
    expect(world.refused('s3:GetBucketPolicy', SITE)).toBe(
      'NoSuchBucketPolicy: The bucket policy does not exist',
    );
  });
});

describe('a bucket without a policy', () => {
  it('lets no other service in, so CloudTrail refuses it', () => {
    const world = opened();
    const judged = () =>
      effectivePolicy(SITE, world.world.context('s3') as ServiceContext<S3State>);
    expect(judged()).toBe('');
    const Policy = openTo({ Service: 'cloudtrail.amazonaws.com' });
    world.ok('s3:PutBucketPolicy', { ...SITE, Policy });
    expect(judged()).toBe(Policy);
  });
});

describe('blocking public access', () => {
  it('stops a public policy until it is taken away', () => {
    const world = opened();
    expect(world.refused('s3:PutBucketPolicy', { ...SITE, Policy: openTo('*') })).toContain(
      'because public policies are prevented by the BlockPublicPolicy setting',
    );
    world.ok('s3:PutPublicAccessBlock', {
      ...SITE,
      PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
    });
    expect(world.ok('s3:GetPublicAccessBlock', SITE)).toEqual({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: false,
        IgnorePublicAcls: false,
        BlockPublicPolicy: false,
        RestrictPublicBuckets: true,
      },
    });
    world.ok('s3:PutBucketPolicy', { ...SITE, Policy: openTo('*') });
    expect(world.ok('s3:GetBucketPolicyStatus', SITE)).toEqual({
      PolicyStatus: { IsPublic: false },
    });
    world.ok('s3:DeletePublicAccessBlock', SITE);
    expect(world.refused('s3:GetPublicAccessBlock', SITE)).toBe(
      'NoSuchPublicAccessBlockConfiguration: The public access block configuration was not found',
    );
    expect(world.ok('s3:GetBucketPolicyStatus', SITE)).toEqual({
      PolicyStatus: { IsPublic: true },
    });
    expect(world.trail.map(({ operation }) => operation.trail.eventName)).toContain(
      'DeleteBucketPublicAccessBlock',
    );
  });
});

describe('ACLs', () => {
  it('can be written once ownership lets them', () => {
    const world = opened();
    const owner = { Grantee: { Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' };
    const acl = () => world.ok<{ Grants: object[] }>('s3:GetBucketAcl', SITE).Grants;
    expect(acl()).toMatchObject([owner]);
    expect(world.ok('s3:GetBucketOwnershipControls', SITE)).toEqual({
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
    const ownership = (ObjectOwnership: string) => ({
      ...SITE,
      OwnershipControls: { Rules: [{ ObjectOwnership }] },
    });
    world.ok('s3:PutBucketOwnershipControls', ownership('BucketOwnerPreferred'));
    expect(world.refused('s3:PutBucketAcl', { ...SITE, ACL: 'public-read' })).toContain(
      'AccessDenied',
    );
    world.ok('s3:DeletePublicAccessBlock', SITE);
    world.ok('s3:PutBucketAcl', { ...SITE, ACL: 'public-read' });
    expect(acl()).toMatchObject([
      owner,
      {
        Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' },
        Permission: 'READ',
      },
    ]);
    expect(
      world.refused('s3:PutBucketOwnershipControls', ownership('BucketOwnerEnforced')),
    ).toContain('InvalidBucketAclWithObjectOwnership');
  });
});

describe('what else a bucket is told', () => {
  it('keys of one’s own stay after Amazon’s', () => {
    const world = opened();
    const ServerSideEncryptionConfiguration = {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: {
            SSEAlgorithm: 'aws:kms',
            KMSMasterKeyID: 'alias/a',
          },
          BucketKeyEnabled: true,
        },
      ],
    };
    world.ok('s3:PutBucketEncryption', { ...SITE, ServerSideEncryptionConfiguration });
    expect(world.ok('s3:GetBucketEncryption', SITE)).toEqual({ ServerSideEncryptionConfiguration });
  });

  it('tags are replaced as a whole and deleted as a whole', () => {
    const world = opened();
    const tag = (Key: string, Value: string) => ({ Key, Value });
    const put = (...TagSet: object[]) => ({ ...SITE, Tagging: { TagSet } });
    world.ok('s3:PutBucketTagging', put(tag('team', 'web'), tag('cost', '7')));
    world.ok('s3:PutBucketTagging', put(tag('team', 'sre')));
    expect(world.ok('s3:GetBucketTagging', SITE)).toEqual({ TagSet: [tag('team', 'sre')] });
    expect(world.refused('s3:PutBucketTagging', put(tag('a', '1'), tag('a', '2')))).toBe(
      'InvalidTag: Cannot provide multiple Tags with the same key',
    );
    const wrong = (...pair: [string, string]) =>
      world.refused('s3:PutBucketTagging', put(tag(...pair)));
    for (const key of ['k'.repeat(129), '\u{10400}'.repeat(65), 'key!', 'key#']) {
      expect(wrong(key, 'v')).toBe('InvalidTag: The TagKey you have provided is invalid');
    }
    for (const value of ['v'.repeat(257), 'value!']) {
      expect(wrong('k', value)).toBe('InvalidTag: The TagValue you have provided is invalid');
    }
    world.ok('s3:PutBucketTagging', put(tag('é'.repeat(128), ''), tag('a b_.:/=+-@', '1')));
    world.ok('s3:PutBucketTagging', put());
    expect(world.refused('s3:GetBucketTagging', SITE)).toBe(
      'NoSuchTagSet: The TagSet does not exist',
    );
    world.ok('s3:PutBucketTagging', put(tag('team', 'sre')));
    world.ok('s3:DeleteBucketTagging', SITE);
    expect(world.refused('s3:GetBucketTagging', SITE)).toBe(
      'NoSuchTagSet: The TagSet does not exist',
    );
  });

  it('rules of expiry can be taken off again', () => {
    const world = opened();
    const Rules = [
      { ID: 'old', Status: 'Enabled', Filter: { Prefix: 'logs/' }, Expiration: { Days: 7 } },
    ];
    world.ok('s3:PutBucketLifecycleConfiguration', { ...SITE, LifecycleConfiguration: { Rules } });
    expect(world.ok('s3:GetBucketLifecycleConfiguration', SITE)).toEqual({ Rules });
    world.ok('s3:DeleteBucketLifecycle', SITE);
    expect(world.refused('s3:GetBucketLifecycleConfiguration', SITE)).toContain(
      'NoSuchLifecycleConfiguration',
    );
  });

  it('access logs go to a bucket that exists', () => {
    const world = opened();
    const to = (TargetBucket: string) => ({
      ...SITE,
      BucketLoggingStatus: { LoggingEnabled: { TargetBucket, TargetPrefix: 'site/' } },
    });
    expect(world.ok('s3:GetBucketLogging', SITE)).toEqual({});
    expect(world.refused('s3:PutBucketLogging', to('nobody-has-this'))).toBe(
      'InvalidTargetBucketForLogging: The target bucket for logging does not exist',
    );
    world.ok('s3:PutBucketLogging', to('larkfield-logs'));
    expect(world.ok('s3:GetBucketLogging', SITE)).toEqual({
      LoggingEnabled: { TargetBucket: 'larkfield-logs', TargetPrefix: 'site/' },
    });
  });

  it('request metrics have an id', () => {
    const world = opened();
    const metrics = { ...SITE, Id: 'all' };
    world.ok('s3:PutBucketMetricsConfiguration', {
      ...metrics,
      MetricsConfiguration: { Id: 'all' },
    });
    expect(world.ok('s3:GetBucketMetricsConfiguration', metrics)).toEqual({
      MetricsConfiguration: { Id: 'all' },
    });
    world.ok('s3:DeleteBucketMetricsConfiguration', metrics);
    expect(world.refused('s3:GetBucketMetricsConfiguration', metrics)).toContain(
      'NoSuchConfiguration',
    );
  });

  it('what no bucket here has is answered as that of an unconfigured bucket', () => {
    const world = opened();
    expect(world.ok('s3:GetBucketAccelerateConfiguration', SITE)).toEqual({});
    expect(world.refused('s3:GetBucketWebsite', SITE)).toContain('NoSuchWebsiteConfiguration');
    expect(world.refused('s3:GetBucketCors', SITE)).toBe(
      'NoSuchCORSConfiguration: The CORS configuration does not exist',
    );
    expect(world.refused('s3:GetBucketReplication', SITE)).toBe(
      'ReplicationConfigurationNotFoundError: The replication configuration was not found',
    );
    expect(world.refused('s3:GetObjectLockConfiguration', SITE)).toBe(
      'ObjectLockConfigurationNotFoundError: Object Lock configuration does not exist for this bucket',
    );
  });
});
