import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { findBucket, objectArn } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { furtherHeaders } from '../objects/headers.ts';
import { writeObject, writtenAnswer } from '../objects/write.ts';
import type { Body, S3State } from '../state.ts';

export interface PutObjectInput {
  readonly Bucket: string;
  readonly Key: string;
  readonly Body?: Body;
  readonly ACL?: string;
  readonly ContentType?: string;
  readonly ContentEncoding?: string;
  readonly CacheControl?: string;
  readonly Metadata?: Readonly<Record<string, string>>;
  readonly StorageClass?: string;
  readonly ServerSideEncryption?: string;
  readonly SSEKMSKeyId?: string;
}

const REFUSED = [
  ...['SSECustomerAlgorithm', 'SSECustomerKey', 'SSEKMSEncryptionContext', 'WriteOffsetBytes'],
  ...['ObjectLockMode', 'ObjectLockRetainUntilDate', 'ObjectLockLegalHoldStatus', 'IfMatch'],
  ...['IfNoneMatch', 'WebsiteRedirectLocation', 'Tagging', 'GrantFullControl', 'GrantRead'],
  ...['GrantReadACP', 'GrantWriteACP'],
];

/** Writes an object. AWS page: "PutObject". */
export const putObject = operation<S3State, PutObjectInput>({
  name: 'PutObject',
  readOnly: false,
  simplified: 'Above 1 MiB the ETag is a stand-in for the digest.',
  trail: { category: 'data', dataResourceType: 'AWS::S3::Object' },
  resource: objectArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, input) => {
    refuseMembers('S3 PutObject', input, REFUSED);
    const bucket = findBucket(ctx, input.Bucket);
    const object = writeObject(ctx, bucket, {
      key: input.Key,
      body: input.Body,
      acl: input.ACL,
      contentType: input.ContentType,
      contentEncoding: input.ContentEncoding,
      cacheControl: input.CacheControl,
      furtherHeaders: furtherHeaders(input),
      metadata: input.Metadata,
      storageClass: input.StorageClass,
      encryption: input.ServerSideEncryption,
      kmsKeyId: input.SSEKMSKeyId,
    });
    return writtenAnswer(bucket, object);
  },
});
