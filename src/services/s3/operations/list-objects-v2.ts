import { operation } from '../../../gateway/service.ts';
import { bucketArn, canonicalId, findBucket } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { invalidArgument } from '../errors.ts';
import { contentOf, encodedWith, listCurrent, requireCount } from '../objects/listing.ts';
import type { S3State } from '../state.ts';

interface Input {
  readonly Bucket: string;
  readonly Prefix?: string;
  readonly Delimiter?: string;
  readonly StartAfter?: string;
  readonly ContinuationToken?: string;
  readonly MaxKeys?: number;
  readonly EncodingType?: string;
  readonly FetchOwner?: boolean;
}

/** Objects in key order, 1,000 a page. AWS page: "ListObjectsV2". */
export const listObjectsV2 = operation<S3State, Input>({
  name: 'ListObjectsV2',
  readOnly: true,
  trail: { category: 'data', eventName: 'ListObjects', dataResourceType: 'AWS::S3::Object' },
  action: 's3:ListBucket',
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, input) => {
    const bucket = findBucket(ctx, input.Bucket);
    const { Prefix = '', Delimiter = '', StartAfter = '', MaxKeys = 1_000 } = input;
    const { ContinuationToken, EncodingType, FetchOwner } = input;
    requireCount('maxKeys', MaxKeys);
    const maxKeys = Math.min(1_000, MaxKeys);
    const after = ContinuationToken === undefined ? StartAfter : tokenKey(ContinuationToken);
    const page = listCurrent(bucket, { prefix: Prefix, delimiter: Delimiter, after, maxKeys });
    const shown = encodedWith(EncodingType);
    const owner = FetchOwner ? { Owner: { ID: canonicalId(ctx.account) } } : {};
    return {
      Name: bucket.name,
      Prefix: shown(Prefix),
      MaxKeys: maxKeys,
      KeyCount: page.objects.length + page.prefixes.length,
      IsTruncated: page.isTruncated,
      ...(Delimiter === '' ? {} : { Delimiter: shown(Delimiter) }),
      ...(StartAfter === '' ? {} : { StartAfter: shown(StartAfter) }),
      ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
      ...(page.isTruncated ? { NextContinuationToken: `1${page.last}` } : {}),
      ...(EncodingType === undefined ? {} : { EncodingType }),
      Contents: page.objects.map((object) => ({
        ...contentOf(object),
        Key: shown(object.key),
        ...owner,
      })),
      CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: shown(prefix) })),
    };
  },
});

/** Tokens carry the last name of the page before. */
function tokenKey(token: string): string {
  if (token.startsWith('1')) return token.slice(1);
  throw invalidArgument(
    'The continuation token provided is incorrect',
    'continuation-token',
    token,
  );
}
