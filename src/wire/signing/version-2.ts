/**
 * S3's signature version 2, in the query or in the header: what `aws s3 presign` of version 1 and
 * boto3 use by default. AWS page: "Signing and authenticating REST requests (AWS signature
 * version 2)".
 */

import { toBase64 } from '../../aws/base64.ts';
import { decodeFormPart, splitQuery, toBytes, type WireRequest } from '../http.ts';
import { hmac } from '../../aws/digests/sha256.ts';
import { sha1 } from '../../aws/digests/sha1.ts';

export interface OldSignature {
  readonly accessKeyId: string;
  readonly signature: string;
  readonly sessionToken?: string;
  /** Seconds since 1970, of a presigned URL. */
  readonly expires?: number;
}

/** Query parameters that name a part of a resource or change its answer. */
const SUBRESOURCES: ReadonlySet<string> = new Set([
  ...['accelerate', 'acl', 'analytics', 'cors', 'defaultObjectAcl', 'delete', 'inventory'],
  ...['lifecycle', 'location', 'logging', 'metrics', 'notification', 'object-lock', 'partNumber'],
  ...['policy', 'replication', 'requestPayment', 'response-cache-control'],
  ...['response-content-disposition', 'response-content-encoding', 'response-content-language'],
  ...['response-content-type', 'response-expires', 'restore', 'select', 'select-type'],
  ...['storageClass', 'tagging', 'torrent', 'uploadId', 'uploads', 'versionId', 'versioning'],
  ...['versions', 'website'],
]);

/** The old signature of a request; null where it carries none. */
export function oldSignatureOf(request: WireRequest): OldSignature | null {
  const header = /^AWS ([^:\s]+):(\S+)$/.exec(request.headers.get('authorization') ?? '');
  if (header) {
    const token = request.headers.get('x-amz-security-token');
    return { accessKeyId: header[1]!, signature: header[2]!, ...tokenOf(token) };
  }
  const query = queryOf(request);
  const accessKeyId = query.get('AWSAccessKeyId');
  const signature = query.get('Signature');
  if (accessKeyId === undefined || signature === undefined || query.has('Action')) return null;
  const expires = Number(query.get('Expires') ?? NaN);
  return { accessKeyId, signature, expires, ...tokenOf(query.get('x-amz-security-token')) };
}

/** What the signature should be; `path` begins with the bucket. */
export function expectedOldSignature(
  request: WireRequest,
  by: OldSignature,
  secret: string,
): { signature: string; stringToSign: string } {
  const query = queryOf(request);
  // What a presigned URL was signed with as a header stands in its query.
  const valueOf = (name: string) => request.headers.get(name) ?? query.get(name) ?? '';
  const date = request.headers.has('x-amz-date') ? '' : valueOf('date');
  const stringToSign = [
    request.method,
    valueOf('content-md5'),
    valueOf('content-type'),
    by.expires === undefined ? date : String(by.expires),
    ...amzHeaders(request, query),
    resourceOf(request),
  ].join('\n');
  const digest = hmac(sha1, toBytes(secret), toBytes(stringToSign));
  return { signature: toBase64(digest), stringToSign };
}

function amzHeaders(request: WireRequest, query: ReadonlyMap<string, string>): string[] {
  const found = new Map<string, string>();
  for (const [name, value] of [...query, ...request.headers]) {
    if (/^x-amz-/i.test(name)) found.set(name.toLowerCase(), value.trim());
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}:${value}`);
}

function resourceOf({ path, query }: WireRequest): string {
  const parts = splitQuery(query)
    .map(([name, value]) => [decodeFormPart(name), decodeFormPart(value)] as const)
    .filter(([name]) => SUBRESOURCES.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`));
  return parts.length > 0 ? `${path}?${parts.join('&')}` : path;
}

function queryOf({ query }: WireRequest): Map<string, string> {
  return new Map(
    splitQuery(query).map(([name, value]) => [decodeFormPart(name), decodeFormPart(value)]),
  );
}

function tokenOf(sessionToken: string | undefined): { sessionToken?: string } {
  return sessionToken === undefined ? {} : { sessionToken };
}
