import type { OperationContext } from '../../../gateway/context.ts';
import { findBucket } from '../buckets/find.ts';
import { invalidArgument } from '../errors.ts';
import type { Bucket, S3Object, S3State } from '../state.ts';
import { findObject } from './read.ts';

/** The object that a copy is made of; asks for the permission to read it. */
export function findSource(
  ctx: OperationContext<S3State>,
  text: string,
): { from: Bucket; original: S3Object; key: string; versionId: string | undefined } {
  const source = parseSource(text);
  ctx.authorize('s3:GetObject', `arn:aws:s3:::${source.Bucket}/${source.Key}`);
  const from = findBucket(ctx, source.Bucket);
  const { Key: key, VersionId: versionId } = source;
  return { from, original: findObject(from, source), key, versionId };
}

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
