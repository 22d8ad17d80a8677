import { operation } from '../../../gateway/service.ts';
import { bucketArn, canonicalId, findBucket } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { encodedWith, requireCount } from '../objects/listing.ts';
import type { S3State } from '../state.ts';
import { listUploads } from '../uploads/listing.ts';
import type { Upload } from '../uploads/upload.ts';

interface Input {
  readonly Bucket: string;
  readonly Prefix?: string;
  readonly Delimiter?: string;
  readonly KeyMarker?: string;
  readonly UploadIdMarker?: string;
  readonly MaxUploads?: number;
  readonly EncodingType?: string;
}

/** Uploads in progress by key, 1,000 a page. AWS page: "ListMultipartUploads". */
export const listMultipartUploads = operation<S3State, Input>({
  name: 'ListMultipartUploads',
  readOnly: true,
  trail: { category: 'data', dataResourceType: 'AWS::S3::Object' },
  action: 's3:ListBucketMultipartUploads',
  resource: bucketArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, input) => {
    const bucket = findBucket(ctx, input.Bucket);
    const { Prefix = '', Delimiter = '', KeyMarker = '', EncodingType } = input;
    const { MaxUploads = 1_000 } = input;
    requireCount('max-uploads', MaxUploads);
    // An id alone marks nothing.
    const UploadIdMarker = KeyMarker === '' ? '' : (input.UploadIdMarker ?? '');
    const most = Math.min(1_000, MaxUploads);
    const page = listUploads(bucket, {
      prefix: Prefix,
      delimiter: Delimiter,
      keyMarker: KeyMarker,
      idMarker: UploadIdMarker,
      most,
    });
    const shown = encodedWith(EncodingType);
    return {
      Bucket: bucket.name,
      KeyMarker: shown(KeyMarker),
      UploadIdMarker,
      NextKeyMarker: shown(page.last.key),
      NextUploadIdMarker: page.last.id,
      ...(Prefix === '' ? {} : { Prefix: shown(Prefix) }),
      ...(Delimiter === '' ? {} : { Delimiter: shown(Delimiter) }),
      ...(EncodingType === undefined ? {} : { EncodingType }),
      MaxUploads: most,
      IsTruncated: page.isTruncated,
      Uploads: page.uploads.map((upload) => uploadAnswer(upload, shown, ctx.account)),
      CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: shown(prefix) })),
    };
  },
});

function uploadAnswer(
  { id, draft, initiatedAt, initiator, checksum }: Upload,
  shown: (text: string) => string,
  account: string,
): Record<string, unknown> {
  return {
    UploadId: id,
    Key: shown(draft.key),
    Initiated: Math.floor(initiatedAt / 1_000) * 1_000,
    StorageClass: draft.storageClass ?? 'STANDARD',
    Owner: { ID: canonicalId(account) },
    Initiator: initiator,
    ...(checksum ? { ChecksumAlgorithm: checksum.algorithm, ChecksumType: checksum.type } : {}),
  };
}
