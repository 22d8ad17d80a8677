import { AwsError } from '../../../aws/errors.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { findBucket, lookUpBucket } from '../buckets/find.ts';
import { notFound } from '../errors.ts';
import { checksumAnswer } from '../objects/checksums.ts';
import { checkRead } from '../objects/conditions.ts';
import { askedHeaders } from '../objects/headers.ts';
import { ON_OBJECT } from '../objects/on-object.ts';
import { findObject, objectHeaders } from '../objects/read.ts';
import { spanHeaders, spanOf } from '../objects/spans.ts';
import type { Bucket, S3Object, S3State } from '../state.ts';
import { REFUSED_WITH_READS, type ReadInput } from './get-object.ts';

/** The headers of an object; a refusal has no body. AWS page: "HeadObject". */
export const headObject = operation<S3State, ReadInput>({
  name: 'HeadObject',
  readOnly: true,
  ...ON_OBJECT,
  action: 's3:GetObject',
  run: (ctx, input) => {
    refuseMembers('S3 HeadObject', input, REFUSED_WITH_READS);
    if (!lookUpBucket(ctx, input.Bucket)) throw notFound();
    const bucket = findBucket(ctx, input.Bucket);
    const object = foundObject(bucket, input);
    checkRead(object, input);
    const headers = { ...objectHeaders(bucket, object), ...askedHeaders(ctx, input) };
    const span = spanOf(object, input);
    if (span)
      return { ...headers, ...spanHeaders(object, span, { input, size: object.sizeBytes }) };
    const checksum = input.ChecksumMode === 'ENABLED' ? object.checksum : undefined;
    return { ...headers, ...checksumAnswer(checksum) };
  },
});

function foundObject(bucket: Bucket, input: ReadInput): S3Object {
  try {
    return findObject(bucket, input);
  } catch (error) {
    if (error instanceof AwsError && error.answer.status === 404) throw notFound();
    throw error;
  }
}
