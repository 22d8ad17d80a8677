import { operation } from '../../../gateway/service.ts';
import { bucketArn, canonicalId, findBucket } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { contentOf, encodedWith, requireCount, rolledUp } from '../objects/listing.ts';
import { keysOf } from '../objects/store.ts';
import type { Bucket, S3Object, S3State } from '../state.ts';

interface Input {
  readonly Bucket: string;
  readonly Prefix?: string;
  readonly Delimiter?: string;
  readonly KeyMarker?: string;
  readonly VersionIdMarker?: string;
  readonly MaxKeys?: number;
  readonly EncodingType?: string;
}

interface Entry {
  readonly object: S3Object;
  readonly isLatest: boolean;
}

/** Every version and delete marker, newest first by key. AWS page: "ListObjectVersions". */
export const listObjectVersions = operation<S3State, Input>({
  name: 'ListObjectVersions',
  readOnly: true,
  trail: { category: 'data', dataResourceType: 'AWS::S3::Object' },
  action: 's3:ListBucketVersions',
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, input) => {
    const bucket = findBucket(ctx, input.Bucket);
    const { Prefix = '', Delimiter = '', KeyMarker = '', MaxKeys = 1_000, EncodingType } = input;
    requireCount('maxKeys', MaxKeys);
    const shown = encodedWith(EncodingType);
    const { entries, prefixes, isTruncated } = pageOf(bucket, input);
    const last = entries.at(-1)?.object;
    const Owner = { ID: canonicalId(ctx.account) };
    const versionOf = ({ object, isLatest }: Entry) => ({
      VersionId: object.versionId,
      IsLatest: isLatest,
      Owner,
    });
    return {
      Name: bucket.name,
      Prefix: shown(Prefix),
      KeyMarker: shown(KeyMarker),
      MaxKeys: Math.min(1_000, MaxKeys),
      IsTruncated: isTruncated,
      ...(Delimiter === '' ? {} : { Delimiter: shown(Delimiter) }),
      ...(isTruncated && last
        ? { NextKeyMarker: shown(last.key), NextVersionIdMarker: last.versionId }
        : {}),
      Versions: entries
        .filter(({ object }) => !object.isDeleteMarker)
        .map((entry) => ({
          ...contentOf(entry.object),
          Key: shown(entry.object.key),
          ...versionOf(entry),
        })),
      DeleteMarkers: entries
        .filter(({ object }) => object.isDeleteMarker)
        .map((entry) => ({
          Key: shown(entry.object.key),
          LastModified: entry.object.modifiedAt,
          ...versionOf(entry),
        })),
      CommonPrefixes: prefixes.map((prefix) => ({ Prefix: shown(prefix) })),
    };
  },
});

function pageOf(bucket: Bucket, input: Input) {
  const { Prefix: prefix = '', Delimiter: delimiter = '', MaxKeys = 1_000 } = input;
  const { KeyMarker = '', VersionIdMarker } = input;
  const most = Math.min(1_000, MaxKeys);
  const keys = [...keysOf(bucket)].filter((key) => key.startsWith(prefix)).sort();
  const entries: Entry[] = [];
  const prefixes: string[] = [];
  for (const key of keys) {
    if (key < KeyMarker || (key === KeyMarker && VersionIdMarker === undefined)) continue;
    const rolled = rolledUp(key, { prefix, delimiter });
    if (rolled !== null) {
      if (prefixes.at(-1) !== rolled && rolled > KeyMarker) prefixes.push(rolled);
      continue;
    }
    const newestFirst = [...bucket.objects.get(key)!].reverse();
    const skipped =
      key === KeyMarker
        ? newestFirst.findIndex(({ versionId }) => versionId === VersionIdMarker) + 1
        : 0;
    for (const object of newestFirst.slice(skipped)) {
      if (entries.length + prefixes.length >= most) {
        return { entries, prefixes, isTruncated: most > 0 };
      }
      entries.push({ object, isLatest: object === newestFirst[0] });
    }
  }
  return { entries, prefixes, isTruncated: false };
}
