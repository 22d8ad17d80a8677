import type { WireRequest } from '../http.ts';

/**
 * S3's virtual-hosted addresses: `bucket.s3.eu-west-1.amazonaws.com/key` and
 * `bucket.localhost:4566/key` become `/bucket/key`. AWS page: "Virtual hosting of buckets".
 */
export function withPathStyle(request: WireRequest): WireRequest {
  const bucket = bucketOfHost(request.headers.get('host') ?? '');
  return bucket === null ? request : { ...request, path: `/${bucket}${request.path}` };
}

function bucketOfHost(host: string): string | null {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  const found =
    /^(.+?)\.s3(?:[.-](?:dualstack\.)?[a-z0-9-]+)?\.amazonaws\.com$/.exec(name) ??
    /^(.+?)(?:\.s3)?\.localhost$/.exec(name);
  const bucket = found?.[1];
  return bucket === undefined || bucket === 's3' ? null : bucket;
}
