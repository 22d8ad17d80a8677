import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { findBucket } from '../buckets/find.ts';
import { descriptionIn, keepingIn, type ObjectInput } from '../objects/draft.ts';
import { ON_OBJECT } from '../objects/on-object.ts';
import { taggedBy } from '../objects/tagging.ts';
import type { S3State } from '../state.ts';
import { checksumChoice } from '../uploads/checksum-choice.ts';
import { expiryAnswer } from '../uploads/expiry.ts';
import { encryptionAnswer } from '../uploads/parts.ts';
import { beginUpload } from '../uploads/upload.ts';
import { REFUSED_WITH_OBJECTS } from './put-object.ts';

interface Input extends ObjectInput {
  readonly Bucket: string;
  readonly ChecksumAlgorithm?: string;
  readonly ChecksumType?: string;
}

/** Begins an upload in parts, and says what its object will be. AWS page: "CreateMultipartUpload". */
export const createMultipartUpload = operation<S3State, Input>({
  name: 'CreateMultipartUpload',
  readOnly: false,
  ...ON_OBJECT,
  action: 's3:PutObject',
  run: (ctx, input) => {
    refuseMembers('S3 CreateMultipartUpload', input, REFUSED_WITH_OBJECTS);
    const bucket = findBucket(ctx, input.Bucket);
    const tags = taggedBy(ctx, input);
    const checksum = checksumChoice(input);
    const draft = { ...descriptionIn(input), ...keepingIn(input), tags };
    const upload = beginUpload(ctx, bucket, { draft, checksum });
    return {
      Bucket: bucket.name,
      Key: input.Key,
      UploadId: upload.id,
      ...encryptionAnswer(bucket, upload),
      ...expiryAnswer(bucket, upload),
      ...(checksum ? { ChecksumAlgorithm: checksum.algorithm, ChecksumType: checksum.type } : {}),
    };
  },
});
