import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { findBucket } from '../buckets/find.ts';
import { checksumOfBody, LATER_CHECKSUMS, type ChecksumInput } from '../objects/checksums.ts';
import { checkWrite } from '../objects/conditions.ts';
import { descriptionIn, keepingIn, type ObjectInput } from '../objects/draft.ts';
import { ON_OBJECT } from '../objects/on-object.ts';
import { taggedBy } from '../objects/tagging.ts';
import { writeObject, writtenAnswer } from '../objects/write.ts';
import type { Body, S3State } from '../state.ts';

export interface PutObjectInput extends ObjectInput, ChecksumInput {
  readonly Bucket: string;
  readonly Body?: Body;
  readonly IfMatch?: string;
  readonly IfNoneMatch?: string;
}

/** What no object here can be written with. */
export const REFUSED_WITH_OBJECTS = [
  ...['SSECustomerAlgorithm', 'SSECustomerKey', 'SSEKMSEncryptionContext'],
  ...['ObjectLockMode', 'ObjectLockRetainUntilDate', 'ObjectLockLegalHoldStatus'],
  ...['WebsiteRedirectLocation', 'GrantFullControl', 'GrantRead', 'GrantReadACP', 'GrantWriteACP'],
];

/** Writes an object. AWS page: "PutObject". */
export const putObject = operation<S3State, PutObjectInput>({
  name: 'PutObject',
  readOnly: false,
  simplified: 'Above 64 MiB the ETag is a stand-in for the digest.',
  ...ON_OBJECT,
  run: (ctx, input) => {
    refuseMembers('S3 PutObject', input, [
      ...[...REFUSED_WITH_OBJECTS, ...LATER_CHECKSUMS, 'WriteOffsetBytes'],
    ]);
    const bucket = findBucket(ctx, input.Bucket);
    const tags = taggedBy(ctx, input);
    checkWrite(bucket, input.Key, input);
    const told = checksumOfBody(ctx, input, input.Body ?? '');
    const object = writeObject(ctx, bucket, {
      ...descriptionIn(input),
      ...keepingIn(input),
      body: input.Body,
      tags,
      checksum: told ? Object.freeze({ ...told, type: 'FULL_OBJECT' }) : undefined,
    });
    return writtenAnswer(bucket, object);
  },
});
