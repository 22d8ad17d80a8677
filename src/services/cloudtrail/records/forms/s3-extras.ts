import type { Params } from '../../../../gateway/call.ts';
import type { TrailParts } from '../../../../gateway/service.ts';
import { hashPair } from '../../store/record-ids.ts';
import { s3HostIdOf } from '../s3-ids.ts';
import type { Row } from '../../store/row.ts';
import { CIPHER_SUITE } from '../tls-details.ts';

/** Operations on buckets as such: no bucket stands in `resources` yet, or none is meant. */
const WITHOUT_RESOURCES = new Set(['CreateBucket', 'ListBuckets']);
/** Operations that read or write what is encrypted. */
const OF_OBJECTS =
  /^(?:(?:Get|Put|Copy|Head)Object|UploadPart|UploadPartCopy|(?:Create|Complete)MultipartUpload)$/;
const XML_OVERHEAD = 120;

/** additionalEventData and resources of an S3 record. */
export function s3Extras(
  row: Row,
  scope: { account: string; isData: boolean },
): Pick<TrailParts, 'additionalEventData' | 'resources'> {
  const { call, mark } = row;
  if (call.via === 'service' && row.identity.type === 'AWSService') {
    return { ...s3Resources(row, scope), additionalEventData: transfer(row) };
  }
  return {
    ...(WITHOUT_RESOURCES.has(mark.operation) ? {} : s3Resources(row, scope)),
    additionalEventData: transfer(row),
  };
}

function s3Resources(row: Row, { account, isData }: { account: string; isData: boolean }) {
  const { Bucket: bucket, Key: key } = row.call.params as { Bucket?: string; Key?: string };
  if (bucket === undefined) return {};
  const arn = `arn:aws:s3:::${bucket}`;
  const owner = { accountId: account, type: 'AWS::S3::Bucket', ARN: arn };
  if (!isData) return { resources: [owner] };
  const object =
    key === undefined
      ? { type: 'AWS::S3::Object', ARNPrefix: `${arn}/` }
      : { type: 'AWS::S3::Object', ARN: `${arn}/${key}` };
  return { resources: [object, owner] };
}

/** The six keys that every S3 record carries, and SSEApplied on objects read or written. */
function transfer(row: Row): Record<string, unknown> {
  const { call, mark } = row;
  const isObject = OF_OBJECTS.test(mark.operation);
  return {
    SignatureVersion: 'SigV4',
    CipherSuite: CIPHER_SUITE,
    bytesTransferredIn: row.failure ? 0 : bytesIn(call.params),
    ...(isObject && !row.failure ? { SSEApplied: 'Default_SSE_S3' } : {}),
    AuthenticationMethod: 'AuthHeader',
    'x-amz-id-2': s3HostIdOf(call.serial),
    bytesTransferredOut: bytesOut(row),
  };
}

function bytesIn(params: Params): number {
  const { Body: body, ContentLength: length, Policy: policy } = params;
  if (typeof length === 'number') return length;
  if (typeof body === 'string') return body.length;
  if (isLazy(body)) return body.bytes;
  if (body instanceof Uint8Array) return body.length;
  if (typeof policy === 'string') return policy.length;
  // Metadata travels in headers.
  const xml = Object.entries(params).find(
    ([name, value]) => name !== 'Metadata' && typeof value === 'object' && value !== null,
  )?.[1];
  return xml === undefined ? 0 : JSON.stringify(xml).length + XML_OVERHEAD;
}

function isLazy(body: unknown): body is { readonly bytes: number } {
  return typeof body === 'object' && body !== null && 'bytes' in body;
}

function bytesOut(row: Row): number {
  if (row.failure) return 243 + (hashPair(row.call.serial, 7) % 80);
  const length = row.result?.['ContentLength'];
  if (typeof length === 'number' && /^GetObject/.test(row.mark.operation)) return length;
  return row.mark.isRead ? 300 + (hashPair(row.call.serial, 11) % 900) : 0;
}
