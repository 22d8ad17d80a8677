import { awsError } from '../../../aws/errors.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { findBucket, objectArn } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { invalidArgument } from '../errors.ts';
import { furtherHeaders } from '../objects/headers.ts';
import { findObject } from '../objects/read.ts';
import { writeObject, writtenAnswer } from '../objects/write.ts';
import type { S3State } from '../state.ts';

interface Input {
  readonly Bucket: string;
  readonly Key: string;
  readonly CopySource: string;
  readonly ACL?: string;
  readonly MetadataDirective?: string;
  readonly Metadata?: Readonly<Record<string, string>>;
  readonly ContentType?: string;
  readonly CacheControl?: string;
  readonly StorageClass?: string;
  readonly ServerSideEncryption?: string;
  readonly SSEKMSKeyId?: string;
}

const REFUSED = [
  ...['CopySourceIfMatch', 'CopySourceIfModifiedSince', 'CopySourceIfNoneMatch', 'Tagging'],
  ...['CopySourceIfUnmodifiedSince', 'SSECustomerAlgorithm', 'CopySourceSSECustomerAlgorithm'],
  ...['ObjectLockMode', 'TaggingDirective', 'WebsiteRedirectLocation', 'ContentEncoding'],
];

/** Copies an object within the account. AWS page: "CopyObject". */
export const copyObject = operation<S3State, Input>({
  name: 'CopyObject',
  readOnly: false,
  trail: { category: 'data', dataResourceType: 'AWS::S3::Object' },
  action: 's3:PutObject',
  resource: objectArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, input) => {
    refuseMembers('S3 CopyObject', input, REFUSED);
    const source = parseSource(input.CopySource);
    ctx.authorize('s3:GetObject', `arn:aws:s3:::${source.Bucket}/${source.Key}`);
    const from = findBucket(ctx, source.Bucket);
    const bucket = findBucket(ctx, input.Bucket);
    const original = findObject(from, source);
    const isReplaced = input.MetadataDirective === 'REPLACE';
    const isSame = from === bucket && source.Key === input.Key;
    const changes = input.StorageClass ?? input.ServerSideEncryption ?? input.ACL;
    if (isSame && !isReplaced && changes === undefined && source.VersionId === undefined) {
      throw awsError(
        'InvalidRequest',
        'This copy request is illegal because it is trying to copy an object to itself without ' +
          "changing the object's metadata, storage class, website redirect location or " +
          'encryption attributes.',
      );
    }
    const object = writeObject(ctx, bucket, {
      key: input.Key,
      body: original.body,
      acl: input.ACL,
      contentType: isReplaced ? input.ContentType : original.contentType,
      contentEncoding: isReplaced ? undefined : original.contentEncoding,
      furtherHeaders: isReplaced ? furtherHeaders(input) : original.furtherHeaders,
      cacheControl: isReplaced ? input.CacheControl : original.cacheControl,
      metadata: isReplaced ? input.Metadata : original.metadata,
      storageClass: input.StorageClass,
      encryption: input.ServerSideEncryption,
      kmsKeyId: input.SSEKMSKeyId,
    });
    const { ETag, ...rest } = writtenAnswer(bucket, object);
    return {
      CopyObjectResult: { ETag, LastModified: ctx.now },
      ...rest,
      ...(from.versioning === '' ? {} : { CopySourceVersionId: original.versionId }),
    };
  },
});

/** `/bucket/key?versionId=…`, percent-encoded. */
function parseSource(text: string): { Bucket: string; Key: string; VersionId?: string } {
  const found = /^\/?([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(decoded(text));
  if (!found) {
    throw invalidArgument(
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
      'x-amz-copy-source',
      text,
    );
  }
  const [, Bucket, Key, VersionId] = found as unknown as [string, string, string, string?];
  return { Bucket, Key, ...(VersionId === undefined ? {} : { VersionId }) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
