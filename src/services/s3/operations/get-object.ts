import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { findBucket } from '../buckets/find.ts';
import { bodyOf, cutBody, encode, isLazy, readBody, sizeOf } from '../objects/bodies.ts';
import { checksumAnswer } from '../objects/checksums.ts';
import { checkRead, type ReadConditions } from '../objects/conditions.ts';
import { askedHeaders } from '../objects/headers.ts';
import { ON_OBJECT } from '../objects/on-object.ts';
import { findObject, objectHeaders, type ObjectRef } from '../objects/read.ts';
import { spanHeaders, spanOf, type SpanInput } from '../objects/spans.ts';
import type { S3State } from '../state.ts';

export interface ReadInput extends ObjectRef, ReadConditions, SpanInput {
  readonly Bucket: string;
  readonly ChecksumMode?: string;
}

/** Headers of a GET that we do not answer to. */
export const REFUSED_WITH_READS = ['SSECustomerAlgorithm', 'SSECustomerKey'];

/**
 * Reads an object. A body that is rendered when read comes as text even where its ContentEncoding
 * says gzip: the wire compresses it. AWS page: "GetObject".
 */
export const getObject = operation<S3State, ReadInput>({
  name: 'GetObject',
  readOnly: true,
  ...ON_OBJECT,
  run: (ctx, input) => {
    refuseMembers('S3 GetObject', input, REFUSED_WITH_READS);
    const bucket = findBucket(ctx, input.Bucket);
    const object = findObject(bucket, input);
    checkRead(object, input);
    const headers = { ...objectHeaders(bucket, object), ...askedHeaders(ctx, input) };
    const kept = bodyOf(object);
    // A part of a text that is not kept is cut out of what it becomes.
    const isCut = input.Range !== undefined || input.PartNumber !== undefined;
    const body = isCut && isLazy(kept) ? encode(ctx.render(kept)) : kept;
    const size = isCut ? sizeOf(ctx, body) : object.sizeBytes;
    const span = spanOf(object, input, size);
    if (!span) {
      const checksum = input.ChecksumMode === 'ENABLED' ? object.checksum : undefined;
      return { ...headers, ...checksumAnswer(checksum), Body: readBody(ctx, body) };
    }
    const part = readBody(ctx, cutBody(ctx, body, span));
    const Body = typeof part === 'string' ? encode(part) : part;
    return { ...headers, ...spanHeaders(object, span, { input, size }), Body };
  },
});
