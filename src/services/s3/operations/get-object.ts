import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { findBucket, objectArn } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { askedHeaders } from '../objects/headers.ts';
import { encode, readBody } from '../objects/bodies.ts';
import { findObject, objectHeaders, parseRange } from '../objects/read.ts';
import type { S3State } from '../state.ts';

interface Input {
  readonly Bucket: string;
  readonly Key: string;
  readonly VersionId?: string;
  readonly Range?: string;
}

/** Headers of a GET that we do not answer to. */
export const CONDITIONAL = [
  ...['IfMatch', 'IfModifiedSince', 'IfNoneMatch', 'IfUnmodifiedSince', 'PartNumber'],
  ...['SSECustomerAlgorithm', 'SSECustomerKey'],
];

/**
 * Reads an object. A body that is rendered when read comes as text even where its ContentEncoding
 * says gzip: the wire compresses it. AWS page: "GetObject".
 */
export const getObject = operation<S3State, Input>({
  name: 'GetObject',
  readOnly: true,
  trail: { category: 'data', dataResourceType: 'AWS::S3::Object' },
  resource: objectArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, input) => {
    refuseMembers('S3 GetObject', input, CONDITIONAL);
    const bucket = findBucket(ctx, input.Bucket);
    const object = findObject(bucket, input);
    const headers = { ...objectHeaders(bucket, object), ...askedHeaders(ctx, input) };
    const body = readBody(ctx, object.body);
    if (input.Range === undefined) return { ...headers, Body: body };
    const bytes = typeof body === 'string' ? encode(body) : body;
    const range = parseRange(input.Range, bytes.length);
    if (!range) return { ...headers, Body: body };
    const part = bytes.slice(range.start, range.end + 1);
    return {
      ...headers,
      ContentLength: part.length,
      ContentRange: `bytes ${range.start}-${range.end}/${bytes.length}`,
      Body: part,
    };
  },
});
