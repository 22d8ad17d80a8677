/** S3 and Lambda. */
import { call, from, type Seen, type Stop } from './tour.ts';

const BUCKET = { Bucket: 'tour-bucket' };
const OBJECT = { ...BUCKET, Key: 'a key/ü+%.txt' };
const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      ...{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::tour-bucket/*' },
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
    },
  ],
});

const settings: readonly Stop[] = [
  call('PutBucketTagging', { ...BUCKET, Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } }),
  call('GetBucketTagging', BUCKET),
  call('DeleteBucketTagging', BUCKET),
  call('GetBucketTagging', BUCKET, 'NoSuchTagSet'),
  call('PutBucketPolicy', { ...BUCKET, Policy: POLICY }),
  call('GetBucketPolicy', BUCKET),
  call('GetBucketPolicyStatus', BUCKET),
  call('DeleteBucketPolicy', BUCKET),
  call('GetPublicAccessBlock', BUCKET),
  call('PutPublicAccessBlock', {
    ...BUCKET,
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true },
  }),
  call('DeletePublicAccessBlock', BUCKET),
  call('GetBucketEncryption', BUCKET),
  call('PutBucketEncryption', {
    ...BUCKET,
    ServerSideEncryptionConfiguration: {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    },
  }),
  call('PutBucketVersioning', { ...BUCKET, VersioningConfiguration: { Status: 'Enabled' } }),
  call('GetBucketVersioning', BUCKET),
  call('PutBucketLifecycleConfiguration', {
    ...BUCKET,
    LifecycleConfiguration: {
      Rules: [{ ID: 'old', Status: 'Enabled', Filter: { Prefix: 'a' }, Expiration: { Days: 9 } }],
    },
  }),
  call('GetBucketLifecycleConfiguration', BUCKET),
  call('DeleteBucketLifecycle', BUCKET),
  call('PutBucketLogging', { ...BUCKET, BucketLoggingStatus: {} }),
  call('GetBucketLogging', BUCKET),
  call('PutBucketMetricsConfiguration', {
    ...{ ...BUCKET, Id: 'all', MetricsConfiguration: { Id: 'all' } },
  }),
  call('GetBucketMetricsConfiguration', { ...BUCKET, Id: 'all' }),
  call('ListBucketMetricsConfigurations', BUCKET),
  call('DeleteBucketMetricsConfiguration', { ...BUCKET, Id: 'all' }),
  call('PutBucketOwnershipControls', {
    ...BUCKET,
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
  }),
  call('GetBucketOwnershipControls', BUCKET),
  call('PutBucketAcl', { ...BUCKET, ACL: 'private' }),
  call('GetBucketAcl', BUCKET),
  call('GetBucketWebsite', BUCKET, 'NoSuchWebsiteConfiguration'),
  call('GetBucketNotificationConfiguration', BUCKET),
  call('GetBucketCors', BUCKET, 'NoSuchCORSConfiguration'),
  call('GetBucketReplication', BUCKET, 'ReplicationConfigurationNotFoundError'),
  call('GetBucketRequestPayment', BUCKET),
  call('GetBucketAccelerateConfiguration', BUCKET),
  call('GetObjectLockConfiguration', BUCKET, 'ObjectLockConfigurationNotFoundError'),
];

const objects: readonly Stop[] = [
  call('PutObject', { ...OBJECT, Body: 'hello', ContentType: 'text/plain', Metadata: { k: 'v' } }),
  call('GetObject', OBJECT),
  call('HeadObject', OBJECT),
  call('GetObjectAcl', OBJECT),
  call('CopyObject', {
    ...BUCKET,
    Key: 'copy',
    CopySource: 'tour-bucket/a%20key/%C3%BC%2B%25.txt',
  }),
  call('ListObjectsV2', { ...BUCKET, Prefix: 'a key/' }),
  call('ListObjects', BUCKET),
  call('ListObjectVersions', BUCKET),
  call('DeleteObject', OBJECT),
  call('GetObject', OBJECT, 'NoSuchKey'),
  call('ListObjectVersions', BUCKET),
  call('DeleteObjects', (seen) => ({ ...BUCKET, Delete: { Objects: everything(seen) } })),
];

const UPLOAD = { ...BUCKET, Key: 'an upload/ü' };
const inUpload = (seen: Seen) => ({
  ...UPLOAD,
  UploadId: from(seen, 'CreateMultipartUpload/UploadId'),
});

const uploads: readonly Stop[] = [
  call('CreateMultipartUpload', { ...UPLOAD, ChecksumAlgorithm: 'CRC32', Tagging: 'a=b' }),
  call('UploadPart', (seen) => ({ ...inUpload(seen), PartNumber: 1, Body: 'x' })),
  call(
    'UploadPart',
    (seen) => ({ ...inUpload(seen), PartNumber: 0, Body: 'x' }),
    'InvalidArgument',
  ),
  call('PutObject', { ...OBJECT, Body: 'hello' }),
  call('UploadPartCopy', (seen) => ({
    ...inUpload(seen),
    PartNumber: 2,
    CopySource: 'tour-bucket/a%20key/%C3%BC%2B%25.txt',
    CopySourceRange: 'bytes=1-3',
  })),
  call('ListParts', inUpload),
  call('ListMultipartUploads', { ...BUCKET, Prefix: 'an upload/', EncodingType: 'url' }),
  call('CompleteMultipartUpload', inUpload, 'InvalidRequest'),
  call(
    'CompleteMultipartUpload',
    (seen) => ({
      ...inUpload(seen),
      MultipartUpload: { Parts: partsOf(seen) },
    }),
    'EntityTooSmall',
  ),
  call('CompleteMultipartUpload', (seen) => ({
    ...inUpload(seen),
    MultipartUpload: { Parts: partsOf(seen).slice(1) },
  })),
  call('HeadObject', { ...UPLOAD, PartNumber: 1 }),
  call('GetObject', { ...UPLOAD, ChecksumMode: 'ENABLED' }),
  call('GetObjectTagging', UPLOAD),
  call('PutObjectTagging', { ...UPLOAD, Tagging: { TagSet: [{ Key: 'c', Value: 'd' }] } }),
  call('DeleteObjectTagging', UPLOAD),
  call('CreateMultipartUpload', UPLOAD),
  call('AbortMultipartUpload', inUpload),
  call('ListParts', inUpload, 'NoSuchUpload'),
];

function partsOf(seen: Seen): object[] {
  type Listed = { PartNumber: number; ETag: string; ChecksumCRC32: string };
  const { Parts } = (seen as unknown as { ListParts: { Parts: Listed[] } }).ListParts;
  return Parts.map(({ PartNumber, ETag, ChecksumCRC32 }) => ({ PartNumber, ETag, ChecksumCRC32 }));
}

function everything(seen: Seen): object[] {
  type Listed = { Key: string; VersionId: string };
  const { Versions, DeleteMarkers = [] } = (
    seen as unknown as { ListObjectVersions: { Versions: Listed[]; DeleteMarkers?: Listed[] } }
  ).ListObjectVersions;
  return [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
}

export const s3: readonly Stop[] = [
  call('CreateBucket', {
    ...BUCKET,
    CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
  }),
  call('CreateBucket', { Bucket: 'elsewhere' }),
  call('ListBuckets'),
  call('HeadBucket', BUCKET),
  call('GetBucketLocation', BUCKET),
  ...settings,
  ...uploads,
  ...objects,
  call('DeleteBucket', BUCKET),
  call('HeadBucket', BUCKET, 'NotFound'),
];

const FUNCTION = { FunctionName: 'checkout' };
const ARN = { Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:checkout' };
const mapping = (seen: Seen) => ({ UUID: from(seen, 'CreateEventSourceMapping/UUID') });
/** The smallest ZIP: no file at all. */
const ZIP = Uint8Array.of(0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0));

/** The role that functions run with. */
export const functionRole: readonly Stop[] = [
  call('CreateRole', {
    RoleName: 'functions',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          ...{ Effect: 'Allow', Action: 'sts:AssumeRole' },
          Principal: { Service: 'lambda.amazonaws.com' },
        },
      ],
    }),
  }),
  call('AttachRolePolicy', {
    RoleName: 'functions',
    PolicyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole',
  }),
  60,
];

/** The queue that a function is fed from. */
export const functionQueue: readonly Stop[] = [call('CreateQueue', { QueueName: 'orders' })];

export const lambda: readonly Stop[] = [
  call('GetAccountSettings'),
  call('CreateFunction', {
    ...{ ...FUNCTION, Runtime: 'nodejs22.x', Handler: 'index.handler', Code: { ZipFile: ZIP } },
    Role: 'arn:aws:iam::111122223333:role/functions',
  }),
  60,
  call('GetFunction', FUNCTION),
  call('GetFunctionConfiguration', FUNCTION),
  call('ListFunctions'),
  call('Invoke', { ...FUNCTION, Payload: '{}', LogType: 'Tail' }),
  call('UpdateFunctionConfiguration', { ...FUNCTION, Timeout: 10 }),
  60,
  call('UpdateFunctionCode', { ...FUNCTION, ZipFile: ZIP }),
  60,
  call('PublishVersion', FUNCTION),
  call('ListVersionsByFunction', FUNCTION),
  call('PutFunctionConcurrency', { ...FUNCTION, ReservedConcurrentExecutions: 5 }),
  call('GetFunctionConcurrency', FUNCTION),
  call('DeleteFunctionConcurrency', FUNCTION),
  call('AddPermission', {
    ...{ ...FUNCTION, StatementId: 'topic', Action: 'lambda:InvokeFunction' },
    Principal: 'sns.amazonaws.com',
  }),
  call('GetPolicy', FUNCTION),
  call('RemovePermission', { ...FUNCTION, StatementId: 'topic' }),
  call('TagResource', { ...ARN, Tags: { a: 'b' } }),
  call('ListTags', ARN),
  call('UntagResource', { ...ARN, TagKeys: ['a', 'c'] }),
  call('CreateEventSourceMapping', {
    ...{ ...FUNCTION, EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders' },
  }),
  120,
  call('GetEventSourceMapping', mapping),
  call('ListEventSourceMappings', FUNCTION),
  call('UpdateEventSourceMapping', (seen) => ({ ...mapping(seen), BatchSize: 5 })),
  120,
  call('DeleteEventSourceMapping', mapping),
  call('DeleteFunction', FUNCTION),
  call('GetFunction', FUNCTION, 'ResourceNotFoundException'),
];
