import { awsError } from '../../../aws/errors.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import type { Instant } from '../../../kernel/clock.ts';
import { findBucket } from '../buckets/find.ts';
import { bodyOf, isLazy } from '../objects/bodies.ts';
import { algorithmNamed, checksumMember, computed } from '../objects/checksums.ts';
import { checkSource, checkWrite } from '../objects/conditions.ts';
import { findSource } from '../objects/copy-source.ts';
import { descriptionIn, descriptionOf, keepingIn, type ObjectInput } from '../objects/draft.ts';
import { ON_OBJECT } from '../objects/on-object.ts';
import { taggedBy } from '../objects/tagging.ts';
import { writeObject, writtenAnswer } from '../objects/write.ts';
import type { Checksum, S3Object, S3State } from '../state.ts';
import { REFUSED_WITH_OBJECTS } from './put-object.ts';

interface Input extends ObjectInput {
  readonly Bucket: string;
  readonly CopySource: string;
  readonly MetadataDirective?: string;
  readonly TaggingDirective?: string;
  readonly ChecksumAlgorithm?: string;
  readonly CopySourceIfMatch?: string;
  readonly CopySourceIfNoneMatch?: string;
  readonly CopySourceIfModifiedSince?: Instant;
  readonly CopySourceIfUnmodifiedSince?: Instant;
  readonly IfMatch?: string;
  readonly IfNoneMatch?: string;
}

/** Copies an object within the account. AWS page: "CopyObject". */
export const copyObject = operation<S3State, Input>({
  name: 'CopyObject',
  readOnly: false,
  ...ON_OBJECT,
  action: 's3:PutObject',
  run: (ctx, input) => {
    const refused = [...REFUSED_WITH_OBJECTS, 'CopySourceSSECustomerAlgorithm'];
    refuseMembers('S3 CopyObject', input, refused);
    const { from, original, key, versionId } = findSource(ctx, input.CopySource);
    const bucket = findBucket(ctx, input.Bucket);
    const isSame = from === bucket && key === input.Key && versionId === undefined;
    if (isSame && !isChanged(input)) throw copiedToItself();
    checkSource(original, input);
    checkWrite(bucket, input.Key, input);
    const isDescribed = input.MetadataDirective === 'REPLACE';
    const isTagged = input.TaggingDirective === 'REPLACE';
    const body = bodyOf(original);
    const object = writeObject(ctx, bucket, {
      ...(isDescribed ? descriptionIn(input) : descriptionOf(original)),
      ...keepingIn(input),
      body,
      tags: isTagged ? taggedBy(ctx, input) : original.tags,
      checksum: checksumOfCopy(original, input.ChecksumAlgorithm, (algorithm) =>
        computed(ctx, algorithm, body),
      ),
    });
    const { ETag, VersionId, ServerSideEncryption, SSEKMSKeyId } = writtenAnswer(bucket, object);
    const { checksum } = object;
    return {
      CopyObjectResult: {
        ETag,
        LastModified: ctx.now,
        ...(checksum ? { ...checksumMember(checksum), ChecksumType: checksum.type } : {}),
      },
      ...{ ServerSideEncryption, SSEKMSKeyId, VersionId },
      ...(from.versioning === '' ? {} : { CopySourceVersionId: original.versionId }),
    };
  },
});

function isChanged(input: Input): boolean {
  const changes = input.StorageClass ?? input.ServerSideEncryption ?? input.ACL;
  return input.MetadataDirective === 'REPLACE' || changes !== undefined;
}

function copiedToItself() {
  return awsError(
    'InvalidRequest',
    'This copy request is illegal because it is trying to copy an object to itself without ' +
      "changing the object's metadata, storage class, website redirect location or " +
      'encryption attributes.',
  );
}

/** A copy comes in one piece: its checksum is that of the whole object. */
function checksumOfCopy(
  original: S3Object,
  asked: string | undefined,
  make: (algorithm: Checksum['algorithm']) => string,
): Checksum | undefined {
  const { checksum, body } = original;
  if (isLazy(body)) return undefined;
  const algorithm = asked === undefined ? checksum?.algorithm : algorithmNamed(asked);
  if (algorithm === undefined) return undefined;
  const isSame = checksum?.algorithm === algorithm && checksum.type === 'FULL_OBJECT';
  return isSame
    ? checksum
    : Object.freeze({ algorithm, type: 'FULL_OBJECT', value: make(algorithm) });
}
