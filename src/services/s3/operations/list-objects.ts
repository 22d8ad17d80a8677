import { operation } from '../../../gateway/service.ts';
import { bucketArn, canonicalId, findBucket } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { contentOf, encodedWith, listCurrent, requireCount } from '../objects/listing.ts';
import type { S3State } from '../state.ts';

interface Input {
  readonly Bucket: string;
  readonly Prefix?: string;
  readonly Delimiter?: string;
  readonly Marker?: string;
  readonly MaxKeys?: number;
  readonly EncodingType?: string;
}

/** The first form of listing. AWS page: "ListObjects". */
export const listObjects = operation<S3State, Input>({
  name: 'ListObjects',
  readOnly: true,
  trail: { category: 'data', dataResourceType: 'AWS::S3::Object' },
  action: 's3:ListBucket',
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, input) => {
    const bucket = findBucket(ctx, input.Bucket);
    const { Prefix = '', Delimiter = '', Marker = '', MaxKeys = 1_000, EncodingType } = input;
    requireCount('maxKeys', MaxKeys);
    const maxKeys = Math.min(1_000, MaxKeys);
    const page = listCurrent(bucket, {
      prefix: Prefix,
      delimiter: Delimiter,
      after: Marker,
      maxKeys,
    });
    const shown = encodedWith(EncodingType);
    const Owner = { ID: canonicalId(ctx.account) };
    return {
      Name: bucket.name,
      Prefix: shown(Prefix),
      Marker: shown(Marker),
      MaxKeys: maxKeys,
      IsTruncated: page.isTruncated,
      ...(Delimiter === '' ? {} : { Delimiter: shown(Delimiter) }),
      ...(page.isTruncated && Delimiter !== '' ? { NextMarker: shown(page.last) } : {}),
      ...(EncodingType === undefined ? {} : { EncodingType }),
      Contents: page.objects.map((object) => ({
        ...contentOf(object),
        Key: shown(object.key),
        Owner,
      })),
      CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: shown(prefix) })),
    };
  },
});
